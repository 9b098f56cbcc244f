"""Pages as text and on a terminal: never wider than there is room for, and no word cut in two."""

import io
from collections.abc import Iterable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from footcli.care.choice import Request
from footcli.care.plan import plan_for
from footcli.knowledge.load import Knowledge
from footcli.render.areas import areas_page
from footcli.render.causes import cause_page, causes_page
from footcli.render.doc import Bar, Block, Bullets, Card, Doc, Fields, Heading, Para, Picture, Table
from footcli.render.markdown import to_markdown
from footcli.render.plan import plan_page
from footcli.render.terminal import print_doc
from footcli.render.text import to_text
from footcli.render.tools import compare_page, list_page
from footcli.triage.assess import assess

WIDTHS = [40, 80, 200]
INDENT = 6
"""A word longer than a line less this much cannot be kept whole everywhere."""

WORD = st.text("abcdefghijkmnopqrstuvwxyz", min_size=1, max_size=14)
TEXT = st.lists(WORD, min_size=1, max_size=25).map(" ".join)
PLAIN_BLOCKS: st.SearchStrategy[Block] = st.one_of(
    st.builds(Heading, TEXT, st.integers(1, 3)),
    st.builds(Para, TEXT, st.sampled_from(["normal", "strong", "muted", "good", "warn", "danger"])),
    st.builds(
        Bullets,
        st.lists(TEXT, min_size=1, max_size=4).map(tuple),
        st.sampled_from(["-", "+", "?", "x", None]),
        st.just("normal"),
        st.just("") | TEXT,
    ),
    st.builds(Fields, st.lists(st.tuples(WORD, TEXT), min_size=1, max_size=3).map(tuple)),
    st.builds(Bar, TEXT, st.floats(0, 1), TEXT),
)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    columns = draw(st.integers(1, 5))
    rows = st.lists(st.tuples(*[TEXT] * columns), min_size=1, max_size=4).map(tuple)
    return Table(draw(st.tuples(*[WORD] * columns)), draw(rows), draw(st.just("") | TEXT))


BLOCKS = st.one_of(PLAIN_BLOCKS, tables(), st.builds(Card, TEXT, st.lists(PLAIN_BLOCKS, min_size=1, max_size=3).map(tuple)))
PAGES = st.lists(BLOCKS, min_size=1, max_size=5).map(lambda blocks: Doc(tuple(blocks)))


def words_of(blocks: Iterable[Block]) -> list[str]:
    """Every word of a page that each format must show, in small letters."""
    words: list[str] = []
    for block in blocks:
        match block:
            case Heading(text) | Para(text):
                words += text.split()
            case Bullets():
                words += [w for item in (block.title, *block.items) for w in item.split()]
            case Fields(rows):
                words += [w for label, value in rows for w in f"{label} {value}".split()]
            case Table(_, rows, caption):
                words += [w for cell in (*(c for row in rows for c in row), caption) for w in cell.split()]
            case Card(title, inner):
                words += [*title.split(), *words_of(inner)]
            case Bar():
                words += f"{block.name} {block.words}".split()
            case Picture():
                pass
    return [w.lower() for w in words]


def on_a_terminal(page: Doc, width: int) -> str:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="utf-8")
    print_doc(page, Console(file=stream, width=width, force_terminal=True, color_system=None, highlight=False, emoji=False, markup=False))
    stream.flush()
    return raw.getvalue().decode()


def bare(text: str) -> str:
    return text.strip("|-+*=#.─━│╭╮╰╯•:;,()\"'")


def check_layout(output: str, page: Doc, width: int) -> None:
    assert max(map(len, output.splitlines())) <= width
    shown = {bare(w) for w in output.lower().split()}
    cut = [w for w in words_of(page) if bare(w) and bare(w) not in shown and len(w) <= width - INDENT]
    assert cut == []


@given(PAGES, st.integers(40, 200), st.booleans())
def test_text_never_exceeds_its_width_and_never_cuts_a_word(page: Doc, width: int, plain: bool) -> None:
    check_layout(to_text(page, width, plain=plain), page, width)


@given(PAGES, st.integers(40, 200))
def test_a_terminal_never_exceeds_its_width_and_never_cuts_a_word(page: Doc, width: int) -> None:
    check_layout(on_a_terminal(page, width), page, width)


@given(PAGES)
def test_plain_text_has_no_boxes_bars_or_tables(page: Doc) -> None:
    output = to_text(page, 80, plain=True)
    assert output.isascii()
    assert not set(output) & set("|=*#\x1b")
    assert "---" not in output


@given(PAGES)
def test_markdown_holds_every_word(page: Doc) -> None:
    shown = to_markdown(page).lower()
    assert all(w in shown for w in words_of(page))


@pytest.fixture(scope="module")
def pages(known: Knowledge) -> dict[str, Doc]:
    said = {"where": ("sole-heel-front",), "began": "began-gradual", "rhythm": ("first-step-pain",), "age": 44}
    plan = plan_for(assess(said, known), known, Request(today=date(2026, 11, 25)))
    return {
        "tools --compare": compare_page(tuple(known.tools.values()), known),
        "tools": list_page(tuple(known.tools.values()), known),
        "causes": causes_page(known),
        "causes show": cause_page(known.causes["plantar-fasciitis"], known, sources=False),
        "areas": areas_page(known),
        "routine": plan_page(plan, known),
    }


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ["tools --compare", "tools", "causes", "causes show", "areas", "routine"])
def test_our_own_pages_fit_and_keep_every_word_whole(name: str, width: int, pages: dict[str, Doc]) -> None:
    page = pages[name]
    check_layout(to_text(page, width), page, width)
    check_layout(to_text(page, width, plain=True), page, width)
    check_layout(on_a_terminal(page, width), page, width)
