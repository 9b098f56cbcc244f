"""`footcli tools`: the self-treatment tools, side by side."""

from typing import Annotated

import typer


def tools(
    compare: Annotated[bool, typer.Option("--compare", help="Lay the tools side by side.")] = False,
    for_cause: Annotated[
        str | None,
        typer.Option("--for", metavar="CAUSE", help='Rank them for a cause and say why, for example: --for "plantar fasciitis".'),
    ] = None,
    have: Annotated[
        str | None, typer.Option("--have", metavar="TOOLS", help='Only what you own, for example: --have "frozen bottle, tennis ball".')
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON, for other programs.")] = False,
) -> None:
    """Show the self-treatment tools: what they are good for, what not, and how sure that is."""
    from footcli.care.tools import find_tools, rank_tools
    from footcli.cli.screen import load_knowledge, show, show_json
    from footcli.render.data import record_data
    from footcli.render.tools import compare_page, list_page, ranked_page

    known = load_knowledge()
    chosen = find_tools(have, known) if have is not None else tuple(known.tools.values())
    if for_cause is not None:
        from footcli.triage.names import find_causes

        causes = find_causes(for_cause, known)
        ranked = rank_tools(chosen, causes, known)
        if as_json:
            show_json(
                {
                    "schema": "footcli.tools/1",
                    "for": [c.id for c in causes],
                    "tools": [{**record_data(r.tool), "fit": r.fit, "why": r.why, "score": r.score} for r in ranked],
                }
            )
        else:
            show(ranked_page(ranked, causes, known))
    elif as_json:
        show_json({"schema": "footcli.tools/1", "tools": [record_data(t) for t in chosen]})
    elif compare:
        show(compare_page(chosen, known))
    else:
        show(list_page(chosen, known))
