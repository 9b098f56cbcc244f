"""Pages as Markdown."""

from collections.abc import Iterator

from footcli.render.doc import Bar, Block, Bullets, Card, Doc, Fields, Heading, Para, Picture, Table


def to_markdown(page: Doc) -> str:
    """The page as Markdown that reads well as it is and in any renderer."""
    return "\n\n".join("\n".join(_lines(block)) for block in page) + "\n"


def escape(text: str) -> str:
    """Text with the characters that Markdown would take as marks set apart."""
    return text.replace("\\", "\\\\").replace("*", "\\*").replace("_", "\\_").replace("<", "&lt;").replace("|", "\\|")


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(text, level):
            yield "#" * level + " " + escape(text)
        case Para(text, _):
            yield escape(text)
        case Bullets(items, mark, _, title):
            if title:
                yield f"{escape(title)}:"
                yield ""
            for i, item in enumerate(items, 1):
                lead = f"{i}." if mark is None else "-"
                sign = f"{mark} " if mark in ("+", "x", "?") else ""
                yield f"{lead} {escape(sign)}{escape(item)}"
        case Fields(rows):
            for label, value in rows:
                if isinstance(value, str):
                    yield f"- **{escape(label)}:** {escape(value)}"
                    continue
                yield f"- **{escape(label)}:**"
                yield from (f"  {number}. {escape(step)}" for number, step in enumerate(value, 1))
        case Table(columns, rows, caption):
            if caption:
                yield f"**{escape(caption)}**"
                yield ""
            yield "| " + " | ".join(map(escape, columns)) + " |"
            yield "|" + " --- |" * len(columns)
            for row in rows:
                yield "| " + " | ".join(map(escape, row)) + " |"
        case Card(title, blocks, _):
            yield f"> **{escape(title)}**"
            for inner in blocks:
                yield ">"
                for line in _lines(inner):
                    yield f"> {line}"
        case Bar(name, _, words):
            yield f"### {escape(name)}"
            yield ""
            yield escape(words)
        case Picture(_, alt, _, _):
            for line in alt:
                yield f"- {escape(line)}"
