"""Asks which tools a person owns, by number or by any name the knowledge has for them."""

from typing import TYPE_CHECKING

from footcli.care.tools import find_tool
from footcli.cli.prompts import Leave, Prompter
from footcli.errors import FootcliError

if TYPE_CHECKING:
    from footcli.knowledge.load import Knowledge
    from footcli.knowledge.models import Tool

ASK = "Numbers or names with commas, or Enter for none of them: "
LONGEST_NAME = 5
"""Words in the longest name of a tool that is looked for in a line without commas."""


def ask_tools(known: "Knowledge", talk: Prompter) -> frozenset[str]:
    """The ids of the tools that a person owns. Raises Leave."""
    listed = [t for t in known.tools.values() if not t.free]
    talk.write("")
    talk.say("For the plan: which of these do you own? You can also name something else, such as a towel or a frozen bottle.")
    for number, tool in enumerate(listed, 1):
        talk.say(tool.name, f"{number:>3}  ")
    while True:
        said = talk.line(ASK).strip()
        if said.lower() in ("q", "quit"):
            raise Leave
        if said.lower() in ("", "0", "none", "no", "nothing", "u", "not sure"):
            return frozenset()
        try:
            owned = tools_in(said, listed, known)
        except FootcliError as error:
            for problem in error.problems:
                talk.say(problem)
            continue
        talk.say(f"Noted: {', '.join(t.name for t in owned)}.")
        return frozenset(t.id for t in owned)


def tools_in(said: str, listed: "list[Tool]", known: "Knowledge") -> "tuple[Tool, ...]":
    """The tools in a line such as "2 5, tennis ball, towel". Raises FootcliError naming each piece that is none."""
    found: list[Tool] = []
    problems: list[str] = []
    for piece in said.replace(";", ",").replace(" and ", ",").split(","):
        words = piece.split()
        while words:
            if words[0].isdigit():
                number = int(words.pop(0)[:6])
                if 1 <= number <= len(listed):
                    found.append(listed[number - 1])
                else:
                    problems.append(f"There is no number {number} in the list. It goes from 1 to {len(listed)}.")
                continue
            try:
                tool, length = _named(words, known)
            except FootcliError as error:
                problems.extend(error.problems)
                break
            found.append(tool)
            words = words[length:]
    if problems:
        raise FootcliError(*problems, "Please type the line again, or only press Enter.")
    return tuple(dict.fromkeys(found))


def _named(words: list[str], known: "Knowledge") -> "tuple[Tool, int]":
    """The tool that these words begin with, the longest name first, and how many words it takes."""
    while words[0].lower() in ("a", "an", "my", "the", "one", "two", "some") and len(words) > 1:
        tool, length = _named(words[1:], known)
        return tool, length + 1
    name = " ".join(next((words[:n] for n in range(1, len(words)) if words[n].isdigit()), words))
    for length in range(min(len(words), LONGEST_NAME), 0, -1):
        try:
            return find_tool(" ".join(words[:length]), known), length
        except FootcliError:
            continue
    return find_tool(name, known), len(words)
