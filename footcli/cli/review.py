"""Shows every answer before the result, those taken from the person's own words too, and lets any of them be changed."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from footcli.cli.prompts import Back, Leave, Prompter
from footcli.cli.told import spoken
from footcli.triage.answers import UNKNOWN

if TYPE_CHECKING:
    from footcli.diary.sessions import Session
    from footcli.knowledge.load import Knowledge
    from footcli.knowledge.models import Question
    from footcli.triage.assess import Assessment

ASK = "Enter to see the result, or the number of an answer to change: "


class UnderWay(Protocol):
    """The interview whose answers are looked over."""

    known: "Knowledge"
    talk: Prompter
    session: "Session"

    def answer(self, question: "Question", *, again: bool) -> None:
        """Ask one question again."""

    def go_back(self) -> None:
        """Take the last answer back."""

    def ask_all(self) -> None:
        """Ask what has become worth asking."""

    def keep(self) -> None:
        """Keep the answers there are."""

    def now(self) -> "Assessment":
        """What the answers come to so far."""


@dataclass(frozen=True)
class Entry:
    """One line: the answer to a question, or a finding that the person's own words ruled out."""

    text: str
    question: str = ""
    ruled_out: str = ""


def entries_of(session: "Session", known: "Knowledge") -> list[Entry]:
    """All that the result will rest on."""
    questions = known.questions
    entries = [Entry(f"{questions[k].text} {spoken(questions[k], a)}", k) for k, a in session.answers.items() if k in questions]
    entries += [
        Entry(f"From your own words: {questions[k].text} {spoken(questions[k], a)}", k)
        for k, a in session.heard.items()
        if k in questions and session.answers.get(k, UNKNOWN) == UNKNOWN
    ]
    ruled_out = (f for f in known.findings.values() if f.id in session.absent)
    return entries + [Entry(f"From your own words: no: {f.text}", ruled_out=f.id) for f in ruled_out]


def review(interview: UnderWay) -> None:
    """Show the answers, let any line be changed, and go on when the person is content. Raises Leave."""
    while interview.now().level != "emergency":
        entries = entries_of(interview.session, interview.known)
        interview.talk.write("")
        interview.talk.say("Your answers:")
        for number, entry in enumerate(entries, 1):
            interview.talk.say(entry.text, f"{number:>3}  ")
        chosen = _choice(interview.talk, len(entries))
        if chosen is None:
            return
        if chosen:
            _change(interview, entries[chosen - 1])
        else:
            interview.go_back()
        interview.ask_all()


def _choice(talk: Prompter, count: int) -> int | None:
    """The number of the line to change, 0 to go back to the last question, None where all is right. Raises Leave."""
    while True:
        said = talk.line(ASK).strip().lower()
        if said in ("", "y", "yes", "ok"):
            return None
        if said in ("q", "quit"):
            raise Leave
        if said in ("b", "back"):
            return 0
        if said.isdigit() and 1 <= int(said[:6]) <= count:
            return int(said)
        talk.say(f"Please type a number from 1 to {count}, b to go back, or press Enter.")


def _change(interview: UnderWay, entry: Entry) -> None:
    if entry.ruled_out:
        interview.session = replace(interview.session, absent=interview.session.absent - {entry.ruled_out})
        interview.keep()
        interview.talk.say(f"Taken out: {interview.known.findings[entry.ruled_out].text}.")
        return
    try:
        interview.answer(interview.known.questions[entry.question], again=True)
    except Back:
        return
