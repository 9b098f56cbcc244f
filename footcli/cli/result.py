"""Shows a result at the terminal: the page, what to type next, and the verdict once more where the page has scrolled away."""

import re
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from footcli.knowledge.load import Knowledge
    from footcli.render.doc import Doc
    from footcli.triage.assess import Assessment

NOTHING_KEPT = "Nothing was kept. With --save, `footcli routine` (your plan) and `footcli refer` (the visit) can use this result."


def present(
    assessment: "Assessment", known: "Knowledge", as_json: bool, owned: frozenset[str] | None = None, source: str | None = ""
) -> None:
    """Show an assessment with its referral and plan. `owned` are the ids of the tools the person has, if they said.

    `source` is what other commands need on their line to find these answers again; None where they were not kept.
    """
    from footcli.care.referral import refer

    referral = refer(assessment, known)
    if as_json:
        from footcli.cli.screen import show_json
        from footcli.render.data import assessment_data

        show_json(assessment_data(assessment, referral, known))
        return
    from footcli.care.choice import Request
    from footcli.care.plan import plan_for
    from footcli.cli.screen import show, width
    from footcli.render.foot_map import foot_map
    from footcli.render.result import Result, result_page, verdict
    from footcli.triage.explain import home_test, watch_list

    zones = tuple((f.id, f.text) for f in known.findings.values() if f.kind == "zone")
    marked = assessment.evidence.zones(known)
    picture = foot_map(marked, width(), zones) if marked else None
    plan = plan_for(assessment, known, Request(today=date.today(), tools=owned))
    result = Result(assessment, referral, plan, watch_list(assessment, known), home_test(assessment, known))
    page = naming(source, result_page(result, known, picture))
    show(page)
    if assessment.level != "emergency" and _scrolls(page):
        from footcli.cli.screen import say
        from footcli.render.doc import Para, doc

        say()
        show(doc(Para(verdict(assessment, date.today()), "strong")))


def naming(source: str | None, page: "Doc") -> "Doc":
    """The page with the other commands it names written so that they find these answers; without them where nothing was kept."""
    from footcli.render.doc import Bullets, Doc

    if source == "":
        return page
    found = re.compile(r"^footcli (routine|refer|explain)\b")
    blocks = []
    for block in page:
        if isinstance(block, Bullets) and any(map(found.match, block.items)):
            if source is None:
                kept = tuple(item for item in block.items if not found.match(item))
                block = Bullets((NOTHING_KEPT, *kept), block.mark, block.tone, block.title)
            else:
                block = Bullets(tuple(found.sub(lambda m: m[0] + str(source), i) for i in block.items), block.mark, block.tone, block.title)
        blocks.append(block)
    return Doc(tuple(blocks))


def _scrolls(page: "Doc") -> bool:
    """Whether, at a terminal, the top of the page is gone from the screen when its end is there."""
    import shutil

    from footcli.cli.screen import is_terminal, settings, width
    from footcli.render.text import to_text

    return is_terminal() and to_text(page, width(), plain=settings.plain).count("\n") + 2 >= shutil.get_terminal_size().lines
