"""Prompts with arrow keys for `footcli triage --fancy`: the same questions and answers, drawn by questionary (an extra)."""

from collections.abc import Callable
from importlib import import_module
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Any

from footcli.cli.prompts import Back, Kept, Leave, Prompter, terminal_prompter
from footcli.cli.replies import BOTH
from footcli.errors import FootcliError
from footcli.knowledge.models import Option, Question
from footcli.triage.answers import NONE, UNKNOWN, Answer, contradiction

if TYPE_CHECKING:
    from footcli.knowledge.load import Knowledge

KEYS = {"b": "back", "u": "not sure", "?": "help", "w": "why", "q": "save and leave"}
HINTS = {
    "single": "Arrow keys move, Enter chooses. Or a key: ",
    "multi": "Arrow keys move, the space bar ticks, Enter goes on. Or a key: 0 none of these, ",
}
ROWS_AROUND = 7
"""Lines of the question, its hints and "none of these" that stand on the screen with the list."""

TICK = "Tick something, or press 0 or u."
ALONE = '"None of these" stands alone.'


def fancy_prompter(known: "Knowledge") -> Prompter:
    """A prompter with arrow keys. Raises FootcliError where questionary is not installed."""
    try:
        import_module("questionary")
    except ImportError:
        raise FootcliError(
            'Prompts with arrow keys need one more package: pip install "questionary>=2". Or leave out --fancy (and FOOTCLI_FANCY).'
        ) from None
    plain = terminal_prompter(known)
    return Fancy(plain.read, plain.write, plain.width, plain.own_words)


class Fancy(Prompter):
    """Asks questions with a list of answers with arrow keys; all others on a line, as ever, and so lists too tall for the window."""

    by_line = False

    def ask(
        self,
        question: Question,
        options: tuple[Option, ...],
        head: str,
        extra: Callable[[], None] | None = None,
        kept: Kept | None = None,
    ) -> Answer:
        """One answer. Raises Back or Leave."""
        self.by_line = question.kind not in HINTS or not self._has_room(options)
        if self.by_line:
            return super().ask(question, options, head, extra, kept)
        self.write("")
        self.say(head + question.text)
        if extra is not None:
            extra()
        if kept is not None:
            self.say(kept.told if kept.answer == UNKNOWN else f"{kept.said} Enter keeps it.")
        self.say(self.hint(question))
        while True:
            said = self._choose(question, options, kept.answer if kept is not None else None)
            if said == "b":
                raise Back
            if said == "q":
                raise Leave
            if said == "u":
                return UNKNOWN
            if said == "?":
                self.help(question, options)
            elif said == "w":
                self.say(question.why)
            elif isinstance(said, list):
                return (NONE,) if said == [NONE] else tuple(o.id for o in options if o.id in said) or UNKNOWN
            else:
                return str(said)

    def hint(self, question: Question) -> str:
        """What one can press."""
        if self.by_line:
            return super().hint(question)
        return HINTS[question.kind] + ", ".join(f"{key} {does}" for key, does in KEYS.items()) + "."

    def _choose(self, question: Question, options: tuple[Option, ...], kept: Answer | None) -> Any:
        """What was chosen: an option's id, a list of them, or the key of something else."""
        drawn = import_module("questionary")
        many = question.kind == "multi"
        before = kept if isinstance(kept, tuple) else (kept,)

        def choice(text: str, value: str) -> Any:
            lines = self._wrap(text, self.width() - 8)
            return drawn.Choice("\n       ".join(lines), value=value, checked=many and value in before)

        choices = [choice(o.text, o.id) for o in options] + ([choice("None of these", NONE)] if many else [])
        common = {
            "qmark": "",
            "instruction": " ",
            "erase_when_done": True,
            "style": drawn.Style([("highlighted", "bold"), ("selected", "bold")]),
        }
        if many:
            box = drawn.checkbox(
                "Space ticks, Enter goes on, ? helps, 0 is none of these.",
                choices=choices,
                validate=lambda ids: _complaint(ids, question, kept == UNKNOWN),
                **common,
            )
        else:
            known = [c for c in choices if c.value in before]
            box = drawn.select("Enter chooses, ? helps.", choices=choices, default=known[0] if known else None, **common)
        _add_keys(box.application, "0" if many else "")
        return box.unsafe_ask()

    def _has_room(self, options: tuple[Option, ...]) -> bool:
        """Whether the list fits the window with its question above it."""
        rows = sum(len(self._wrap(option.text, self.width() - 8)) for option in options)
        return rows + ROWS_AROUND <= get_terminal_size().lines

    def _wrap(self, text: str, width: int) -> list[str]:
        from footcli.render.text import fill

        return fill(text, width)


def _complaint(ids: list[str], question: Question, may_be_empty: bool) -> bool | str:
    """What is wrong with these ticks; True where nothing is."""
    if NONE in ids and len(ids) > 1:
        return ALONE
    if (two := contradiction(question, ids)) is not None:
        return BOTH.format(*(option.text for option in two))
    return True if ids or may_be_empty else TICK


def _add_keys(application: Any, more: str) -> None:
    """Let the keys of the line prompts do the same here. `a` and `i`, which would tick all at once, do nothing."""
    keys = import_module("prompt_toolkit.key_binding")
    ours = keys.KeyBindings()
    for key in (*KEYS, *more):
        result = [NONE] if key == "0" else key
        ours.add(key, eager=True)(lambda event, result=result: event.app.exit(result=result))
    for key in "ai" if more else "":
        ours.add(key, eager=True)(lambda event: None)
    ours.add("c-d", eager=True)(lambda event: event.app.exit(exception=Leave(ended=True)))
    application.key_bindings = keys.merge_key_bindings([application.key_bindings, ours])
