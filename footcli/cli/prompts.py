"""Numbered prompts, one question at a time, over plain lines: they work with a screen reader, in a pipe and on any terminal.

Every question takes: a number (or several), words of an answer, `u` not sure, `0` none of these, `?` help, `why`, `b` back,
`q` save and leave. On a number question the number itself is the answer; choices are never numbered there.
"""

import contextlib
import sys
from collections.abc import Callable
from dataclasses import dataclass

from footcli.errors import FootcliError
from footcli.knowledge.models import Option, Question
from footcli.triage.answers import NONE, UNKNOWN, Answer, parse_answer

HINTS = {
    "single": "Type a number. u = not sure, b = back, ? = help, why, q = save and leave.",
    "multi": "Type the numbers that fit, with spaces. 0 = none of these, u = not sure, b = back, ? = help, why, q = save and leave.",
    "number": "Type a number. u = not sure, b = back, ? = help, why, q = save and leave.",
    "yes_no": "Type y or n. u = not sure, b = back, ? = help, why, q = save and leave.",
}
SHORT_HINTS = {
    "single": "(number, u, b, ?, why, q)",
    "multi": "(numbers, 0 = none, u, b, ?, why, q)",
    "number": "(number, u, b, ?, why, q)",
    "yes_no": "(y, n, u = not sure, b, ?, why, q)",
}


class Back(Exception):
    """The person wants to go back one question."""


class Leave(Exception):
    """The person wants to save and leave, or the input ended (`ended` is true then)."""

    def __init__(self, ended: bool = False) -> None:
        super().__init__()
        self.ended = ended


@dataclass
class Prompter:
    """Asks questions through `read` (one line, given the prompt) and `write` (one line)."""

    read: Callable[[str], str]
    write: Callable[[str], None]
    width: Callable[[], int]
    hints_given: int = 0

    def ask(self, question: Question, options: tuple[Option, ...], head: str, extra: Callable[[], None] | None = None) -> Answer:
        """One answer. Raises Back or Leave. A wrong answer is explained, the second time in other words."""
        self.write("")
        for line in self._wrap(head + question.text):
            self.write(line)
        if extra is not None:
            extra()
        for number, option in enumerate(options, 1):
            for line in self._wrap(option.text, f"{number:>3}  "):
                self.write(line)
        if question.kind == "multi":
            self.write("  0  None of these")
        if self.hints_given < 2:
            for line in self._wrap(HINTS[question.kind]):
                self.write(line)
        else:
            self._say(SHORT_HINTS[question.kind])
        self.hints_given += 1
        wrong = 0
        while True:
            said = self._line("> ").strip()
            word = said.lower().rstrip(".")
            if word in ("b", "back"):
                raise Back
            if word in ("q", "quit", "exit"):
                raise Leave
            if word in ("?", "h", "help"):
                self._say(question.help or "Choose what fits best. If you do not know, not sure is a good answer.")
                self._how(options, question)
                continue
            if word == "why":
                self._say(question.why)
                continue
            try:
                return self._understand(word, question, options)
            except FootcliError as error:
                wrong += 1
                self._say(str(error) if wrong == 1 else self._otherwise(question, options))

    def yes_no(self, text: str, default: bool = True) -> bool:
        """A plain yes-or-no of the program's own, Enter taking the default."""
        while True:
            said = self._line(f"{text} [{'Y/n' if default else 'y/N'}] ").strip().lower()
            if not said:
                return default
            if said in ("y", "yes"):
                return True
            if said in ("n", "no"):
                return False
            if said in ("q", "quit"):
                raise Leave
            self._say("Please type y or n.")

    def line(self, text: str) -> str:
        """Any line the person types."""
        return self._line(text)

    def _line(self, prompt: str) -> str:
        try:
            return self.read(prompt)
        except EOFError:
            raise Leave(ended=True) from None

    def _say(self, text: str) -> None:
        for line in self._wrap(text):
            self.write(line)

    def _wrap(self, text: str, first: str = "") -> list[str]:
        from footcli.render.text import fill

        return fill(text, self.width(), first)

    def _how(self, options: tuple[Option, ...], question: Question) -> None:
        if question.check:
            from footcli.cli.screen import load_knowledge

            findings = load_knowledge().findings
            for number, option in enumerate(options, 1):
                how = findings[option.id].how if option.id in findings else None
                if how:
                    for line in self._wrap(how, f"{number:>3}  "):
                        self.write(line)

    def _understand(self, word: str, question: Question, options: tuple[Option, ...]) -> Answer:
        if question.kind == "yes_no":
            known = {"y": "yes", "yes": "yes", "1": "yes", "n": "no", "no": "no", "2": "no", "u": UNKNOWN, "not sure": UNKNOWN}
            if word in known:
                return known[word]
            raise FootcliError("Please type y for yes, n for no, or u for not sure.")
        if word in ("u", "n", "not sure", "unsure", "unknown", "don't know", "dont know"):
            return UNKNOWN
        if question.kind == "number":
            try:
                number = float(word.replace(",", "."))
            except ValueError:
                raise FootcliError(f"Please type a number from {question.min:g} to {question.max:g}.") from None
            return parse_answer(question, int(number) if number.is_integer() else number)
        if question.kind == "multi" and word in ("0", "none", "none of these", "no"):
            return (NONE,)
        chosen = [self._pick(piece, options) for piece in self._pieces(word, options)]
        if not chosen:
            raise FootcliError(f"Please type a number from 1 to {len(options)}.")
        if question.kind == "single":
            if len(chosen) > 1:
                raise FootcliError("Please choose only one: the one that fits best.")
            return chosen[0]
        return parse_answer(question, list(dict.fromkeys(chosen)))

    def _pieces(self, word: str, options: tuple[Option, ...]) -> list[str]:
        pieces = [p for p in word.replace(",", " ").replace("+", " ").replace(" and ", " ").split() if p]
        return pieces if pieces and all(p.isdigit() for p in pieces) else ([word] if word else [])

    def _pick(self, piece: str, options: tuple[Option, ...]) -> str:
        if piece.isdigit():
            if 1 <= int(piece) <= len(options):
                return options[int(piece) - 1].id
            raise FootcliError(f"There is no number {piece} here. Please type a number from 1 to {len(options)}.")
        fitting = [o for o in options if piece in o.text.lower() or piece == o.id]
        if len(fitting) == 1:
            return fitting[0].id
        if fitting:
            raise FootcliError(f'"{piece}" fits {len(fitting)} of the answers. Please type the number instead.')
        raise FootcliError(
            f'I did not understand "{piece[:40]}". Please type a number from 1 to {len(options)}, u for not sure, or ? for help.'
        )

    def _otherwise(self, question: Question, options: tuple[Option, ...]) -> str:
        if question.kind == "number":
            return f"Only digits, please: for example {int((question.min or 0) + (question.max or 10)) // 3}. Or u for not sure."
        if question.kind == "multi":
            return "Type only numbers from the list, for example: 1 3. Type 0 if none fits, or u if you are not sure."
        return f"Type one number from 1 to {max(len(options), 2)}, then Enter. Or u if you are not sure."


def terminal_prompter() -> Prompter:
    """A prompter on the real terminal: prompts on standard output, lines from standard input."""
    from footcli.cli.screen import say, width

    with contextlib.suppress(ImportError):
        import readline  # noqa: F401  (line editing for input())

    def read(prompt: str) -> str:
        if sys.stdin.isatty():
            return input(prompt)
        say(prompt, end="")
        line = sys.stdin.readline()
        if not line:
            raise EOFError
        say(line.rstrip("\n"))
        return line.rstrip("\n")

    return Prompter(read, say, width)
