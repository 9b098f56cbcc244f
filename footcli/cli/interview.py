"""Runs the interview on the screen: asks, lets one go back, shows the answers for review, and keeps each one as it is given."""

import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from footcli.cli.owned import ask_tools
from footcli.cli.prompts import Back, Kept, Leave, Prompter
from footcli.cli.review import review
from footcli.cli.screen import is_terminal, say, settings, show, tell, width
from footcli.cli.told import own_lines, spoken, take_words
from footcli.diary.paths import records_dir
from footcli.diary.sessions import Session, Sessions, assess_session
from footcli.errors import FootcliError
from footcli.render.doc import Para, doc
from footcli.triage.answers import NONE, UNKNOWN, Answer, parse_answer, shown_options
from footcli.triage.assess import Assessment

if TYPE_CHECKING:
    from footcli.knowledge.load import Knowledge
    from footcli.knowledge.models import Option, Question

INTRO = (
    "A few questions about your foot or lower leg, then what it could be and what to do. It takes about two minutes. "
    "It gives possible causes, not a diagnosis. In an emergency, call your local emergency number instead."
)
AGAIN = "Go on with: footcli triage --resume"
WAITING = "An interview that you broke off is waiting: `footcli triage --resume` goes on with it."
UNSURE = "Not sure: look again, or ask somebody to look with you."
CANNOT_TELL = "If you still cannot tell, press Enter or type u. It is then noted that these signs are not ruled out."


def interview(
    known: "Knowledge", talk: Prompter, *, resume: bool, save: bool, words: str | None, present: Callable[[Session], None]
) -> None:
    """Ask until enough is known, keep the session and `present` it. Leaving, Ctrl-C and Ctrl-D keep what was answered.

    `words` are the person's own, if they gave any on the command line.
    """
    store = Sessions(records_dir(settings.data_dir))
    waiting = store.waiting()
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
    under_way = _Interview(known, talk, session, store if save else None, present)
    try:
        under_way.greet(resumed=resume, waiting=waiting is not None)
        under_way.run(words, resumed=resume)
    except (Leave, KeyboardInterrupt) as left:
        _goodbye(left, under_way.session, save and (store.folder / f"{session.id}.json").is_file())


def _goodbye(left: Leave | KeyboardInterrupt, session: Session, kept: bool) -> None:
    """What is said to somebody who leaves early. Who had the result already needs no word."""
    interrupted = isinstance(left, KeyboardInterrupt) or left.ended
    if interrupted and is_terminal():
        tell("")
    if not session.done:
        tell(f"Your answers so far are saved. {AGAIN}" if kept else "Nothing was saved.")
        if isinstance(left, Leave) and left.ended and not is_terminal():
            raise FootcliError(
                "The input ended before the interview did. Give one line for each question, or use --answers FILE."
            ) from None
    if interrupted:
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
    """One interview under way.

    The answers so far are in `session`, kept after each one if there is a `store`; `order` is how they were given, and `before`
    holds those that were taken back, to be shown when their question comes again.
    """

    def __init__(
        self, known: "Knowledge", talk: Prompter, session: Session, store: Sessions | None, present: Callable[[Session], None]
    ) -> None:
        self.known, self.talk, self.session, self.store, self.present = known, talk, session, store, present
        self.order = list(session.answers)
        self.before: dict[str, Answer] = {}
        self.words = ""

    def greet(self, *, resumed: bool, waiting: bool) -> None:
        """The first lines: what this is, where the answers are kept, and what is there already."""
        if resumed:
            self.talk.say(f"Welcome back. You have answered {len(self.session.answers)} so far.")
            own = list(own_lines(dict(self.session.heard), self.session.absent, self.known))
            if own:
                self.talk.say("From your own words: " + " ".join(own))
            return
        self.talk.say(INTRO)
        if self.store is not None:
            self.talk.say(f"Your answers stay on this computer, in {self.store.folder}. Use --no-save to keep nothing.")
        if waiting:
            self.talk.say(WAITING)

    def run(self, words: str | None, *, resumed: bool) -> None:
        """From the first words to the result; where that is an emergency reached by a slip, to the result again."""
        if words is None and not resumed and sys.stdin.isatty():
            words = self._ask_words()
        if words:
            self._take_words(words)
        while True:
            self._ask_the_rest()
            self.present(self.session)
            if not self._was_a_slip():
                return
            self.go_back()

    def _ask_the_rest(self) -> None:
        """All that is still to ask, to the finished session."""
        self.ask_all()
        review(self)
        if self._may_exercise() and self.session.tools is None:
            self.session = replace(self.session, tools=ask_tools(self.known, self.talk))
        self.keep(done=True)
        say()

    def now(self) -> Assessment:
        """What the answers come to so far."""
        return assess_session(self.session, self.known)

    def _may_exercise(self) -> bool:
        from footcli.care.plan import may_exercise

        return may_exercise(self.now(), self.known)[0]

    def keep(self, answers: Mapping[str, Answer] | None = None, *, done: bool = False) -> None:
        """Keep these answers, or those there are."""
        self.session = self.session.with_answers(self.session.answers if answers is None else answers, done)
        if self.store is not None:
            self.store.save(self.session)

    # ------------------------------------------------------------------ own words

    def _ask_words(self) -> str:
        return self.talk.line("In your own words, what is wrong? (Enter to skip) ").strip()

    def _take_words(self, words: str) -> None:
        self.words, heard = take_words(words, self.known, self.talk)
        if not (heard.answers or heard.absent):
            self.talk.say("I did not recognise anything in that, so I will ask.")
        self.session = replace(self.session, heard=dict(heard.answers), absent=frozenset(h.finding for h in heard.absent))
        if heard.answers or heard.absent:
            self.keep()

    # ------------------------------------------------------------------ questions

    def ask_all(self) -> None:
        """Put questions until none is worth asking."""
        while (following := self.now().next) is not None:
            question = following.question
            left = "nearly done" if following.about_more == 0 else f"about {following.about_more} more"
            try:
                self.answer(question, f"Question {len(self.order) + 1} ({left}). ")
            except Back:
                self.go_back()

    def answer(self, question: "Question", head: str = "", *, again: bool = False) -> None:
        """Ask one question and keep the answer. `again`: it replaces what was said before. Raises Back or Leave."""
        answer = self._ask(question, head, again)
        if answer == UNKNOWN and isinstance(self.session.heard.get(question.id), tuple):
            self.talk.say("Noted: not sure about the rest. What you said in your own words stays.")
        elif question.kind not in ("number", "yes_no"):
            self.talk.say(f"Noted: {spoken(question, answer)}")
        self.order = [*(q for q in self.order if q != question.id), question.id]
        self.before.pop(question.id, None)
        self.keep({**self.session.answers, question.id: answer})

    def go_back(self) -> None:
        """Take the last answer back, to be asked again; before the first one, to the person's own words."""
        if self.order:
            last = self.order.pop()
            answers = dict(self.session.answers)
            self.before[last] = answers.pop(last)
            self.keep(answers)
        elif self.words or (self.session.heard and sys.stdin.isatty()):
            self._take_words(self.words or self._ask_words())
        else:
            say("This is the first question.")

    def _ask(self, question: "Question", head: str, again: bool) -> Answer:
        """One answer. What was answered before, or heard in the person's own words, is shown, and Enter keeps it."""
        others = {k: v for k, v in self.session.answers.items() if k != question.id}
        evidence = assess_session(self.session.with_answers(others), self.known).evidence
        options = shown_options(question, evidence, self.known)
        picture = self._draw_map if question.id == "where" and not settings.plain else None
        kept = self._kept(question, options, again)
        answer = self.talk.ask(question, options, head, picture, kept)
        if answer == UNKNOWN and question.id == "danger" and (kept is None or kept.answer != UNKNOWN):
            if sys.stdin.isatty():
                return self.talk.ask(question, options, head, None, Kept(UNKNOWN, UNSURE, CANNOT_TELL))
            self.talk.say(UNSURE)
        return answer

    def _kept(self, question: "Question", options: "tuple[Option, ...]", again: bool) -> Kept | None:
        """The answer that Enter keeps, if there is one and it fits what is shown."""
        earlier = self.session.answers.get(question.id, self.before.get(question.id))
        heard = self.session.heard.get(question.id)
        if earlier == UNKNOWN and isinstance(heard, tuple):
            earlier = None  # that was about what was not spoken of
        answer = heard if earlier is None else earlier
        try:
            answer = parse_answer(question, list(answer) if isinstance(answer, tuple) else answer)
        except FootcliError:
            return None
        chosen = set(answer if isinstance(answer, tuple) else (answer,))
        if question.options and not chosen & {UNKNOWN, NONE, *(o.id for o in options)}:
            return None
        adds = earlier is None and not again and isinstance(answer, tuple)
        began = "You said already" if earlier is None else "Your answer was"
        change = "numbers add to it" if adds else "another answer replaces it"
        return Kept(answer, f"{began}: {spoken(question, answer)}", f"Enter keeps it; {change}.", adds)

    def _draw_map(self) -> None:
        from footcli.render.foot_map import foot_map

        zones = tuple((f.id, f.text) for f in self.known.findings.values() if f.kind == "zone")
        picture = foot_map((), width(), zones)
        if max(map(len, picture.art.splitlines())) <= width():
            show(doc(picture))

    # ------------------------------------------------------------------ after the result

    def _was_a_slip(self) -> bool:
        """After an emergency, at a terminal: whether the person says that what they ticked was a slip."""
        if not is_terminal() or self.now().level != "emergency":
            return False
        findings = dict.fromkeys(f for r in self.now().reasons if r.level == "emergency" for f in r.findings)
        told = "; ".join(self.known.findings[f].text for f in findings) + "."
        if self.order and not findings:
            told = spoken(self.known.questions[self.order[-1]], self.session.answers[self.order[-1]])
        said = f"You {'ticked' if self.order else 'said'}: {told}"
        say()
        show(doc(Para(f"{said} If that was a slip, type b to change it. Enter ends.", "muted")))
        while True:
            try:
                word = self.talk.line("> ").strip().lower()
            except Leave:
                return False
            if word in ("b", "back"):
                return True
            if word in ("", "q", "quit"):
                return False
            self.talk.say("Type b to change it, or only press Enter to end.")
