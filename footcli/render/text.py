"""Pages as plain text: for pipes, for screen readers (`--plain`), and for terminals that can do no more."""

from collections.abc import Iterator
from textwrap import wrap

from footcli.render.doc import Bar, Block, Bullets, Card, Doc, Fields, Heading, Para, Picture, Table

NARROWEST_TABLE = 72
WIDEST_TEXT = 100


def to_text(page: Doc, width: int = 80, *, plain: bool = False) -> str:
    """The page as lines no wider than `width`. `plain` leaves out drawings, bars, rules and tables: words only."""
    lines: list[str] = []
    before: Block | None = None
    for block in page:
        new = list(_lines(block, width, plain))
        if lines and new and not (isinstance(block, Bar) and isinstance(before, Bar)):
            lines.append("")
        lines.extend(new)
        before = block
    return "\n".join(line.rstrip() for line in lines) + "\n"


def fill(text: str, width: int, first: str = "", rest: str | None = None) -> list[str]:
    """Text wrapped to `width`, the first line led by `first`, the others by `rest` (spaces of equal length if not given)."""
    lead = " " * len(first) if rest is None else rest
    lines = wrap(text, max(min(width, WIDEST_TEXT), 20), initial_indent=first, subsequent_indent=lead, break_on_hyphens=False)
    return lines or [first.rstrip()]


def _lines(block: Block, width: int, plain: bool) -> Iterator[str]:
    match block:
        case Heading(text, level):
            yield from fill(text.upper() if level == 1 and not plain else text, width)
            if not plain and level <= 2:
                yield ("=" if level == 1 else "-") * min(len(text), width)
        case Para(text, _):
            yield from fill(text, width)
        case Bullets(items, mark, _, title):
            if title:
                yield from fill(title + ":", width)
            for i, item in enumerate(items, 1):
                yield from fill(item, width, f"{mark} " if mark else f"{i}. ")
        case Fields(rows):
            for label, value in rows:
                yield from field_lines(label, value, width)
        case Table():
            yield from table_lines(block, width, plain)
        case Card(title, blocks, _):
            yield from fill(title if plain else f"*** {title} ***", width)
            for inner in blocks:
                yield from _lines(inner, width, plain)
        case Bar(name, share, words):
            if plain:
                yield from fill(f"{name}: {words}", width)
            else:
                yield from fill(f"{bar(share)}  {name}: {words}", width, "", " " * 12)
        case Picture(art, alt, _, _):
            if plain or max(map(len, art.splitlines()), default=0) > width:
                for line in alt:
                    yield from fill(line, width, "- ")
            else:
                yield from art.splitlines()


def field_lines(label: str, value: str | tuple[str, ...], width: int) -> Iterator[str]:
    """A labelled value, its steps numbered."""
    if isinstance(value, str):
        yield from fill(f"{label}: {value}", width, "", "  ")
        return
    yield f"{label}:"
    for number, step in enumerate(value, 1):
        yield from fill(step, width, f"  {number}. ")


def bar(share: float, cells: int = 10) -> str:
    """Ten cells filled in proportion, in ASCII."""
    full = round(share * cells)
    return "#" * full + "." * (cells - full)


def column_widths(table: Table, width: int) -> list[int] | None:
    """Widths for the columns, or None where no word-preserving layout fits: then the rows are shown as cards."""
    cells = [table.columns, *table.rows]
    longest = [max(max((len(w) for w in row[i].split()), default=1) for row in cells) for i in range(len(table.columns))]
    natural = [max(len(row[i]) for row in cells) for i in range(len(table.columns))]
    room = width - 3 * (len(table.columns) - 1)
    if width < NARROWEST_TABLE or sum(longest) > room:
        return None
    widths = list(longest)
    while sum(widths) < room:
        hungry = [i for i in range(len(widths)) if widths[i] < natural[i]]
        if not hungry:
            break
        tightest = max(hungry, key=lambda i: natural[i] / widths[i])
        widths[tightest] += 1
    return widths


def wraps(table: Table, widths: list[int]) -> bool:
    """Whether any cell needs more than one line: then the rows are set apart."""
    return any(len(cell) > w for row in table.rows for cell, w in zip(row, widths, strict=True))


def table_lines(table: Table, width: int, plain: bool = False) -> Iterator[str]:
    """A table as lines: rows under columns, or cards where it does not fit or words only are wanted."""
    if table.caption:
        yield from fill(table.caption, width)
    widths = None if plain else column_widths(table, width)
    if widths is None:
        yield from _cards(table, width)
        return

    def row(cells: tuple[str, ...]) -> Iterator[str]:
        columns = [wrap(cell, w, break_on_hyphens=False) or [""] for cell, w in zip(cells, widths, strict=True)]
        for i in range(max(map(len, columns))):
            yield " | ".join((c[i] if i < len(c) else "").ljust(w) for c, w in zip(columns, widths, strict=True))

    yield from row(table.columns)
    yield "-+-".join("-" * w for w in widths)
    airy = wraps(table, widths)
    for i, cells in enumerate(table.rows):
        if i and airy:
            yield ""
        yield from row(cells)


def _cards(table: Table, width: int) -> Iterator[str]:
    for i, row in enumerate(table.rows):
        if i or table.caption:
            yield ""
        yield from fill(row[0], width)
        for label, value in zip(table.columns[1:], row[1:], strict=True):
            if value:
                yield from fill(f"{label}: {value}", width, "  ", "    ")
