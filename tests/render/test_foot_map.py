"""The foot map shows every zone once in every form, and marking touches only what is marked."""

import re
from xml.etree import ElementTree

import pytest

from footcli.knowledge.files import data_dir
from footcli.knowledge.load import load
from footcli.render.foot_map import WIDE, foot_map, svg_with

SVG = "{http://www.w3.org/2000/svg}"
ZONES = tuple((f.id, f.text) for f in load().findings.values() if f.kind == "zone")
IDS = [zone for zone, _ in ZONES]
SIZES = {"wide": (WIDE, 36), "compact": (38, 42)}
WIDTHS = {"wide": 80, "compact": 40}


def paths(svg: str) -> list[ElementTree.Element]:
    """The drawn zones, in all views."""
    return [p for p in ElementTree.fromstring(svg).iter(f"{SVG}path") if "zone" in p.get("class", "").split()]


def place(path: ElementTree.Element) -> str:
    """The finding that a drawn zone stands for."""
    return path.get("data-zone") or path.get("id", "").removeprefix("zone-")


def test_every_zone_is_in_the_svg_once_by_id() -> None:
    found = [p.get("id", "") for p in paths(svg_with(())) if p.get("id")]
    assert sorted(found) == sorted(f"zone-{zone}" for zone in IDS)
    assert {place(p) for p in paths(svg_with(()))} == set(IDS)


def test_every_id_in_the_svg_is_unique() -> None:
    ids = [e.get("id") for e in ElementTree.fromstring(svg_with(())).iter() if e.get("id")]
    assert len(ids) == len(set(ids))


def test_every_drawn_zone_says_its_number_and_name() -> None:
    names = {zone: f"{number}: {text}" for number, (zone, text) in enumerate(ZONES, 1)}
    for path in paths(svg_with(())):
        assert path.findtext(f"{SVG}title") == names[place(path)]
        assert path.get("aria-label", names[place(path)]) == names[place(path)]
        assert path.get("d", "").endswith("Z"), "a zone is a closed shape"


def test_every_zone_has_its_number_beside_it_in_the_svg() -> None:
    numbers: dict[str, list[str]] = {}
    for view in ElementTree.fromstring(svg_with(())).iter(f"{SVG}g"):
        last = ""
        for element in view:
            if "zone" in element.get("class", "").split():
                last = place(element)
            elif element.get("class") == "number":
                numbers.setdefault(last, []).append(element.text or "")
    assert {zone: set(found) for zone, found in numbers.items()} == {zone: {str(n)} for n, zone in enumerate(IDS, 1)}


def test_the_svg_stands_alone_and_takes_the_colour_of_its_page() -> None:
    svg = svg_with(())
    assert "currentColor" in svg
    assert not re.search(r"href|<script|gradient|url\(|<image", svg)
    assert len(svg.encode()) < 60_000


@pytest.mark.parametrize("size", SIZES)
def test_every_number_is_in_the_drawing_once(size: str) -> None:
    art = foot_map((), WIDTHS[size], ZONES).art
    assert sorted(int(n) for n in re.findall(r"\d+", art)) == list(range(1, len(ZONES) + 1))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("marked", [(), tuple(IDS)])
def test_the_drawing_is_ascii_and_fits(size: str, marked: tuple[str, ...]) -> None:
    art = foot_map(marked, WIDTHS[size], ZONES).art
    columns, lines = SIZES[size]
    assert art.isascii()
    assert max(map(len, art.splitlines())) <= columns
    assert len(art.splitlines()) <= lines


@pytest.mark.parametrize(("width", "size"), [(200, "wide"), (WIDE, "wide"), (WIDE - 1, "compact"), (20, "compact")])
def test_the_width_chooses_the_drawing(width: int, size: str) -> None:
    assert foot_map((), width, ZONES).art == foot_map((), WIDTHS[size], ZONES).art


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("zone", IDS)
def test_marking_stars_only_that_number(size: str, zone: str) -> None:
    plain, marked = (foot_map(m, WIDTHS[size], ZONES).art for m in ((), (zone,)))
    number = IDS.index(zone) + 1
    assert re.findall(r"\*(\d+)\*", marked) == [str(number)]
    assert [line.rstrip() for line in marked.replace("*", " ").splitlines()] == plain.splitlines()


@pytest.mark.parametrize("zone", IDS)
def test_marking_adds_the_class_to_every_view_of_that_zone_only(zone: str) -> None:
    svg = svg_with((zone, zone))
    for path in paths(svg):
        assert path.get("class", "").split().count("marked") == (place(path) == zone)
    assert svg.replace('class="zone marked', 'class="zone') == svg_with(())


def test_the_words_are_all_zones_or_the_marked_ones() -> None:
    whole = foot_map((), 80, ZONES)
    assert whole.alt == tuple(f"{n}: {text}" for n, (_, text) in enumerate(ZONES, 1))
    some = foot_map(("achilles", "sole-ball-outer"), 80, ZONES)
    assert some.alt == tuple(f"{IDS.index(z) + 1}: {dict(ZONES)[z]}" for z in ("sole-ball-outer", "achilles"))
    assert (some.svg, some.marked) == ("foot_map", ("achilles", "sole-ball-outer"))
    assert (data_dir() / f"{some.svg}.svg").is_file()


def test_an_id_that_is_no_zone_marks_nothing() -> None:
    assert foot_map(("fever-unwell",), 80, ZONES).alt == foot_map((), 80, ZONES).alt
    assert svg_with(("fever-unwell",)) == svg_with(())
