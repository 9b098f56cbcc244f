"""The HTML file holds the whole plan, alone and well formed. (axe-core in a browser checks it for WCAG; see docs.)"""

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from footcli.render.doc import Bar, Bullets, Card, Fields, Heading, Para, Picture, Table, doc
from footcli.render.html import plan_html, to_html
from footcli.render.running import day
from tests.render.plans import KNOWN, OFFERED, REFUSED, exercise_names

EMPTY = {"meta", "input"}


class Reader(HTMLParser):
    """Reads a page strictly: every element is closed in its turn. Keeps elements, ids and words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.stack: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(page)
        self.close()
        assert self.stack == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in EMPTY:
            self.stack.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.stack:
            self.words += data

    def count(self, tag: str) -> int:
        return sum(t == tag for t, _ in self.elements)


PAGES = {name: plan_html(plan, KNOWN) for name, plan in OFFERED.items()} | {"refused": plan_html(REFUSED, KNOWN)}


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_well_formed_and_named(name: str) -> None:
    page = Reader(PAGES[name])
    ids = [a["id"] for _, a in page.elements if "id" in a]
    assert len(ids) == len(set(ids))
    assert dict(page.elements)["html"] == {"lang": "en"}
    assert [page.count(t) for t in ("h1", "main", "header", "footer")] == [1, 1, 1, 1]
    assert page.count("title") > 0
    assert PAGES[name].startswith("<!DOCTYPE html>")


@pytest.mark.parametrize("name", PAGES)
def test_heading_levels_are_not_skipped(name: str) -> None:
    levels = [int(t[1]) for t, _ in Reader(PAGES[name]).elements if re.fullmatch(r"h\d", t)]
    assert levels[0] == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))


@pytest.mark.parametrize("name", PAGES)
def test_nothing_comes_from_elsewhere(name: str) -> None:
    assert not re.search(r"https?://|//[a-z]|<script|<link|@import|url\(|src=", PAGES[name])


@pytest.mark.parametrize("name", OFFERED)
def test_every_exercise_and_stop_sign_is_there_with_boxes_to_tick(name: str) -> None:
    plan, page = OFFERED[name], Reader(PAGES[name])
    for words in exercise_names(plan) | set(plan.be_seen_if) | {day(d) for d in plan.check_dates()}:
        assert words in page.words
    items = sum(len(p.items) for p in plan.phases)
    assert page.count("article") == page.count("fieldset") == page.count("legend") == items
    assert page.count("input") == page.count("label") == items * 14


def test_a_plan_that_is_not_offered_says_why_and_holds_no_exercise() -> None:
    page = Reader(PAGES["refused"])
    assert REFUSED.reason in page.words
    assert all(step in page.words for step in REFUSED.instead)
    assert page.count("article") == page.count("input") == page.count("svg") == 0


def test_the_same_plan_gives_the_same_page() -> None:
    assert plan_html(OFFERED["heel"], KNOWN) == PAGES["heel"]


def test_every_kind_of_block_can_be_shown_and_is_escaped() -> None:
    bad = '<b>&"x"'
    page = doc(
        Para(bad), Bullets((bad,), "+"), Bullets((bad,), None), Fields(((bad, bad),)), Table((bad, "b"), ((bad, "2"),), bad),
        Card(bad, (Para("in"),), "danger"), Bar(bad, 0.5, bad), Picture("art", (bad,)), Heading("Then"), Para("type `footcli refer`"),
    )  # fmt: skip
    read = Reader(to_html(page, bad))
    assert read.count("b") == 0
    assert read.words.count(bad) == 14
    assert [a.get("scope") for t, a in read.elements if t == "th"] == ["col", "col", "row"]
    assert read.count("ol") == read.count("code") == 1


def test_the_words_over_a_list_are_there() -> None:
    assert "Leave these out" in Reader(to_html(doc(Bullets(("one",), title="Leave these out")), "A page")).words
