"""`footcli sessions`: the interviews kept on this computer."""

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from footcli.diary.sessions import Sessions

app = typer.Typer(
    help="The interviews kept on this computer.", invoke_without_command=True, rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)  # fmt: skip


@app.callback()
def sessions(context: typer.Context, as_json: Annotated[bool, typer.Option("--json", help="As JSON, for other programs.")] = False) -> None:
    """List the saved interviews, with where they are kept."""
    if context.invoked_subcommand is not None:
        return
    from footcli.cli.screen import load_knowledge, show, show_json
    from footcli.render.sessions import sessions_data, sessions_page

    store, known = _store(), load_knowledge()
    if as_json:
        show_json(sessions_data(store.all(), known))
    else:
        show(sessions_page(store.all(), str(store.folder), known))


@app.command("show")
def show_session(
    name: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="Which one, as `footcli sessions` lists it. Without it: the latest.")
    ] = None,
) -> None:
    """Show the result of one saved interview again."""
    from footcli.cli.result import present
    from footcli.cli.screen import load_knowledge
    from footcli.cli.triage import last_session
    from footcli.diary.sessions import assess_session

    known = load_knowledge()
    session = last_session(name)
    latest = _store().latest(done=True)
    source = "" if latest is not None and latest.id == session.id else f" --session {session.id}"
    present(assess_session(session, known), known, False, session.tools, source)


@app.command("delete")
def delete(
    names: Annotated[list[str] | None, typer.Argument(metavar="ID...", help="Which ones, as `footcli sessions` lists them.")] = None,
    everything: Annotated[bool, typer.Option("--all", help="Delete every saved interview.")] = False,
) -> None:
    """Delete saved interviews for good."""
    from footcli.cli.screen import say
    from footcli.errors import FootcliError

    store = _store()
    chosen = [s.id for s in store.all()] if everything else list(names or [])
    if not chosen and not everything:
        raise FootcliError("Name the interviews to delete (`footcli sessions` lists them), or use --all.")
    for name in chosen:
        store.load(name)
    for name in chosen:
        store.delete(name)
    say(f"Deleted: {', '.join(chosen)}." if chosen else "There was nothing to delete.")


def _store() -> "Sessions":
    from footcli.cli.screen import settings
    from footcli.diary.paths import records_dir
    from footcli.diary.sessions import Sessions

    return Sessions(records_dir(settings.data_dir))
