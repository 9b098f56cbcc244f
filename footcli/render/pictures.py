"""The drawings for paper: one for each exercise (data/pictures) and the foot map with the places to roll."""

import re
from html import unescape

from footcli.care.plan import Plan
from footcli.knowledge.load import Knowledge, data_dir
from footcli.knowledge.models import Exercise
from footcli.render.doc import Block, Doc, Heading, Picture
from footcli.render.foot_map import foot_map, svg_with


def illustrated(page: Doc, plan: Plan, knowledge: Knowledge) -> Doc:
    """The page of a plan with the foot map before its first part and a drawing under the heading of each exercise."""
    exercises = iter([item.exercise for phase in plan.phases for item in phase.items])
    places = rolled_zones(plan, knowledge)
    blocks: list[Block] = []
    for block in page:
        if isinstance(block, Heading) and block.level == 2 and places and not any(isinstance(b, Picture) for b in blocks):
            blocks.append(place_map(places, knowledge))
        blocks.append(block)
        if isinstance(block, Heading) and block.level == 3:
            drawn = drawing(next(exercises))
            blocks += [drawn] if drawn else []
    return Doc(tuple(blocks))


def rolled_zones(plan: Plan, knowledge: Knowledge, phases: int | None = None) -> tuple[str, ...]:
    """The zones of the foot map that the first `phases` of a plan (or all) roll or press, each once, in the order of the plan."""
    rolled = [i.exercise.area for p in plan.phases[:phases] for i in p.items if i.exercise.kind == "roll" and i.exercise.area]
    return tuple(dict.fromkeys(zone for area in rolled for zone in knowledge.areas[area].zones))


def place_map(zones: tuple[str, ...], knowledge: Knowledge) -> Picture:
    """The foot map with these zones marked."""
    return foot_map(zones, 80, tuple((f.id, f.text) for f in knowledge.findings.values() if f.kind == "zone"))


def drawing(exercise: Exercise) -> Picture | None:
    """The drawing of an exercise, if there is one."""
    name = exercise.picture or ""
    if not re.fullmatch(r"[a-z0-9-]+", name) or not (data_dir() / "pictures" / f"{name}.svg").is_file():
        return None
    words = re.search(r"<desc>(.*?)</desc>", _file(name), re.DOTALL)
    return Picture("", (unescape(words[1]) if words else exercise.name,), name)


def svg_of(picture: Picture) -> str:
    """The drawing itself."""
    return svg_with(picture.marked) if picture.svg == "foot_map" else _file(picture.svg)


def _file(name: str) -> str:
    return (data_dir() / "pictures" / f"{name}.svg").read_text("utf-8")
