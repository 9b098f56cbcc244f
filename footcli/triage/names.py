"""Finds causes by what people call them: ids, standard names, lay names, and the names in the article."""

import re

from footcli.errors import FootcliError, nearest
from footcli.knowledge.load import Knowledge
from footcli.knowledge.models import Cause


def plain_form(name: str) -> str:
    """A name without case, punctuation and plural endings, for comparing."""
    words = re.findall(r"[a-z0-9]+", name.lower())
    return " ".join(w[:-1] if len(w) > 3 and w.endswith("s") and not w.endswith(("ss", "is", "us")) else w for w in words)


def find_causes(name: str, knowledge: Knowledge) -> tuple[Cause, ...]:
    """The cause of that id or name, or all causes that a wider name covers. Raises FootcliError with the nearest name."""
    wanted = plain_form(name)
    by_id = knowledge.causes.get(name.strip().lower())
    if by_id is not None:
        return (by_id,)
    exact = tuple(c for c in knowledge.causes.values() if wanted in {plain_form(n) for n in (c.id, c.name)})
    if exact:
        return exact
    grouped = tuple(c for c in knowledge.causes.values() if wanted in {plain_form(n) for n in c.article})
    if grouped:
        return grouped
    called = tuple(c for c in knowledge.causes.values() if wanted in {plain_form(n) for n in c.also})
    if called:
        return called
    names = {n: c.id for c in knowledge.causes.values() for n in (c.id, c.name.lower(), *c.also, *c.article)}
    raise FootcliError(f'There is no cause called "{name[:60]}".{nearest(name.lower(), names)} `footcli causes` lists them all.')


def find_cause(name: str, knowledge: Knowledge) -> Cause:
    """Exactly one cause. Raises FootcliError where the name covers several, and names them."""
    found = find_causes(name, knowledge)
    if len(found) > 1:
        ids = ", ".join(c.id for c in found[:8])
        raise FootcliError(f'"{name}" covers several causes: {ids}. Name one of them.')
    return found[0]
