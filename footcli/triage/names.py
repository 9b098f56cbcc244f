"""Finds causes by what people call them: ids, standard names, lay names, and the names in the article."""

import re
from collections.abc import Callable, Iterable
from difflib import get_close_matches

from footcli.errors import FootcliError, nearest
from footcli.knowledge.load import Knowledge
from footcli.knowledge.models import Cause


def plain_form(name: str) -> str:
    """A name without case, punctuation and plural endings, for comparing."""
    words = re.findall(r"[a-z0-9]+", name.lower())
    return " ".join(w[:-1] if len(w) > 3 and w.endswith("s") and not w.endswith(("ss", "is", "us")) else w for w in words)


MOST_LISTED = 8
"""Causes named at the most where a name fits several."""


def find_causes(name: str, knowledge: Knowledge) -> tuple[Cause, ...]:
    """The cause of that id or name, or all causes that a wider name covers.

    A name that is only part of the name of one cause is enough. Raises FootcliError where it is part of several, and lists them,
    or where it is none, with the nearest name.
    """
    called = _called(name, knowledge)
    if called:
        return called
    containing = named_with(name, knowledge)
    if len(containing) == 1:
        return containing
    if containing:
        raise FootcliError(f'"{name[:60]}" is part of the name of several causes. Name one of them:', *_listed(containing))
    names = {n: c.id for c in knowledge.causes.values() for n in (c.id, c.name.lower(), *c.also, *c.article)}
    problem = f'There is no cause called "{name[:60]}".'
    alike = () if get_close_matches(name.lower()[:60], names, n=1, cutoff=0.88) else named_with(_mended(name, names), knowledge)
    if alike:
        raise FootcliError(f"{problem} Did you mean one of these?", *_listed(alike))
    raise FootcliError(f"{problem}{nearest(name.lower(), names)} `footcli causes` lists them all.")


def _listed(causes: tuple[Cause, ...]) -> list[str]:
    """Causes one a line, as many as one can take in."""
    more = [f"And {len(causes) - MOST_LISTED} more: `footcli causes` lists them all."] if len(causes) > MOST_LISTED else []
    return [*(f"  {c.id}: {c.name}" for c in causes[:MOST_LISTED]), *more]


def _mended(name: str, names: Iterable[str]) -> str:
    """The name with each mistyped word replaced by the nearest word of any known name."""
    known = {w for n in names for w in plain_form(n).split()}
    return " ".join(w if w in known else next(iter(get_close_matches(w, known, n=1, cutoff=0.8)), w) for w in plain_form(name[:60]).split())


def named_with(name: str, knowledge: Knowledge) -> tuple[Cause, ...]:
    """The causes that have all these words in one of their names, those with the shortest such name first, then the most common."""
    wanted = set(plain_form(name).split())
    if not wanted or max(map(len, wanted)) < 3:
        return ()
    shortest = {}
    for cause in knowledge.causes.values():
        names = (plain_form(n).split() for n in (cause.id, cause.name, *cause.also, *cause.article))
        lengths = [len(words) for words in names if wanted <= set(words)]
        if lengths:
            shortest[cause.id] = min(lengths)
    return tuple(knowledge.causes[c] for c in sorted(shortest, key=lambda c: (shortest[c], -knowledge.causes[c].weight)))


def _called(name: str, knowledge: Knowledge) -> tuple[Cause, ...]:
    """The cause of that id or name, all causes that a name in the article covers, or those people call so; empty if none."""
    wanted = plain_form(name)
    by_id = knowledge.causes.get(name.strip().lower())
    if by_id is not None:
        return (by_id,)

    def those(names: Callable[[Cause], Iterable[str]]) -> tuple[Cause, ...]:
        return tuple(c for c in knowledge.causes.values() if wanted in {plain_form(n) for n in names(c)})

    return those(lambda c: (c.id, c.name)) or those(lambda c: c.article) or those(lambda c: c.also)


def find_cause(name: str, knowledge: Knowledge) -> Cause:
    """Exactly one cause. Raises FootcliError where the name covers several, and names them."""
    found = find_causes(name, knowledge)
    if len(found) > 1:
        ids = ", ".join(c.id for c in found[:MOST_LISTED])
        raise FootcliError(f'"{name}" covers several causes: {ids}. Name one of them.')
    return found[0]
