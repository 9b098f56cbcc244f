"""Turns a plan or a page into the content of a file of the wanted format."""

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from footcli.care.plan import Plan
    from footcli.knowledge.load import Knowledge
    from footcli.render.doc import Doc


def plan_file(plan: "Plan", known: "Knowledge", ending: str, *, full: bool, paper: str) -> str | bytes:
    """The content of a plan file: `ending` is .pdf, .html, .md, .ics or .json."""
    from footcli.render.plan import plan_data, plan_page

    if ending == ".html":
        from footcli.render.html import plan_html

        return plan_html(plan, known)
    if ending == ".pdf":
        from footcli.render.pdf import paper_data, plan_pdf

        return plan_pdf(paper_data(plan, known), full=full, paper=paper)
    if ending == ".ics":
        from footcli.render.ics import plan_ics

        return plan_ics(plan, known)
    return page_file(plan_page(plan, known), plan_data(plan, known), "", ending, paper)


def page_file(page: "Doc", data: dict[str, Any], title: str, ending: str, paper: str) -> str | bytes:
    """The content of a file of any page: `ending` is .pdf, .html, .md or .json; `data` is what the last holds."""
    if ending == ".json":
        return json.dumps(data, indent=2, ensure_ascii=False) + "\n"
    if ending == ".html":
        from footcli.render.html import to_html

        return to_html(page, title)
    if ending == ".pdf":
        from footcli.render.pdf import page_pdf

        return page_pdf(page, title, paper=paper)
    from footcli.render.markdown import to_markdown

    return to_markdown(page)
