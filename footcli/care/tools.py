"""Chooses tools: by the names people use for them, and by how well they serve a cause."""

from dataclasses import dataclass

from footcli.care.limits import lower_first
from footcli.errors import FootcliError, nearest
from footcli.knowledge.load import Knowledge
from footcli.knowledge.models import Cause, Tool

FITS = {"good": 3, "fair": 2, "poor": 1, "unsafe": 0}
WORST_FIRST = ("unsafe", "poor", "fair", "good")


@dataclass(frozen=True)
class RankedTool:
    """A tool for a cause: how well it fits, why, and a score from 0 (unsafe) upwards whose parts the page explains."""

    tool: Tool
    fit: str
    why: str
    score: int


def find_tools(names: str, knowledge: Knowledge) -> tuple[Tool, ...]:
    """The tools in a list of names separated by commas. Raises FootcliError naming each that is not known."""
    found: list[Tool] = []
    problems: list[str] = []
    for name in (n.strip() for n in names.split(",")):
        if not name:
            continue
        try:
            found.append(find_tool(name, knowledge))
        except FootcliError as error:
            problems.extend(error.problems)
    if problems:
        raise FootcliError(*problems)
    if not found:
        raise FootcliError('No tool was named. Write for example: --have "tennis ball, towel"')
    return tuple(dict.fromkeys(found))


def find_tool(name: str, knowledge: Knowledge) -> Tool:
    """A tool by its id or any of its names. Raises FootcliError with the nearest name."""
    wanted = _plain(name)
    for tool in knowledge.tools.values():
        if wanted in {_plain(n) for n in (tool.id, tool.name, *tool.also)}:
            return tool
    names = {n.lower() for t in knowledge.tools.values() for n in (t.id, t.name, *t.also)}
    raise FootcliError(f'There is no tool called "{name[:40]}".{nearest(name.lower(), names)} `footcli tools` lists them all.')


def _plain(name: str) -> str:
    word = name.lower().removeprefix("the ").replace("-", "").replace(" ", "")
    return word.removesuffix("s")


def rank_tools(tools: tuple[Tool, ...], causes: tuple[Cause, ...], knowledge: Knowledge) -> tuple[RankedTool, ...]:
    """The tools for these causes, best first: fit counts most, then what costs nothing, then what fits a pocket.

    A tool that is unsafe for any of the causes, or that works only through what they forbid, comes last.
    """
    ranked = []
    for tool in tools:
        fit, why = _fit(tool, causes, knowledge)
        score = 0 if fit == "unsafe" else 10 * FITS[fit] + 2 * tool.free + (tool.portable == "pocket")
        ranked.append(RankedTool(tool, fit, why, score))
    return tuple(sorted(ranked, key=lambda r: (-r.score, r.tool.name)))


def _fit(tool: Tool, causes: tuple[Cause, ...], knowledge: Knowledge) -> tuple[str, str]:
    for cause in causes:
        for fit in tool.fits:
            if fit.cause == cause.id and fit.fit == "unsafe":
                return "unsafe", fit.why
    uses = [e for e in knowledge.exercises.values() if tool.id in e.tools]
    fits = {f.cause for f in tool.fits if f.fit in ("good", "fair")}
    for cause in causes:
        bad = {*cause.forbid}
        nothing_left = bool(uses) and all(bad & {*e.stresses} for e in uses)
        presses = cause.id not in fits and bool(bad & {*tool.stresses})
        if nothing_left or presses or ("everything" in bad and (uses or tool.stresses)):
            return "unsafe", f"What it is used for is not safe with {lower_first(cause.name)}."
    forbidden = {stress for cause in causes for stress in cause.forbid}
    named = [f for f in tool.fits if f.cause in {c.id for c in causes}]
    if named:
        best = min(named, key=lambda f: WORST_FIRST.index(f.fit))
        return best.fit, best.why
    helpful = {h.id for cause in causes for h in cause.exercises}
    served = [e.name for e in uses if e.id in helpful and not forbidden & set(e.stresses)]
    if served:
        return "fair", f"Used for: {', '.join(served[:2]).lower()}."
    return "poor", "Nothing known that it would do for this."
