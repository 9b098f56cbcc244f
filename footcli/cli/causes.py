"""`footcli causes`: what the program knows about each possible cause."""

from typing import Annotated

import typer

app = typer.Typer(
    help="The causes it knows, and one cause in full.", invoke_without_command=True, rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)  # fmt: skip


@app.callback()
def causes(context: typer.Context, as_json: Annotated[bool, typer.Option("--json", help="As JSON, for other programs.")] = False) -> None:
    """List the causes the program knows. `causes show NAME` gives one in full."""
    if context.invoked_subcommand is not None:
        return
    from footcli.cli.screen import load_knowledge, show, show_json
    from footcli.render.causes import causes_page
    from footcli.render.data import causes_data

    known = load_knowledge()
    if as_json:
        show_json(causes_data(known.causes.values()))
    else:
        show(causes_page(known))


@app.command("show", short_help="Show one cause in full, or each that a wider name covers.")
def show_cause(
    name: Annotated[str, typer.Argument(help='A cause by its id or by any of its names, for example "shin splints".')],
    sources: Annotated[bool, typer.Option("--sources", help="Show each figure with where it comes from.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON, for other programs.")] = False,
) -> None:
    """Show one cause in full, or each cause that a wider name covers (such as \"tendinitis\")."""
    from footcli.cli.screen import load_knowledge, show, show_json
    from footcli.errors import FootcliError
    from footcli.render.causes import cause_page, group_page
    from footcli.render.data import record_data
    from footcli.triage.names import find_causes, named_with

    known = load_knowledge()
    try:
        found = find_causes(name, known)
    except FootcliError:
        if not (found := named_with(name, known)):
            raise
    if as_json:
        show_json({"schema": "footcli.cause/1", "causes": [record_data(c) for c in found]})
    elif len(found) == 1:
        show(cause_page(found[0], known, sources=sources))
    else:
        show(group_page(name, found))
