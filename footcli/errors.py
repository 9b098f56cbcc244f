"""The one family of errors a person can meet: each says what is wrong, where, and how to mend it."""

from collections.abc import Iterable
from difflib import get_close_matches


class FootcliError(Exception):
    """Wrong use or bad input. `problems` are whole sentences, shown one a line; the exit status is 2."""

    def __init__(self, *problems: str) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class CannotWrite(FootcliError):
    """A file could not be written; nothing that was there before is lost. The exit status is 1."""


def nearest(word: object, known: Iterable[str]) -> str:
    """A hint that names the closest known id, or nothing: ' Did you mean "where"?'"""
    if not isinstance(word, str):
        return ""
    close = get_close_matches(word[:60], list(known), n=1, cutoff=0.5)
    return f' Did you mean "{close[0]}"?' if close else ""
