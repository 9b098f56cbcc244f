"""`footcli triage`: the interview, or an assessment of answers in a file."""

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from footcli.cli.prompts import Prompter
    from footcli.diary.sessions import Session, Sessions
    from footcli.knowledge.load import Knowledge

KEEPS = (
    "Keep the answers on this computer, so that routine and refer can use them. "
    "An interview is kept unless you say --no-save; answers from a file, or words without a terminal, only if you say --save."
)
COMPLAINTS = frozenset({"complaint-pain"})
"""What alone says nothing about a foot: that something hurts."""

NOTHING_UNDERSTOOD = (
    "Nothing in these words was understood. Say where it hurts and when, for example: "
    '--say "my heel hurts with the first steps in the morning". Or run `footcli triage` in a terminal: it asks.'
)


def triage(
    answers: Annotated[
        str | None,
        typer.Option("--answers", metavar="FILE", help="Assess the answers in FILE (YAML or JSON; - is standard input). Asks nothing."),
    ] = None,
    words: Annotated[
        str | None, typer.Option("--say", metavar="TEXT", help="What is wrong, in your own words. The interview asks the rest.")
    ] = None,
    resume: Annotated[bool, typer.Option("--resume", help="Go on with the interview you broke off.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="The assessment as JSON, alone on standard output.")] = False,
    save: Annotated[bool | None, typer.Option("--save/--no-save", help=KEEPS, show_default=False)] = None,
    fancy: Annotated[
        bool, typer.Option("--fancy", envvar="FOOTCLI_FANCY", help="Choose answers with the arrow keys (needs the package questionary).")
    ] = False,
) -> None:
    """Answer a few questions: how soon to be seen, what it could be and why, what to do tonight."""
    from footcli.cli.screen import load_knowledge
    from footcli.errors import FootcliError

    known = load_knowledge()
    if resume and (answers is not None or words is not None):
        raise FootcliError("--resume goes on with saved answers: it does not go together with --answers or --say.")
    if answers is not None or (words is not None and (as_json or not _terminal())):
        _assess_given(answers, words, known, as_json, save=bool(save))
        return
    if as_json:
        raise FootcliError("--json needs answers: use --answers FILE or --say TEXT. The interview itself is for people.")
    from footcli.cli.interview import interview
    from footcli.cli.result import present
    from footcli.diary.sessions import assess_session

    keep = save is not False

    def show_result(done: "Session") -> None:
        present(assess_session(done, known), known, False, done.tools, "" if keep else None)

    interview(known, _prompter(known, fancy), resume=resume, save=keep, words=words, present=show_result)


def _prompter(known: "Knowledge", fancy: bool) -> "Prompter":
    """How to ask: with arrow keys only where that was asked for and can be drawn."""
    import os

    from footcli.cli.prompts import terminal_prompter
    from footcli.cli.screen import is_terminal, settings

    if fancy and is_terminal() and not settings.plain and os.environ.get("TERM", "dumb") != "dumb":
        from footcli.cli.fancy import fancy_prompter

        return fancy_prompter(known)
    return terminal_prompter(known)


def _terminal() -> bool:
    import sys

    try:
        return sys.stdin is not None and sys.stdin.isatty()
    except ValueError:
        return False


def _assess_given(answers: str | None, words: str | None, known: "Knowledge", as_json: bool, *, save: bool) -> None:
    """Assess what was given on the command line, and keep it only if that was asked for."""
    from shlex import quote

    from footcli.cli.result import present
    from footcli.cli.screen import tell
    from footcli.diary.sessions import assess_session

    session = given_session(answers, words, known, as_json=as_json)
    if save:
        store = _store()
        session = replace(session, id=store.new(session.started).id)
        store.save(session)
    file = None if answers is None else f" --answers {'FILE' if answers == '-' else quote(answers)}"
    present(assess_session(session, known), known, as_json, None, "" if save else file)
    if save:
        tell(f"Kept on this computer as {session.id}.")


def given_session(answers: str | None, words: str | None, known: "Knowledge", *, as_json: bool) -> "Session":
    """A session of the answers in a file, of a person's own words, or of both (the answers then count first).

    Raises FootcliError where they say nothing. A program that asks for JSON may begin with no answers at all.
    """
    from footcli.cli.files import read_data
    from footcli.diary.sessions import Session
    from footcli.errors import FootcliError
    from footcli.triage.answers import parse_answers

    name = "standard input" if answers == "-" else answers or ""
    later = parse_answers(read_data(answers), known, name) if answers is not None else {}
    session = Session("", datetime.now().replace(microsecond=0).isoformat(), later, done=True)
    if words is None:
        if not later and not as_json:
            raise FootcliError(f"{name} holds no answers. Write at least one line such as: where: [achilles]")
        return session
    from footcli.triage.free_text import understand

    heard = understand(words, known, today=date.today())
    if answers is None and not {f.finding for f in (*heard.present, *heard.unsure)} - COMPLAINTS:
        raise FootcliError(NOTHING_UNDERSTOOD)
    return replace(session, heard=dict(heard.answers), absent=frozenset(h.finding for h in heard.absent))


def session_of(answers: str | None, session_id: str | None, known: "Knowledge") -> "Session":
    """The answers in a file, or the saved session of that id, or the last one. Raises FootcliError where there are none."""
    return given_session(answers, None, known, as_json=False) if answers is not None else last_session(session_id)


def said_in(session: "Session") -> dict[str, str]:
    """What was said in numbers, for pages that want more than a band: age and pain, where they were asked."""
    said = {**session.heard, **session.answers}
    numbers = ((name, said.get(name)) for name in ("age", "pain"))
    return {name: f"{number:g}" for name, number in numbers if isinstance(number, int | float)}


def last_session(session_id: str | None = None) -> "Session":
    """The last finished interview, or the one of that id. Raises FootcliError where there is none."""
    from footcli.errors import FootcliError

    if session_id is not None:
        session = _store().load(session_id)
        if not session.done:
            raise FootcliError(
                f"The interview {session_id} was broken off, so it has no result. `footcli triage --resume` goes on with the last."
            )
        return session
    latest = _store().latest(done=True)
    if latest is None:
        raise FootcliError("There is no result to work from yet. Run `footcli triage` first, or name a cause with --cause.")
    return latest


def _store() -> "Sessions":
    from footcli.cli.screen import settings
    from footcli.diary.paths import records_dir
    from footcli.diary.sessions import Sessions

    return Sessions(records_dir(settings.data_dir))
