"""Turns a plan into the content of a file of the wanted format."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from footcli.care.plan import Plan
    from footcli.knowledge.load import Knowledge


def plan_file(plan: "Plan", known: "Knowledge", ending: str, *, full: bool, paper: str) -> str | bytes:
    """The content of a plan file: `ending` is .pdf, .html, .md, .ics or .json."""
    if ending == ".json":
        import json

        from footcli.render.plan import plan_data

        return json.dumps(plan_data(plan, known), indent=2, ensure_ascii=False) + "\n"
    if ending == ".html":
        from footcli.render.html import plan_html

        return plan_html(plan, known)
    if ending == ".pdf":
        from footcli.render.pdf import paper_data, plan_pdf

        return plan_pdf(paper_data(plan, known), full=full, paper=paper)
    if ending == ".ics":
        from footcli.render.ics import plan_ics

        return plan_ics(plan, known)
    if ending == ".md":
        from footcli.render.markdown import to_markdown
        from footcli.render.plan import plan_page

        return to_markdown(plan_page(plan, known))
    raise NotImplementedError(ending)
