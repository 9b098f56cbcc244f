"""Runs the interview on the screen: asks, lets one go back, shows the answers for review, and keeps each one as it is given."""

import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from footcli.cli.prompts import Back, Leave, Prompter, terminal_prompter
from footcli.cli.screen import say, settings, show, tell, width
from footcli.diary.paths import records_dir
from footcli.diary.sessions import Session, Sessions
from footcli.errors import FootcliError
from footcli.knowledge.models import rank
from footcli.render.doc import doc
from footcli.triage.answers import NONE, UNKNOWN, Answer, evidence_of, shown_options
from footcli.triage.assess import assess

if TYPE_CHECKING:
    from footcli.knowledge.load import Knowledge
    from footcli.knowledge.models import Question

INTRO = (
    "A few questions about your foot or lower leg, then what it could be and what to do. It takes about two minutes. "
    "It gives possible causes, not a diagnosis. In an emergency, call your local emergency number instead."
)
AGAIN = "Go on with: footcli triage --resume"


def interview(known: "Knowledge", *, resume: bool, save: bool) -> Session | None:
    """Ask until enough is known, and return the finished session; None where the person left. Ctrl-C keeps what was answered."""
    store = Sessions(records_dir(settings.data_dir))
    session = _session(store, resume)
    talk = terminal_prompter()
    if not resume and not _anybody_there():
        raise FootcliError(
            "There is nobody to ask: standard input is closed or empty. "
            "Run `footcli triage` in a terminal, or give your answers with --answers FILE."
        )
    answers: dict[str, Answer] = {k: v for k, v in session.answers.items() if k in known.questions}
    for line in _wrapped(INTRO if not answers else f"Welcome back. You have answered {len(answers)} so far."):
        say(line)
    if save and not answers:
        for line in _wrapped(f"Your answers stay on this computer, in {store.folder}. Use --no-save to keep nothing."):
            say(line)
    try:
        answers = _ask_all(talk, known, answers, session, store if save else None)
        if assess(answers, known).level != "emergency":
            answers = _review(talk, known, answers, session, store if save else None)
        if rank(assess(answers, known).level) < rank("same_day"):
            session = replace(session, tools=_ask_tools(talk, known))
    except Leave as left:
        _left(left, session, store, save)
        return None
    except KeyboardInterrupt:
        tell("\n" + ("Your answers so far are saved. " + AGAIN if save else "Stopped. Nothing was saved."))
        sys.exit(130)
    session = session.with_answers(answers, done=True)
    if save:
        store.save(session)
    say()
    return session


def _ask_tools(talk: Prompter, known: "Knowledge") -> frozenset[str] | None:
    """What the person owns, for the plan; None where they would rather not say."""
    tools = [t for t in known.tools.values() if not t.free]
    say()
    for line in _wrapped("For the plan: which of these do you own?"):
        say(line)
    for number, tool in enumerate(tools, 1):
        for line in _wrapped(tool.name, f"{number:>3}  "):
            say(line)
    while True:
        said = talk.line("Numbers with spaces, or Enter for none of them: ").replace(",", " ").split()
        if all(w.isdigit() and 1 <= int(w) <= len(tools) for w in said):
            return frozenset(tools[int(w) - 1].id for w in said)
        if said and said[0].lower() in ("q", "quit"):
            raise Leave
        say(f"Please type numbers from 1 to {len(tools)}, or only press Enter.")


def _session(store: Sessions, resume: bool) -> Session:
    if resume:
        broken_off = store.latest(done=False)
        if broken_off is None:
            raise FootcliError("There is no interview to go on with. `footcli triage` starts a new one.")
        return broken_off
    return store.new(datetime.now().replace(microsecond=0).isoformat())


def _anybody_there() -> bool:
    """A terminal, or a pipe with at least one line in it (looked at without taking it)."""
    try:
        if sys.stdin is None or sys.stdin.closed:
            return False
        return sys.stdin.isatty() or bool(sys.stdin.buffer.peek(1))  # type: ignore[union-attr]
    except (ValueError, OSError, AttributeError):
        return False


def _ask_all(talk: Prompter, known: "Knowledge", answers: dict[str, Answer], session: Session, store: Sessions | None) -> dict[str, Answer]:
    order = list(answers)
    while True:
        now = assess(answers, known)
        if now.next is None:
            return answers
        question = now.next.question
        head = _head(len(order) + 1, now.next.about_more)
        try:
            answers[question.id] = _ask(talk, known, question, answers, head)
            order.append(question.id)
        except Back:
            if order:
                answers.pop(order.pop())
            else:
                say("This is the first question.")
        if store is not None:
            store.save(session.with_answers(answers))


def _head(number: int, more: int) -> str:
    left = "last one" if more == 0 else f"about {more} more"
    return f"Question {number} ({left}). "


def _ask(talk: Prompter, known: "Knowledge", question: "Question", answers: Mapping[str, Answer], head: str) -> Answer:
    evidence = evidence_of(answers, known)
    options = shown_options(question, evidence, known)
    return talk.ask(question, options, head, (lambda: _draw_map(known)) if question.id == "where" and not settings.plain else None)


def _draw_map(known: "Knowledge") -> None:
    from footcli.render.foot_map import foot_map

    zones = tuple((f.id, f.text) for f in known.findings.values() if f.kind == "zone")
    picture = foot_map((), width(), zones)
    if max(map(len, picture.art.splitlines())) <= width():
        show(doc(picture))


def _review(talk: Prompter, known: "Knowledge", answers: dict[str, Answer], session: Session, store: Sessions | None) -> dict[str, Answer]:
    """Show every answer, let any line be changed, and go on when the person is content."""
    while True:
        say()
        say("Your answers:")
        keys = list(answers)
        for number, key in enumerate(keys, 1):
            for line in _wrapped(f"{known.questions[key].text} {spoken(known.questions[key], answers[key])}", f"{number:>3}  "):
                say(line)
        said = talk.line("Enter to see the result, or the number of an answer to change: ").strip().lower()
        if said in ("", "y", "yes", "ok"):
            return answers
        if said in ("q", "quit"):
            raise Leave
        if said.isdigit() and 1 <= int(said) <= len(keys):
            question = known.questions[keys[int(said) - 1]]
            try:
                answers[question.id] = _ask(talk, known, question, {k: v for k, v in answers.items() if k != question.id}, "")
            except Back:
                continue
            answers = _ask_all(talk, known, answers, session, store)
            continue
        say(f"Please type a number from 1 to {len(keys)}, or press Enter.")


def spoken(question: "Question", answer: Answer) -> str:
    """An answer in words."""
    if answer == UNKNOWN:
        return "Not sure."
    if question.kind == "yes_no":
        return "Yes." if answer == "yes" else "No."
    if question.kind == "number" and isinstance(answer, int | float):
        return f"{answer:g}."
    chosen = answer if isinstance(answer, tuple) else (str(answer),)
    if chosen == (NONE,):
        return "None of these."
    texts = {o.id: o.text for o in question.options}
    return "; ".join(texts.get(c, c) for c in chosen) + "."


def _left(left: Leave, session: Session, store: Sessions, save: bool) -> None:
    if save and store.latest(done=False) is not None:
        tell(f"Your answers so far are saved. {AGAIN}")
    else:
        tell("Nothing was saved.")
    if left.ended:
        raise FootcliError("The input ended before the interview did. Give one line for each question, or use --answers FILE.")


def _wrapped(text: str, first: str = "") -> list[str]:
    from footcli.render.text import fill

    return fill(text, width(), first)
