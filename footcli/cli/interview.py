"""Runs the interview on the screen: asks, lets one go back, shows the answers for review, and keeps each one as it is given."""

import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from footcli.cli.prompts import Back, Leave, Prompter, terminal_prompter
from footcli.cli.screen import say, settings, show, tell, width
from footcli.diary.paths import records_dir
from footcli.diary.sessions import Session, Sessions, assess_session
from footcli.errors import FootcliError
from footcli.knowledge.models import rank
from footcli.render.doc import doc
from footcli.triage.answers import NONE, UNKNOWN, Answer, shown_options
from footcli.triage.assess import Assessment

if TYPE_CHECKING:
    from footcli.knowledge.load import Knowledge
    from footcli.knowledge.models import Question
    from footcli.triage.free_text import Understood

INTRO = (
    "A few questions about your foot or lower leg, then what it could be and what to do. It takes about two minutes. "
    "It gives possible causes, not a diagnosis. In an emergency, call your local emergency number instead."
)
AGAIN = "Go on with: footcli triage --resume"


def interview(known: "Knowledge", *, resume: bool, save: bool, words: str | None = None) -> Session | None:
    """Ask until enough is known, and return the finished session; None where the person left. Ctrl-C keeps what was answered.

    `words` are the person's own, if they gave any on the command line.
    """
    store = Sessions(records_dir(settings.data_dir))
    if resume:
        broken_off = store.latest(done=False)
        if broken_off is None:
            raise FootcliError("There is no interview to go on with. `footcli triage` starts a new one.")
        session = replace(broken_off, answers={k: v for k, v in broken_off.answers.items() if k in known.questions})
    else:
        session = store.new(datetime.now().replace(microsecond=0).isoformat())
    if not anybody_there():
        raise FootcliError(
            "There is nobody to ask: standard input is closed or empty. "
            "Run `footcli triage` in a terminal, or give your answers with --answers FILE."
        )
    talk = _Interview(known, terminal_prompter(), session, store if save else None)
    try:
        return talk.run(words, resumed=resume)
    except Leave as left:
        kept = save and (store.folder / f"{session.id}.json").is_file()
        tell(f"Your answers so far are saved. {AGAIN}" if kept else "Nothing was saved.")
        if left.ended:
            raise FootcliError(
                "The input ended before the interview did. Give one line for each question, or use --answers FILE."
            ) from None
        return None
    except KeyboardInterrupt:
        kept = save and (store.folder / f"{session.id}.json").is_file()
        tell("\n" + (f"Your answers so far are saved. {AGAIN}" if kept else "Stopped. Nothing was saved."))
        sys.exit(130)


def anybody_there() -> bool:
    """A terminal, or a pipe with at least one line in it (looked at without taking it)."""
    try:
        if sys.stdin is None or sys.stdin.closed:
            return False
        return sys.stdin.isatty() or bool(sys.stdin.buffer.peek(1))  # type: ignore[union-attr]
    except (ValueError, OSError, AttributeError):
        return False


class _Interview:
    """One interview under way: the answers so far are in `session`, kept after each one if there is a `store`."""

    def __init__(self, known: "Knowledge", talk: Prompter, session: Session, store: Sessions | None) -> None:
        self.known, self.talk, self.session, self.store = known, talk, session, store

    def run(self, words: str | None, *, resumed: bool) -> Session:
        """From the first words to the finished session."""
        self._greet(resumed)
        if words is None and not resumed and sys.stdin.isatty():
            words = self.talk.line("In your own words, what is wrong? (Enter to skip) ").strip()
        if words:
            self._take_words(words)
        self._ask_all()
        if self._now().level != "emergency":
            self._review()
        if rank(self._now().level) < rank("same_day"):
            self.session = replace(self.session, tools=self._ask_tools())
        self._keep(done=True)
        say()
        return self.session

    def _now(self) -> Assessment:
        return assess_session(self.session, self.known)

    def _keep(self, answers: Mapping[str, Answer] | None = None, *, done: bool = False) -> None:
        self.session = self.session.with_answers(self.session.answers if answers is None else answers, done)
        if self.store is not None:
            self.store.save(self.session)

    def _say(self, text: str, first: str = "") -> None:
        from footcli.render.text import fill

        for line in fill(text, width(), first):
            say(line)

    def _greet(self, resumed: bool) -> None:
        if resumed:
            self._say(f"Welcome back. You have answered {len(self.session.answers)} so far.")
            return
        self._say(INTRO)
        if self.store is not None:
            self._say(f"Your answers stay on this computer, in {self.store.folder}. Use --no-save to keep nothing.")

    def _take_words(self, words: str) -> None:
        """Show what was understood of the person's own words, and let them take out what is wrong."""
        from footcli.triage.free_text import understand

        heard = understand(words, self.known, today=date.today())
        while heard.present or heard.absent or heard.unsure:
            say()
            say("This is what I understood. + is there, - is not, ? is not sure:")
            lines = [*(("+", h) for h in heard.present), *(("-", h) for h in heard.absent), *(("?", h) for h in heard.unsure)]
            for number, (mark, one) in enumerate(lines, 1):
                self._say(f"{mark} {self.known.findings[one.finding].text}", f"{number:>3}  ")
            said = self.talk.line("Enter if that is right, or the numbers to take out: ").replace(",", " ").split()
            if said and said[0].lower() in ("q", "quit"):
                raise Leave
            wrong = {lines[int(w) - 1][1].finding for w in said if w.isdigit() and 1 <= int(w) <= len(lines)}
            if not wrong:
                break
            heard = heard.without(wrong, self.known)
        if not (heard.present or heard.absent):
            self._say("I did not recognise anything in that, so I will ask.")
            return
        self.session = replace(self.session, heard=dict(heard.answers), absent=frozenset(h.finding for h in heard.absent))
        self._keep()

    def _ask_all(self) -> None:
        """Put questions until none is worth asking."""
        order = list(self.session.answers)
        while True:
            now = self._now()
            if now.next is None:
                return
            question, answers = now.next.question, dict(self.session.answers)
            left = "nearly done" if now.next.about_more == 0 else f"about {now.next.about_more} more"
            try:
                answers[question.id] = self._ask(question, f"Question {len(order) + 1} ({left}). ")
                order.append(question.id)
            except Back:
                if order:
                    answers.pop(order.pop())
                else:
                    say("This is the first question.")
            self._keep(answers)

    def _ask(self, question: "Question", head: str) -> Answer:
        """One answer. What was heard in the person's own words about it is shown, and stays."""
        others = {k: v for k, v in self.session.answers.items() if k != question.id}
        evidence = assess_session(self.session.with_answers(others), self.known).evidence
        options = shown_options(question, evidence, self.known)
        heard = self.session.heard.get(question.id)
        said = tuple(heard) if question.kind == "multi" and isinstance(heard, tuple) else ()

        def extra() -> None:
            if question.id == "where" and not settings.plain:
                self._draw_map()
            if said:
                self._say(f"You said already: {spoken(question, said)}")

        answer = self.talk.ask(question, options, head, extra)
        if said and isinstance(answer, tuple):
            order = [o.id for o in question.options]
            return tuple(sorted({*said, *answer} - {NONE}, key=order.index))
        return answer

    def _draw_map(self) -> None:
        from footcli.render.foot_map import foot_map

        zones = tuple((f.id, f.text) for f in self.known.findings.values() if f.kind == "zone")
        picture = foot_map((), width(), zones)
        if max(map(len, picture.art.splitlines())) <= width():
            show(doc(picture))

    def _review(self) -> None:
        """Show every answer, let any line be changed, and go on when the person is content."""
        while True:
            say()
            say("Your answers:")
            answers = dict(self.session.answers)
            keys = list(answers)
            for number, key in enumerate(keys, 1):
                self._say(f"{self.known.questions[key].text} {spoken(self.known.questions[key], answers[key])}", f"{number:>3}  ")
            said = self.talk.line("Enter to see the result, or the number of an answer to change: ").strip().lower()
            if said in ("", "y", "yes", "ok"):
                return
            if said in ("q", "quit"):
                raise Leave
            if said.isdigit() and 1 <= int(said) <= len(keys):
                question = self.known.questions[keys[int(said) - 1]]
                try:
                    answers[question.id] = self._ask(question, "")
                except Back:
                    continue
                self._keep(answers)
                self._ask_all()
                continue
            say(f"Please type a number from 1 to {len(keys)}, or press Enter.")

    def _ask_tools(self) -> frozenset[str] | None:
        """What the person owns, for the plan."""
        tools = [t for t in self.known.tools.values() if not t.free]
        say()
        say("For the plan: which of these do you own?")
        for number, tool in enumerate(tools, 1):
            self._say(tool.name, f"{number:>3}  ")
        while True:
            said = self.talk.line("Numbers with spaces, or Enter for none of them: ").replace(",", " ").split()
            if all(w.isdigit() and 1 <= int(w) <= len(tools) for w in said):
                return frozenset(tools[int(w) - 1].id for w in said)
            if said and said[0].lower() in ("q", "quit"):
                raise Leave
            say(f"Please type numbers from 1 to {len(tools)}, or only press Enter.")


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


def understood_words(heard: "Understood", known: "Knowledge") -> str:
    """What was understood, in one line."""
    told = [f"+ {known.findings[h.finding].text}" for h in heard.present] + [f"- {known.findings[h.finding].text}" for h in heard.absent]
    return "; ".join(told) or "nothing"
