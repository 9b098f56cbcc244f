"""Laws of the guided session: it ends, it never asks for more than the dose, and three hurts stop it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footcli.care.choice import Item
from footcli.care.guide import MOST_HURTS, Event, Guide
from footcli.care.session import Session, session_for
from footcli.knowledge.models import Exercise
from footcli.render.countdown import big, countdown
from footcli.render.guided import coming, doing, progress
from tests.strategies import KNOWN

EVERY = sorted(KNOWN.exercises)
KEYS: tuple[Event, ...] = ("pause", "ready", "skip", "back", "hurts")


def sessions() -> st.SearchStrategy[Session]:
    chosen = st.lists(st.sampled_from(EVERY), min_size=1, max_size=4, unique=True)
    return chosen.map(session_of).filter(lambda s: bool(s.steps))


def session_of(names: list[str]) -> Session:
    return session_for(Item(KNOWN.exercises[n], None, 7, ()) for n in names)


def happenings() -> st.SearchStrategy[list[Event]]:
    """Keys with some seconds between them, more often seconds than keys."""
    ticks = st.integers(1, 90).map(lambda n: ["tick"] * n)
    keys = st.sampled_from(KEYS).map(lambda k: [k])
    return st.lists(st.one_of(ticks, ticks, keys), max_size=30).map(lambda parts: [e for part in parts for e in part])


def dose(exercise: Exercise) -> int:
    d = exercise.dose
    return d.sets * (d.reps or 1) * (d.seconds or 0) * (2 if d.each_side else 1)


def to_the_end(guide: Guide) -> Guide:
    if guide.paused:
        guide, _ = guide.after("pause")
    for _ in range(guide.seconds_left):
        assert not guide.ended
        guide, _ = guide.after("tick")
    return guide


@given(sessions(), happenings())
def test_left_alone_it_ends_just_when_it_says(session: Session, happened: list[Event]) -> None:
    guide = Guide.start(session)
    for event in happened:
        guide, _ = guide.after(event)
        assert guide.seconds_left >= 0
    assert to_the_end(guide).ended


@given(sessions(), happenings())
def test_no_exercise_gets_more_work_than_its_dose(session: Session, happened: list[Event]) -> None:
    guide = Guide.start(session)
    worked = [0] * len(session.items)

    def note(event: Event) -> None:
        nonlocal guide
        if event == "tick" and not guide.ended and not guide.paused and guide.step.kind == "work":
            worked[guide.step.exercise] += 1
        guide, _ = guide.after(event)

    for event in happened:
        note(event)
    if guide.paused:
        note("pause")
    while not guide.ended:
        note("tick")
    for seconds, item in zip(worked, session.items, strict=True):
        assert seconds <= dose(item.exercise), item.exercise.id


@given(sessions(), happenings())
def test_a_second_takes_one_second_and_a_pause_none(session: Session, happened: list[Event]) -> None:
    guide = Guide.start(session)
    for event in happened:
        before = guide
        guide, _ = guide.after(event)
        if event == "tick":
            spent = 0 if before.paused or before.ended else 1
            assert guide.seconds_left == before.seconds_left - spent
            assert guide.elapsed == before.elapsed + spent
        else:
            assert guide.elapsed == before.elapsed


@given(sessions(), happenings(), st.lists(st.sampled_from(KEYS), max_size=8))
def test_three_hurts_always_end_it(session: Session, happened: list[Event], more: list[Event]) -> None:
    guide = Guide.start(session)
    for event in [*happened, *more]:
        before = guide
        guide, _ = guide.after(event)
        assert sum(guide.hurts) <= MOST_HURTS
        assert (guide.ended == "hurts") == (sum(guide.hurts) == MOST_HURTS)
        if before.ended:
            assert guide is before
    for _ in range(MOST_HURTS):
        guide, _ = guide.after("hurts")
    assert guide.ended in ("hurts", "done")


@given(sessions(), happenings())
def test_back_never_goes_before_the_start_nor_to_what_hurt(session: Session, happened: list[Event]) -> None:
    guide = Guide.start(session)
    for event in [*happened, *(["back"] * 6)]:
        guide, _ = guide.after(event)
        assert guide.at >= 0
        assert guide.ended or guide.step.exercise not in guide.closed
        assert guide.ended or 1 <= guide.left <= guide.step.seconds


@given(sessions(), happenings(), st.sampled_from([(20, 8), (40, 24), (80, 24), (200, 50)]))
def test_the_lines_fit_the_window(session: Session, happened: list[Event], window: tuple[int, int]) -> None:
    guide = Guide.start(session)
    for event in happened:
        guide, _ = guide.after(event)
    if not guide.ended:
        columns, rows = window
        lines = countdown(guide, columns, rows)
        assert all(len(text) < columns for text, _ in lines)
        assert all(text.isascii() for text, _ in lines)
        assert len(lines) < rows or rows < 20
        assert coming(guide) and doing(guide) and "Step " in progress(guide)


@pytest.mark.parametrize("name", EVERY)
def test_the_steps_are_the_dose(name: str) -> None:
    exercise = KNOWN.exercises[name]
    session = session_of([name])
    if not session.steps:
        assert [i.exercise.id for i in session.besides] == [name]
        assert exercise.kind in ("care", "load")
        return
    assert sum(s.seconds for s in session.steps if s.kind == "work") == dose(exercise)
    assert sum(s.kind == "side" for s in session.steps) == (exercise.dose.sets if exercise.dose.each_side else 0)
    assert [s.seconds for s in session.steps if s.kind == "rest"] == [exercise.dose.rest_seconds or 3] * (exercise.dose.sets - 1)
    assert session.steps[0].kind == "ready" and session.steps[-1].kind == "work"


def test_rest_and_cold_come_last() -> None:
    assert [i.exercise.id for i in session_of(["short-icing", "roll-arch"]).items] == ["roll-arch", "short-icing"]


def test_it_hurts_offers_the_easier_form_first_and_then_leaves_it_out() -> None:
    guide, _ = Guide.start(session_of(["roll-arch", "short-foot"])).after("ready")
    guide, cue = guide.after("hurts")
    assert KNOWN.exercises["roll-arch"].easier in cue.text
    assert KNOWN.exercises["roll-arch"].stop_sign in cue.text
    assert guide.easier and guide.step.kind == "ready" and guide.exercise.id == "roll-arch"
    guide, cue = guide.after("hurts")
    assert guide.exercise.id == "short-foot" and "leave this one out" in cue.text and cue.explain


def test_without_an_easier_form_it_is_left_out_at_once() -> None:
    hard = KNOWN.exercises["roll-arch"]
    values = {**vars(hard), "easier": None}
    session = session_for([Item(type(hard)(**values), None, 7, ()), Item(KNOWN.exercises["short-foot"], None, 7, ())])
    guide, _ = Guide.start(session).after("hurts")
    assert guide.exercise.id == "short-foot"


def test_what_was_done_stays_done_when_one_goes_back() -> None:
    guide, _ = Guide.start(session_of(["plantar-fascia-stretch"])).after("ready")
    for _ in range(10 + 3 + 4):
        guide, _ = guide.after("tick")
    assert (guide.step.name, guide.left) == ("Hold 2 of 10", 6)
    guide, _ = guide.after("back")
    assert guide.step.kind == "ready"
    guide, _ = guide.after("ready")
    assert (guide.step.name, guide.left) == ("Hold 2 of 10", 6)


def test_a_move_that_was_broken_off_is_not_made_up_for() -> None:
    guide, _ = Guide.start(session_of(["heel-raise-floor"])).after("ready")
    for _ in range(8):
        guide, _ = guide.after("tick")
    assert (guide.move, guide.countdown) == (2, 4)
    guide, _ = guide.after("back")
    guide, _ = guide.after("ready")
    assert (guide.move, guide.countdown) == (3, 6)


def test_moves_are_counted_aloud() -> None:
    guide, _ = Guide.start(session_of(["heel-raise-floor"])).after("ready")
    heard = []
    while guide.step.kind == "work":
        guide, cue = guide.after("tick")
        heard.append(cue.voice)
    assert [v for v in heard if v] == [*map(str, range(2, 13)), "Rest"]


def test_changes_ring_and_are_said_aloud() -> None:
    guide = Guide.start(session_of(["balance-one-leg"]))
    heard = []
    while not guide.ended:
        at = guide.at
        guide, cue = guide.after("tick")
        assert cue.bell == (guide.at != at or bool(guide.ended))
        heard += [cue.voice] if cue.bell else []
    assert heard == ["Hold", "Change sides", "Hold", "Rest"] * 2 + ["Hold", "Change sides", "Hold", "Well done"]


def test_enter_starts_early_but_never_cuts_work_short() -> None:
    guide, _ = Guide.start(session_of(["roll-arch"])).after("ready")
    assert guide.step.kind == "work"
    again, _ = guide.after("ready")
    assert (again.at, again.left) == (guide.at, guide.left)
    resting = replace(guide, at=guide.at + 1, left=5)
    assert resting.step.kind == "rest" and resting.after("ready")[0].step.kind == "work"


def test_big_digits_are_five_lines_of_ascii() -> None:
    assert all(len(big(t)) == 5 and "".join(big(t)).isascii() for t in ("0123456789", "1:59"))
