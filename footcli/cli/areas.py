"""`footcli areas`: where to treat, on the foot and the lower leg."""

from typing import Annotated

import typer


def areas(as_json: Annotated[bool, typer.Option("--json", help="As JSON, for other programs.")] = False) -> None:
    """Show the areas of the foot and lower leg to treat: how to find them, why, and what to do there."""
    from footcli.cli.screen import load_knowledge, show, show_json
    from footcli.render.areas import areas_page
    from footcli.render.data import record_data

    known = load_knowledge()
    if as_json:
        show_json({"schema": "footcli.areas/1", "areas": [record_data(a) for a in known.areas.values()]})
    else:
        show(areas_page(known))
