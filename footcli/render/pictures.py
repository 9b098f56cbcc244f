"""The drawings for paper: one for each exercise (data/pictures) and the foot map with the places to roll."""

import re
from dataclasses import replace
from html import unescape

from footcli.care.plan import Plan
from footcli.knowledge.files import data_dir
from footcli.knowledge.load import Knowledge
from footcli.knowledge.models import Exercise
from footcli.render.doc import Block, Doc, Heading, Picture
from footcli.render.foot_map import foot_map, svg_with


def illustrated(page: Doc, plan: Plan, knowledge: Knowledge) -> Doc:
    """The page of a plan with the foot map before its first part and a drawing under the heading of each exercise."""
    places = roll_map(plan, knowledge)
    blocks: list[Block] = []
    for block in page:
        if isinstance(block, Heading) and block.level == 2 and places and not any(isinstance(b, Picture) for b in blocks):
            blocks.append(places)
        blocks.append(block)
        if isinstance(block, Heading) and block.about:
            drawn = drawing(knowledge.exercises[block.about])
            blocks += [drawn] if drawn else []
    return Doc(tuple(blocks))


def roll_map(plan: Plan, knowledge: Knowledge, phases: int | None = None) -> Picture | None:
    """The foot map with the places that the first `phases` of a plan (or all) roll or press; None where there are none.

    Of an area's zones only the first is the place itself; the others are where its pain is felt, such as a bone or a nerve,
    and must not be pressed. The words are those of the exercise, which say it more exactly than the name of a zone.
    """
    numbers = {zone.id: n for n, zone in enumerate((f for f in knowledge.findings.values() if f.kind == "zone"), 1)}
    places: dict[str, str] = {}
    for exercise in (item.exercise for phase in plan.phases[:phases] for item in phase.items if item.exercise.kind == "roll"):
        for zone in knowledge.areas[exercise.area].zones[:1] if exercise.area else ():
            places.setdefault(zone, exercise.find or exercise.name)
    if not places:
        return None
    drawn = foot_map(tuple(places), 80, tuple((zone, knowledge.findings[zone].text) for zone in numbers))
    return replace(drawn, alt=tuple(f"{numbers[zone]}: {words}" for zone, words in places.items()))


def drawing(exercise: Exercise) -> Picture | None:
    """The drawing of an exercise, if there is one."""
    name = exercise.picture or ""
    if not re.fullmatch(r"[a-z0-9-]+", name) or not (data_dir() / "pictures" / f"{name}.svg").is_file():
        return None
    words = re.search(r"<desc>(.*?)</desc>", _file(name), re.DOTALL)
    return Picture("", (unescape(words[1]) if words else exercise.name,), name)


def svg_of(picture: Picture) -> str:
    """The drawing itself. The foot map stands small beside its words, so the numbers of the marked places are made larger."""
    if picture.svg != "foot_map":
        return _file(picture.svg)
    larger = "<style>.foot-map .marked + .number { font-size: 40px; text-decoration: none; }</style>"
    return svg_with(picture.marked).replace("</svg>", f"{larger}</svg>")


def _file(name: str) -> str:
    return (data_dir() / "pictures" / f"{name}.svg").read_text("utf-8")
