"""Pages as one self-contained HTML file, for the screen and for paper: no script, no font and no picture from elsewhere."""

import re
from collections.abc import Iterator
from html import escape

from footcli import __version__
from footcli.care.plan import Plan
from footcli.knowledge.load import Knowledge
from footcli.render.doc import Bar, Block, Bullets, Card, Doc, Fields, Heading, Para, Picture, Table
from footcli.render.html_style import STYLE
from footcli.render.pictures import illustrated, svg_of
from footcli.render.plan import plan_page


def plan_html(plan: Plan, knowledge: Knowledge) -> str:
    """The plan with its drawings, and boxes to tick up to the last day of looking again."""
    days = max(c.day for c in plan.programme.checks)
    page = illustrated(plan_page(plan, knowledge), plan, knowledge)
    return to_html(page, f"Foot plan from {plan.request.today.isoformat()}", days)


def to_html(page: Doc, title: str, days: int = 0) -> str:
    """The page as a whole HTML document. Each part under a heading of level 3 gets a box to tick for each of `days`."""
    first = next((b for b in page if isinstance(b, Heading) and b.level == 1), Heading(title, 1))
    rest = Doc(tuple(b for b in page if b is not first))
    main = "\n".join(_parts(rest, days))
    note = "<p>Ticks on the screen are lost when you close the page. Print it to keep them.</p>\n" if "<fieldset" in main else ""
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(title)}</title>
<style>
{STYLE}</style>
</head>
<body>
<header>
<h1>{_text(first.text)}</h1>
</header>
<main>
{main}
</main>
<footer>
{note}<p>Made by footcli {__version__}.</p>
</footer>
</body>
</html>
"""


def _parts(page: Doc, days: int) -> Iterator[str]:
    """The blocks, those under a heading of level 2 as a section, those that belong to one of level 3 as an article."""
    section = article = False
    for block in page:
        if article and not isinstance(block, Picture | Fields):
            yield _ticks(days) + "</article>"
            article = False
        if isinstance(block, Heading) and block.level == 2:
            yield "</section>\n<section>" if section else "<section>"
            section = True
        if isinstance(block, Heading) and block.level == 3:
            yield "<article>"
            article = True
        yield from _lines(block)
    if article:
        yield _ticks(days) + "</article>"
    if section:
        yield "</section>"


def _ticks(days: int) -> str:
    if not days:
        return ""
    boxes = "".join(f'<label><input type="checkbox"><span class="unseen">Day </span>{day}</label>' for day in range(1, days + 1))
    return f'<fieldset><legend>Tick each day you did it</legend><div class="days">{boxes}</div></fieldset>\n'


def _text(text: str) -> str:
    """Words as HTML; what stands between backticks is something to type."""
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", escape(text, quote=False))


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(text, level):
            yield f"<h{level}>{_text(text)}</h{level}>"
        case Para(text, tone):
            yield f'<p class="{tone}">{_text(text)}</p>'
        case Bullets(items, mark, tone, title):
            if title:
                yield f'<p class="{tone}"><strong>{_text(title)}</strong></p>'
            kind = "ol" if mark is None else "ul"
            yield f'<{kind} class="{tone}">'
            for item in items:
                yield f"<li>{f'{mark} ' if mark in ('+', 'x', '?') else ''}{_text(item)}</li>"
            yield f"</{kind}>"
        case Fields(rows):
            yield "<dl>"
            for label, value in rows:
                yield f"<div><dt>{_text(label)}</dt><dd>{_text(value) if isinstance(value, str) else _steps(value)}</dd></div>"
            yield "</dl>"
        case Table(columns, rows, caption):
            yield "<table>"
            if caption:
                yield f"<caption>{_text(caption)}</caption>"
            yield "<thead><tr>" + "".join(f'<th scope="col">{_text(c)}</th>' for c in columns) + "</tr></thead>\n<tbody>"
            for name, *cells in rows:
                yield f'<tr><th scope="row">{_text(name)}</th>' + "".join(f"<td>{_text(c)}</td>" for c in cells) + "</tr>"
            yield "</tbody>\n</table>"
        case Card(title, blocks, tone):
            yield f'<div class="card {tone}">\n<h2>{_text(title)}</h2>'
            for inner in blocks:
                yield from _lines(inner)
            yield "</div>"
        case Bar(name, share, words):
            yield f'<p class="bar"><strong>{_text(name)}</strong>: {_text(words)}<i style="width:{share:.0%}"></i></p>'
        case Picture():
            yield from _picture(block)


def _steps(steps: tuple[str, ...]) -> str:
    return f"<ol>{''.join(f'<li>{_text(step)}</li>' for step in steps)}</ol>"


def _picture(picture: Picture) -> Iterator[str]:
    """A drawing says in itself what it shows; the foot map is named in words beside it."""
    if not picture.svg:
        yield from _lines(Bullets(picture.alt))
        return
    svg = svg_of(picture).replace(' xmlns="http://www.w3.org/2000/svg"', "").strip()
    if picture.svg != "foot_map":
        yield f"<figure>{svg}</figure>"
        return
    yield f'<figure class="map"><div role="img" aria-label="Foot map. Marked: {escape("; ".join(picture.alt))}">{svg}</div>'
    yield "<figcaption><p><strong>Where to roll</strong> (the numbers are on the map)</p>"
    yield from _lines(Bullets(picture.alt))
    yield "</figcaption></figure>"
