"""The foot map: one drawing with numbered zones, and the same zones in words.

The drawings are data: foot_map.txt for terminals, where {7} is the place of the number 7, and foot_map.svg for paper.
"""

import re

from footcli.knowledge.files import data_dir
from footcli.render.doc import Picture

WIDE = 76
"""Columns the wide drawing takes; the compact one takes at most 38."""


def foot_map(marked: tuple[str, ...], width: int, zones: tuple[tuple[str, str], ...]) -> Picture:
    """The map for a terminal of this width. `zones` are (id, text) in the order of their numbers; `marked` are ids."""
    starred = {number for number, (zone, _) in enumerate(zones, 1) if zone in marked}

    def shown(place: re.Match[str]) -> str:
        return f"*{place[1]}*" if int(place[1]) in starred else f" {place[1]} "

    drawing = re.sub(r"\{(\d+)\}", shown, _template("wide" if width >= WIDE else "compact"))
    return Picture(
        art="\n".join(line.rstrip() for line in drawing.splitlines()),
        alt=tuple(f"{number}: {text}" for number, (_, text) in enumerate(zones, 1) if number in starred or not starred),
        svg="foot_map",
        marked=marked,
    )


def svg_with(marked: tuple[str, ...]) -> str:
    """The drawing for paper, with the class `marked` on every view of these zones."""
    svg = (data_dir() / "foot_map.svg").read_text("utf-8")
    for zone in dict.fromkeys(marked):
        for name in (f'id="zone-{zone}" class="zone', f'data-zone="{zone}" class="zone'):
            svg = svg.replace(name, name + " marked")
    return svg


def _template(name: str) -> str:
    """One of the drawings in foot_map.txt: the lines under `=== name`."""
    text = (data_dir() / "foot_map.txt").read_text("utf-8")
    return text.split(f"=== {name}\n")[1].split("===")[0].rstrip("\n")
