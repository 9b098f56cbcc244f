"""Numbered prompts, one question at a time, over plain lines: they work with a screen reader, in a pipe and on any terminal.

Every question takes: a number (or several), words of an answer, `u` not sure, `0` none of these, `?` help, `why`, `b` back,
`q` save and leave; Enter keeps what was said before. On a number question the number itself is the answer.
"""

import contextlib
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from footcli.cli.replies import Reader, understand_reply
from footcli.errors import FootcliError
from footcli.knowledge.models import Option, Question
from footcli.triage.answers import NONE, Answer

ALWAYS = "u = not sure, b = back, ? = help, why, q = save and leave."
HINTS = {
    "single": f"Type a number. {ALWAYS}",
    "multi": f"Type the numbers that fit, with spaces. 0 = none of these, {ALWAYS}",
    "number": f"Type a number. {ALWAYS}",
    "yes_no": f"Type y or n. {ALWAYS}",
}
SHORT_HINTS = {
    "single": "(number, u not sure, b back, ? help, why, q leave)",
    "multi": "(numbers, 0 none, u not sure, b back, ? help, why, q leave)",
    "number": "(number, u not sure, b back, ? help, why, q leave)",
    "yes_no": "(y, n, u not sure, b back, ? help, why, q leave)",
}

if TYPE_CHECKING:
    from footcli.knowledge.load import Knowledge


class Back(Exception):
    """The person wants to go back one question."""


class Leave(Exception):
    """The person wants to save and leave, or the input ended (`ended` is true then)."""

    def __init__(self, ended: bool = False) -> None:
        super().__init__()
        self.ended = ended


@dataclass(frozen=True)
class Kept:
    """An answer from before that Enter keeps, and the words for it and for what else can be done. With `adds`, numbers add to it."""

    answer: Answer
    said: str
    change: str
    adds: bool = False

    @property
    def told(self) -> str:
        """The sentence beside the place where one types."""
        return f"{self.said} {self.change}"

    def with_more(self, answer: Answer, question: Question) -> Answer:
        """What was kept and what was typed, together where the one is added to the other."""
        if not (self.adds and isinstance(answer, tuple) and isinstance(self.answer, tuple)):
            return answer
        order = [o.id for o in question.options]
        return tuple(sorted({*self.answer, *answer} - {NONE}, key=order.index))


@dataclass
class Prompter:
    """Asks questions through `read` (one line, given the prompt) and `write` (one line)."""

    read: Callable[[str], str]
    write: Callable[[str], None]
    width: Callable[[], int]
    own_words: Reader | None = None
    hints_given: int = 0

    def ask(
        self,
        question: Question,
        options: tuple[Option, ...],
        head: str,
        extra: Callable[[], None] | None = None,
        kept: Kept | None = None,
    ) -> Answer:
        """One answer. Raises Back or Leave. A wrong answer is explained, the second time in other words."""
        self._put(question, options, head, extra, kept)
        wrong = 0
        while True:
            said = self._line("> ").strip()
            word = said.lower().rstrip(".")
            if word in ("b", "back"):
                raise Back
            if word in ("q", "quit", "exit"):
                raise Leave
            if word in ("?", "h", "help"):
                self.help(question, options)
                continue
            if word == "why":
                self.say(question.why)
                continue
            if not word and kept is not None:
                return kept.answer
            try:
                answer = understand_reply(said, question, options, self.own_words)
                return kept.with_more(answer, question) if kept is not None else answer
            except FootcliError as error:
                wrong += 1
                listed = len(error.problems) > 1
                for problem in error.problems if wrong == 1 or listed else (self._otherwise(question, options),):
                    number = problem[:5] if listed and problem[:3].strip().isdigit() else ""
                    self.say(problem.removeprefix(number), number)

    def help(self, question: Question, options: tuple[Option, ...]) -> None:
        """The question in other words, what each answer means where that is known, and what else one can type."""
        self.say(question.help or "Choose what fits best. If you do not know, not sure is a good answer.")
        if question.check or question.id == "danger":
            from footcli.cli.screen import load_knowledge

            findings = load_knowledge().findings
            for number, option in enumerate(options, 1):
                how = findings[option.id].how if option.id in findings else None
                if how:
                    self.say(how, f"{number:>3}  ")
        if question.id == "danger":
            self.say("u is for when you cannot tell about any of them.")
        self.say(self.hint(question))

    def hint(self, question: Question) -> str:
        """What one can type."""
        return HINTS[question.kind]

    def line(self, text: str) -> str:
        """Any line the person types."""
        return self._line(text)

    def say(self, text: str, first: str = "") -> None:
        """A sentence, wrapped to the screen; `first` leads its first line."""
        from footcli.render.text import fill

        for line in fill(text, self.width(), first):
            self.write(line)

    def _put(self, question: Question, options: tuple[Option, ...], head: str, extra: Callable[[], None] | None, kept: Kept | None) -> None:
        """The question, its answers, and last, next to where one types, what was said before and what can be typed."""
        self.write("")
        self.say(head + question.text)
        if extra is not None:
            extra()
        for number, option in enumerate(options, 1):
            self.say(option.text, f"{number:>3}  ")
        if question.kind == "multi":
            self.write("  0  None of these")
        if kept is not None:
            self.say(kept.told)
        self.say(self.hint(question) if self.hints_given < 2 else SHORT_HINTS[question.kind])
        self.hints_given += 1

    def _line(self, prompt: str) -> str:
        """One line typed after a prompt. A prompt wider than the screen is wrapped: only its last line is left to the terminal."""
        from footcli.render.text import fill

        *above, last = fill(prompt, self.width() - 1)
        for line in above:
            self.write(line)
        try:
            return self.read(last + " ")
        except EOFError:
            raise Leave(ended=True) from None

    def _otherwise(self, question: Question, options: tuple[Option, ...]) -> str:
        if question.kind == "number":
            return f"Only digits, please: for example {int((question.min or 0) + (question.max or 10)) // 3}. Or u for not sure."
        if question.kind == "yes_no":
            return "Type y or n, then Enter. Or u if you are not sure."
        if question.kind == "multi":
            return "Type only numbers from the list, for example: 1 3. Type 0 if none fits, or u if you are not sure."
        return f"Type one number from 1 to {max(len(options), 2)}, then Enter. Or u if you are not sure."


def reader_of(known: "Knowledge") -> Reader:
    """Finds the answer to a question in a person's own words."""

    def read(said: str, question: Question) -> Answer | None:
        from datetime import date

        from footcli.triage.free_text import understand

        return understand(said, known, today=date.today()).answers.get(question.id)

    return read


def terminal_prompter(known: "Knowledge") -> Prompter:
    """A prompter on the real terminal: prompts on standard output, lines from standard input."""
    from footcli.cli.screen import say, width

    editing = os.environ.get("TERM") != "dumb"  # there it would scroll sideways and hide the prompt
    if editing:
        with contextlib.suppress(ImportError):
            import readline  # noqa: F401  (line editing for input())

    def read(prompt: str) -> str:
        there = sys.stdin.isatty()
        if there and editing:
            return input(prompt)
        say(prompt, end="")
        line = sys.stdin.readline()
        if not line:
            raise EOFError
        if not there:
            say(line.rstrip("\n"))
        return line.rstrip("\n")

    return Prompter(read, say, width, reader_of(known))
