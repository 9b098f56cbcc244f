"""The calendar, read back by another program: the right things on the right days, and nothing where nothing is safe."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from footcli.render.ics import plan_ics, spread
from tests.render.plans import KNOWN, OFFERED, REFUSED, TODAY, plan_of

icalendar = pytest.importorskip("icalendar")
CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def events(raw: bytes) -> list:  # type: ignore[type-arg]
    """The events of a calendar."""
    return list(icalendar.Calendar.from_ical(raw).walk("VEVENT"))


def days_of(event) -> set[date]:  # type: ignore[no-untyped-def]
    """The days an event falls on, worked out from its rule."""
    day = event.decoded("DTSTART").date()
    rule = event.get("RRULE")
    if rule is None:
        return {day}
    last = rule["UNTIL"][0].date()
    codes = rule.get("BYDAY", CODES)
    return {d for n in range((last - day).days + 1) if CODES[(d := day + timedelta(days=n)).weekday()] in codes}


def routines(raw: bytes) -> list:  # type: ignore[type-arg]
    """The events that recur."""
    return [e for e in events(raw) if "RRULE" in e]


@pytest.mark.parametrize("name", OFFERED)
def test_every_exercise_falls_on_its_days_and_no_day_has_two_routines(name: str) -> None:
    plan = OFFERED[name]
    seen: list[date] = []
    words = ""
    for event in routines(plan_ics(plan, KNOWN)):
        seen += days_of(event)
        words += str(event["DESCRIPTION"])
    assert len(seen) == len(set(seen))
    assert min(seen) == TODAY
    assert max(seen) < TODAY + timedelta(weeks=plan.request.weeks)
    within = [p for p in plan.phases if p.starts < TODAY + timedelta(weeks=plan.request.weeks)]
    assert all(i.exercise.name in words for p in within for i in p.items)


def test_an_exercise_of_three_days_a_week_is_on_three_days_a_week() -> None:
    plan = OFFERED["tendon"]
    load = next(p for p in plan.phases if p.stage.id == "load")
    week = {load.starts + timedelta(days=n) for n in range(7)}
    for item in load.items:
        on = [e for e in routines(plan_ics(plan, KNOWN)) if item.exercise.name in str(e["DESCRIPTION"])]
        assert len(week & set().union(*map(days_of, on))) == item.days_per_week


@pytest.mark.parametrize("plan", [*OFFERED.values(), REFUSED])
def test_the_check_days_are_there_with_an_alarm(plan) -> None:  # type: ignore[no-untyped-def]
    single = [e for e in events(plan_ics(plan, KNOWN)) if str(e["SUMMARY"]).startswith("Look again")]
    assert tuple(e.decoded("DTSTART").date() for e in single) == plan.check_dates()
    assert all(check.ask in str(e["DESCRIPTION"]) for check, e in zip(plan.programme.checks, single, strict=True))
    assert all(e.walk("VALARM") for e in events(plan_ics(plan, KNOWN)))


def test_a_plan_that_is_not_offered_has_only_the_visit_and_the_check_days_and_no_exercise() -> None:
    raw = plan_ics(REFUSED, KNOWN)
    assert REFUSED.level == "within_week"
    assert len(events(raw)) == 1 + len(REFUSED.programme.checks)
    assert str(events(raw)[0]["SUMMARY"]) == "Stop running and be seen this week"
    words = " ".join(str(e["DESCRIPTION"]) for e in events(raw))
    assert REFUSED.reason in words
    assert not any(e.name in words for e in KNOWN.exercises.values())


def test_times_are_floating_at_seven_in_the_evening() -> None:
    for event in events(plan_ics(OFFERED["heel"], KNOWN)):
        start = event.decoded("DTSTART")
        assert isinstance(start, datetime)
        assert (start.tzinfo, start.hour, start.minute) == (None, 19, 0)
        assert event.decoded("DTSTAMP").date() == TODAY


def test_ids_are_unique_and_stay_when_the_plan_is_made_again() -> None:
    first, again = ([str(e["UID"]) for e in events(plan_ics(OFFERED["heel"], KNOWN))] for _ in range(2))
    assert first == again
    assert len(first) == len(set(first))
    other_tool = events(plan_ics(plan_of("plantar-fasciitis"), KNOWN))
    assert {str(e["UID"]) for e in other_tool} & set(first)
    assert not {str(e["UID"]) for e in events(plan_ics(OFFERED["tendon"], KNOWN))} & set(first)


@pytest.mark.parametrize("name", OFFERED)
def test_lines_are_short_and_end_as_the_standard_says(name: str) -> None:
    raw = plan_ics(OFFERED[name], KNOWN)
    assert raw.endswith(b"END:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert raw == plan_ics(OFFERED[name], KNOWN)


def test_letters_that_mean_something_and_wide_letters_come_back_whole() -> None:
    strange = "Commas, semicolons; back\\slashes and " + "wide letters: é → 足 " * 12
    plan = replace(REFUSED, reason=strange.strip())
    assert strange.strip() in str(events(plan_ics(plan, KNOWN))[0]["DESCRIPTION"])


@pytest.mark.parametrize("days", range(1, 8))
def test_days_are_spread_over_the_week(days: int) -> None:
    on = sorted(spread(days))
    assert len(on) == days
    assert on[0] == 0
    gaps = [b - a for a, b in zip(on, [*on[1:], 7], strict=True)]
    assert max(gaps) - min(gaps) <= 1
