"""Every drawing is complete in itself, says in words what it shows, and stands with its own exercise."""

import re
from xml.etree import ElementTree

import pytest

from footcli.knowledge.load import data_dir
from footcli.render.doc import Heading, Picture
from footcli.render.pictures import drawing, illustrated, rolled_zones, svg_of
from footcli.render.plan import plan_page
from tests.render.plans import KNOWN, OFFERED, REFUSED

SVG = "{http://www.w3.org/2000/svg}"
FILES = sorted((data_dir() / "pictures").glob("*.svg"))
DRAWN = {e.picture: e for e in KNOWN.exercises.values() if e.picture}


def test_every_named_picture_is_there_and_no_other() -> None:
    assert {f.stem for f in FILES} == set(DRAWN)


def test_every_rolling_stretching_strength_and_balance_exercise_has_a_drawing() -> None:
    assert [e.id for e in KNOWN.exercises.values() if e.kind in ("roll", "stretch", "strength", "balance") and not e.picture] == []


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_a_drawing_has_a_name_words_and_nothing_from_elsewhere(file: object) -> None:
    text = file.read_text("utf-8")  # type: ignore[attr-defined]
    svg = ElementTree.fromstring(text)
    assert svg.get("role") == "img"
    assert svg.findtext(f"{SVG}title") == DRAWN[file.stem].name  # type: ignore[attr-defined]
    assert len(svg.findtext(f"{SVG}desc") or "") > 30
    assert not re.search(r"<script|<style|<image|href|url\(| id=", text)
    assert len(text) < 12_000


def test_the_words_of_a_drawing_come_from_the_drawing() -> None:
    picture = drawing(KNOWN.exercises["roll-arch"])
    assert picture is not None
    assert f"<desc>{picture.alt[0]}</desc>" in svg_of(picture)


def test_a_picture_that_is_not_ours_is_left_out() -> None:
    from dataclasses import replace

    for name in ("no-such-drawing", "../foot_map", "", None):
        assert drawing(replace(KNOWN.exercises["roll-arch"], picture=name)) is None


@pytest.mark.parametrize("name", OFFERED)
def test_each_drawing_stands_under_the_heading_of_its_own_exercise(name: str) -> None:
    blocks = list(illustrated(plan_page(OFFERED[name], KNOWN), OFFERED[name], KNOWN))
    for before, block in zip(blocks, blocks[1:], strict=False):
        if isinstance(block, Picture) and block.svg != "foot_map":
            assert isinstance(before, Heading)
            assert DRAWN[block.svg].name in before.text


def test_the_foot_map_marks_the_places_of_the_rolling_exercises_only() -> None:
    assert set(rolled_zones(OFFERED["soreness"], KNOWN)) == {*KNOWN.areas["calves"].zones, *KNOWN.areas["soleus"].zones}
    assert rolled_zones(OFFERED["few days"], KNOWN) == rolled_zones(REFUSED, KNOWN) == ()


def test_a_plan_that_is_not_offered_has_no_picture() -> None:
    assert not any(isinstance(b, Picture) for b in illustrated(plan_page(REFUSED, KNOWN), REFUSED, KNOWN))
