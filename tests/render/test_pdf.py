"""The PDF: one page for the fridge whatever the plan, tagged, with all the words, and the same bytes each time."""

import io
import sys

import pytest

from footcli.errors import FootcliError
from footcli.render.pdf import NEEDED, paper_data, plan_pdf
from footcli.render.running import day
from tests.render.plans import KNOWN, OFFERED, REFUSED, exercise_names, plan_of

pytest.importorskip("typst")
pypdf = pytest.importorskip("pypdf")
PAPERS = {"a4": (595, 842), "letter": (612, 792)}


def made(plan, *, full: bool = False, paper: str = "a4") -> bytes:  # type: ignore[no-untyped-def]
    """The PDF of a plan."""
    return plan_pdf(paper_data(plan, KNOWN), full=full, paper=paper)


def read(pdf: bytes):  # type: ignore[no-untyped-def]
    """A PDF read by another program."""
    return pypdf.PdfReader(io.BytesIO(pdf))


def words(pdf: bytes) -> str:
    """The words of a PDF with single spaces."""
    return " ".join(" ".join(page.extract_text() for page in read(pdf).pages).split())


def figures(pdf: bytes) -> list[str]:
    """The text alternatives of all figures in the tag tree."""
    found: list[str] = []

    def walk(node) -> None:  # type: ignore[no-untyped-def]
        node = node.get_object()
        if isinstance(node, list):
            for child in node:
                walk(child)
        elif isinstance(node, dict):
            if node.get("/S") == "/Figure":
                found.append(str(node.get("/Alt", "")))
            if "/K" in node:
                walk(node["/K"])

    walk(read(pdf).trailer["/Root"]["/StructTreeRoot"])
    return found


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name", OFFERED)
def test_the_fridge_form_is_one_page_of_the_wanted_paper(name: str, paper: str) -> None:
    pages = read(made(OFFERED[name], paper=paper)).pages
    assert len(pages) == 1
    assert (round(pages[0].mediabox.width), round(pages[0].mediabox.height)) == PAPERS[paper]


def test_the_fridge_form_stays_one_page_for_the_longest_plan() -> None:
    longest = max((plan_of(c) for c in KNOWN.causes), key=lambda p: len(str(p.phases[:1])) + len(str(p.be_seen_if)))
    assert len(read(made(longest, paper="letter")).pages) == 1


@pytest.mark.parametrize("name", OFFERED)
def test_the_fridge_form_holds_the_first_phase_the_stop_signs_and_the_check_days(name: str) -> None:
    plan, text = OFFERED[name], words(made(OFFERED[name]))
    for item in plan.phases[0].items:
        assert item.exercise.name in text
        assert item.exercise.dose.text in text
        assert item.exercise.stop_sign in text
    assert all(sign in text for sign in plan.be_seen_if)
    assert all(day(d) in text for d in plan.check_dates())


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name", OFFERED)
def test_the_booklet_holds_every_exercise(name: str, paper: str) -> None:
    text = words(made(OFFERED[name], full=True, paper=paper))
    assert all(exercise in text for exercise in exercise_names(OFFERED[name]))


@pytest.mark.parametrize("full", [False, True])
def test_a_plan_that_is_not_offered_says_why_on_one_page_and_holds_no_exercise(full: bool) -> None:
    pdf = made(REFUSED, full=full)
    text = words(pdf)
    assert len(read(pdf).pages) == 1
    assert REFUSED.reason in text
    assert all(step in text for step in REFUSED.instead)
    assert not any(e.name in text for e in KNOWN.exercises.values())
    assert figures(pdf) == []


@pytest.mark.parametrize("full", [False, True])
def test_the_same_plan_gives_the_same_bytes(full: bool) -> None:
    assert made(OFFERED["tendon"], full=full) == made(OFFERED["tendon"], full=full)


@pytest.mark.parametrize("full", [False, True])
def test_it_is_tagged_and_every_picture_has_words(full: bool) -> None:
    pdf = made(OFFERED["tendon"], full=full)
    root = read(pdf).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert b"pdfuaid:part" in root["/Metadata"].get_data()
    assert len(figures(pdf)) > 2
    assert all(figures(pdf))


def test_no_template_code_shows_on_paper() -> None:
    for full in (False, True):
        assert not any(sign in words(made(OFFERED["heel"], full=full)) for sign in ("#", "{", "=>", "data."))


def test_words_that_look_like_code_stay_words() -> None:
    data = paper_data(REFUSED, KNOWN)
    data["blocks"].append({"kind": "Para", "text": "#let x = 1 *not bold* $y$", "tone": "normal"})
    assert "#let x = 1 *not bold* $y$" in words(plan_pdf(data, full=True, paper="a4"))


def test_a_letter_that_no_font_has_is_said_in_words() -> None:
    data = paper_data(REFUSED, KNOWN)
    data["blocks"].append({"kind": "Para", "text": "足", "tone": "normal"})
    with pytest.raises(FootcliError, match="could not be made"):
        plan_pdf(data, full=True, paper="a4")


def test_without_typst_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(FootcliError) as error:
        made(OFFERED["heel"])
    assert error.value.problems == (NEEDED,)


def test_the_words_over_a_list_are_there() -> None:
    plan = plan_of("metatarsalgia", tools=frozenset({"golf-ball"}))
    text = words(plan_pdf(paper_data(plan, KNOWN), full=True, paper="a4"))
    assert "Leave these in the drawer for now" in text
    assert "All day, without taking time" in text
