"""Every drawing is complete in itself, says in words what it shows, and stands with its own exercise."""

import re
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from footcli.care.choice import Item
from footcli.care.plan import plan_for_cause
from footcli.knowledge.files import data_dir
from footcli.render.doc import Heading, Picture
from footcli.render.pictures import drawing, illustrated, roll_map, svg_of
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
    for name in ("no-such-drawing", "../foot_map", "", None):
        assert drawing(replace(KNOWN.exercises["roll-arch"], picture=name)) is None


@pytest.mark.parametrize("name", OFFERED)
def test_each_drawing_stands_under_the_heading_of_its_own_exercise(name: str) -> None:
    blocks = list(illustrated(plan_page(OFFERED[name], KNOWN), OFFERED[name], KNOWN))
    for before, block in pairwise(blocks):
        if isinstance(block, Picture) and block.svg != "foot_map":
            assert isinstance(before, Heading)
            assert DRAWN[block.svg].name in before.text


def test_the_foot_map_marks_the_place_of_each_rolling_exercise_and_nothing_near_it() -> None:
    places = roll_map(OFFERED["soreness"], KNOWN)
    rolled = [i.exercise for p in OFFERED["soreness"].phases for i in p.items if i.exercise.kind == "roll"]
    assert places is not None
    assert set(places.marked) == {KNOWN.areas[e.area or ""].zones[0] for e in rolled}
    assert {words.split(": ", 1)[1] for words in places.alt} == {e.find for e in rolled}


def test_no_bone_or_nerve_beside_a_muscle_is_marked_to_be_rolled() -> None:
    every = plan_for_cause(KNOWN.causes["plantar-fasciitis"], KNOWN, OFFERED["heel"].request)
    items = tuple(Item(e, None, 7, ()) for e in KNOWN.exercises.values() if e.kind == "roll")
    places = roll_map(replace(every, phases=(replace(every.phases[0], items=items),)), KNOWN)
    assert places is not None
    assert not {"shin-front", "inner-ankle", "outer-ankle-behind", "sole-big-toe-ball", "heel-side", "sole-heel-centre"} & set(
        places.marked
    )


def test_a_plan_without_rolling_has_no_foot_map() -> None:
    assert roll_map(OFFERED["few days"], KNOWN) is None
    assert roll_map(REFUSED, KNOWN) is None


def test_a_plan_that_is_not_offered_has_no_picture() -> None:
    assert not any(isinstance(b, Picture) for b in illustrated(plan_page(REFUSED, KNOWN), REFUSED, KNOWN))
