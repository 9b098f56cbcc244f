"""The few lines that stay on the screen during an exercise: a big countdown, what to do, what comes next, and how far it is."""

from footcli.care.guide import Guide
from footcli.render.doc import Tone
from footcli.render.guided import KEYS, coming, doing, exercise_line, progress
from footcli.render.text import bar, fill

GLYPHS = {
    "0": ("###", "# #", "# #", "# #", "###"),
    "1": (" # ", "## ", " # ", " # ", "###"),
    "2": ("###", "  #", "###", "#  ", "###"),
    "3": ("###", "  #", "###", "  #", "###"),
    "4": ("# #", "# #", "###", "  #", "  #"),
    "5": ("###", "#  ", "###", "  #", "###"),
    "6": ("###", "#  ", "###", "# #", "###"),
    "7": ("###", "  #", "  #", "  #", "  #"),
    "8": ("###", "# #", "###", "# #", "###"),
    "9": ("###", "# #", "###", "  #", "###"),
    ":": (" ", "#", " ", "#", " "),
}
TALL = 20
"""Rows a window must have for the big digits; in a smaller one the number is a line of its own."""

Line = tuple[str, Tone]


def clock(seconds: int) -> str:
    """Seconds as one shows them on a timer: 45, or 9:05."""
    return str(seconds) if seconds < 100 else f"{seconds // 60}:{seconds % 60:02}"


def big(text: str) -> tuple[str, ...]:
    """A number of the clock in blocks, five lines high; a cell is two characters wide, so that it looks square."""
    rows = ("  ".join(GLYPHS[c][row].replace("#", "##").replace(" ", "  ") for c in text) for row in range(5))
    return tuple(row.rstrip() for row in rows)


def countdown(guide: Guide, width: int, height: int) -> tuple[Line, ...]:
    """The lines for a window of this size, none as wide as the window."""
    room = max(width - 1, 10)
    waiting = guide.paused or guide.step.kind != "work"
    number = clock(guide.countdown)
    digits = big(number)
    lines = _wrapped(exercise_line(guide), room) + [("", "normal")] * (height >= TALL)
    if height >= TALL and max(map(len, digits)) + 2 <= room:
        lines += [("  " + row, "muted" if waiting else "strong") for row in digits]
    else:
        lines.append((f"{number} seconds" if ":" not in number else number, "strong"))
    lines += [("", "normal")] * (height >= TALL)
    lines += _wrapped(doing(guide), room, "strong")
    lines += _wrapped(coming(guide), room, "normal")
    words = progress(guide)
    line = bar(guide.elapsed / max(guide.elapsed + guide.seconds_left, 1), 20)
    lines += [(f"{line}  {words}", "normal")] if len(line) + 2 + len(words) <= room else [(line[:room], "normal"), *_wrapped(words, room)]
    lines += [("", "normal")] * (height >= TALL)
    return (*lines, *_keys(room))


def _keys(room: int) -> list[Line]:
    """The keys, never broken inside one."""
    lines = [""]
    for key in KEYS:
        longer = f"{lines[-1]}   {key}" if lines[-1] else key
        lines = [*lines[:-1], longer] if len(longer) <= room else [*lines, key]
    return [(line[:room], "muted") for line in lines]


def _wrapped(text: str, room: int, tone: Tone = "normal") -> list[Line]:
    return [(line[:room], tone) for line in fill(text, room)]
