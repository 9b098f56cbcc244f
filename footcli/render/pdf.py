"""The plan as a tagged PDF (PDF/UA-1), set by typst from the template plan.typ: one page for the fridge, or the booklet.

The same plan gives the same bytes: no clock, no fonts but those that typst brings, and the words go in as data.
"""

import json
from itertools import takewhile
from pathlib import Path
from typing import Any

from footcli.care.plan import Plan
from footcli.errors import FootcliError
from footcli.knowledge.load import Knowledge
from footcli.render.doc import Block, Card, Doc, Heading, Picture
from footcli.render.pictures import illustrated, roll_map, svg_of
from footcli.render.plan import SCALE, plan_page
from footcli.render.running import day, running_words

TEMPLATE = Path(__file__).with_name("plan.typ")
NEEDED = 'PDF needs one more package: pip install "footcli[pdf]". HTML and Markdown need nothing: use .html or .md.'


def paper_data(plan: Plan, knowledge: Knowledge) -> dict[str, Any]:
    """What the template shows: the page of the plan as plain data, and what of it goes on the fridge."""
    page = illustrated(plan_page(plan, knowledge), plan, knowledge)
    places = roll_map(plan, knowledge, phases=1)
    return {
        "title": f"Foot plan from {plan.request.today.isoformat()}",
        "days": max(c.day for c in plan.programme.checks),
        "blocks": [_block(b) for b in page],
        "fridge": {
            "begin": [_block(b) for b in _first_phase(page)],
            "map": _block(places) if places else None,
            "lead": ([["For whom", plan.request.about]] if plan.request.about else [])
            + [["Running now", running_words(plan)], ["Pain rule", f"{SCALE} {plan.pain_rule.text}"]]
            + [["Mind", c] for c in plan.cautions[:2]]
            + [["Not now", f"{tool.name}. {why}"] for tool, why in plan.barred[:2]],
            "habits": [f"{i.exercise.name}: {i.exercise.dose.text}" for i in plan.phases[0].habits],
            "checks": [[day(d), c.ask] for d, c in zip(plan.check_dates(), plan.programme.checks, strict=True)],
            "stops": list(plan.be_seen_if),
        }
        if plan.offered
        else None,
    }


def _first_phase(page: Doc) -> list[Block]:
    """The blocks from the first heading of level 2 up to the next one."""
    parts = list(page)
    start = next(i for i, b in enumerate(parts) if isinstance(b, Heading) and b.level == 2)
    return [parts[start], *takewhile(lambda b: not (isinstance(b, Heading) and b.level == 2), parts[start + 1 :])]


def _block(block: Block) -> dict[str, Any]:
    data: dict[str, Any] = {"kind": type(block).__name__, **vars(block)}
    if isinstance(block, Picture):
        data["svg"] = svg_of(block) if block.svg else None
    if isinstance(block, Card):
        data["blocks"] = [_block(b) for b in block.blocks]
    return data


def page_pdf(page: Doc, title: str, *, paper: str) -> bytes:
    """The PDF of any page. Raises FootcliError where typst is not installed or cannot set a letter."""
    return plan_pdf({"title": title, "days": 0, "blocks": [_block(b) for b in page], "fridge": None}, full=True, paper=paper)


def plan_pdf(data: dict[str, Any], *, full: bool, paper: str) -> bytes:
    """The PDF for `paper_data`. Raises FootcliError where typst is not installed or cannot set a letter."""
    try:
        import typst
    except ImportError:
        raise FootcliError(NEEDED) from None
    inputs = {
        "data": json.dumps(data, ensure_ascii=False),
        "full": "yes" if full else "no",
        "paper": {"letter": "us-letter"}.get(paper, paper),
    }
    try:
        return bytes(typst.compile(TEMPLATE.read_bytes(), sys_inputs=inputs, ignore_system_fonts=True, pdf_standards=["ua-1"]))
    except (typst.TypstError, RuntimeError) as error:
        reason = str(error).strip().splitlines()[0]
        raise FootcliError(f"The PDF could not be made ({reason}). The files .html and .md hold the same plan.") from None
