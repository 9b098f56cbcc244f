"""Pages on a colour terminal, with rich. Only the 16 terminal colours, so that a person's own theme and contrast win."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from footcli.render.doc import Bar, Block, Bullets, Card, Doc, Fields, Heading, Para, Picture, Table, Tone
from footcli.render.text import WIDEST_TEXT, field_lines, fill, table_lines

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderableType

STYLES: dict[Tone, str] = {"normal": "", "strong": "bold", "muted": "dim", "good": "green", "warn": "yellow", "danger": "bold red"}


def print_doc(page: Doc, console: "Console") -> None:
    """Print a page, a blank line between its blocks."""
    before: Block | None = None
    for block in page:
        if before is not None and not (isinstance(block, Bar) and isinstance(before, Bar)):
            console.print()
        console.print(_render(block, console), soft_wrap=False)
        before = block


def _render(block: Block, console: "Console") -> "RenderableType":
    from rich.console import Group
    from rich.padding import Padding
    from rich.panel import Panel
    from rich.text import Text

    width = min(console.width, WIDEST_TEXT)
    match block:
        case Heading(text, level):
            return Text(text, style="bold underline" if level == 1 else "bold cyan" if level == 2 else "bold")
        case Para(text, tone):
            return Text("\n".join(fill(text, width)), style=STYLES[tone])
        case Bullets(items, mark, tone, title):
            lines = [f"{title}:"] if title else []
            for i, item in enumerate(items, 1):
                lines += fill(item, width, f"  {_mark(mark, console)} " if mark else f" {i:>2}. ")
            return Text("\n".join(lines), style=STYLES[tone])
        case Fields(rows):
            text_ = Text()
            for i, (label, value) in enumerate(rows):
                text_.append(("\n" if i else "") + label + ":", style="bold")
                text_.append("\n".join(field_lines(label, value, width))[len(label) + 1 :])
            return text_
        case Table():
            return _table(block, console)
        case Card(title, blocks, tone):
            style = STYLES[tone] or "bold"
            inner: list[RenderableType] = []
            for i, b in enumerate(blocks):
                if i:
                    inner.append(Text(""))
                inner.append(_Narrow(b))
            heading = Text(f" {title} ", style=style)
            if len(heading) > width - 4:  # the frame would cut it short
                inner.insert(0, Text("\n".join(fill(title, width - 6)) + "\n", style=style))
            fits = heading if len(heading) <= width - 4 else None
            return Panel(Group(*inner), title=fits, title_align="left", border_style=style, padding=(1, 2), width=width)
        case Bar(name, share, words):
            full = round(share * 10)
            line = Text()
            line.append(("━" if _unicode(console) else "#") * full, style="cyan")
            line.append(("·" if _unicode(console) else ".") * (10 - full), style="dim")
            line.append("  " + name, style="bold")
            line.append(": " + words)
            return line
        case Picture(art, alt, _, _):
            if max(map(len, art.splitlines()), default=0) > console.width:
                return Text("\n".join(x for a in alt for x in fill(a, width, "- ")))
            return Padding(Text(art), 0)


class _Narrow:
    """A block that learns the width it has been given only when it is drawn."""

    def __init__(self, block: Block) -> None:
        self.block = block

    def __rich_console__(self, console: "Console", options: "ConsoleOptions") -> "Iterator[RenderableType]":
        from rich.console import Console as RichConsole

        inner = RichConsole(width=options.max_width, file=console.file, color_system=None)
        yield _render(self.block, inner)


def _unicode(console: "Console") -> bool:
    return (console.encoding or "").lower().startswith("utf")


def _mark(mark: str, console: "Console") -> str:
    return "•" if mark == "-" and _unicode(console) else mark


def _table(table: Table, console: "Console") -> "RenderableType":
    """The same layout as plain text, with the names in bold: rich's own tables cost more than all the rest of a page."""
    from rich.text import Text

    lines = list(table_lines(table, console.width - 1))
    named = {line for row in table.rows for line in fill(row[0], console.width)}
    text = Text()
    for place, line in enumerate(lines):
        if place:
            text.append("\n")
        if _unicode(console) and line and set(line) <= {"-", "+"}:
            text.append(line.replace("-", "─").replace("+", "┼"), style="dim")
        elif " | " in line:
            first, rest = line.split(" | ", 1)
            head = place == 0 or (place == 1 and set(lines[2]) <= {"-", "+"})
            text.append(first, style="bold")
            text.append(" │ " if _unicode(console) else " | ", style="dim")
            text.append(rest.replace(" | ", " │ ") if _unicode(console) else rest, style="bold" if head else "")
        else:
            text.append(line, style="bold" if line in named else "")
    return text
