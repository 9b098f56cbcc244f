"""The plan as a calendar (RFC 5545): one event a day with what is due on it, and the days to look again.

Times are floating: 19:00 wherever the person is. Making the calendar again gives the same events with the same ids, so that
importing it again changes them and does not double them.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from math import ceil
from uuid import NAMESPACE_URL, uuid5

from footcli import __version__
from footcli.care.choice import Item, minutes
from footcli.care.limits import lower_first
from footcli.care.plan import PhasePlan, Plan
from footcli.care.referral import WHEN
from footcli.knowledge.load import Knowledge

TIME = "190000"
BOOK = "`footcli refer` says whom to see, what to say when you call, and what to bring."
SEEN = "Have you been seen, or is the visit booked? If not, do that first."
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def plan_ics(plan: Plan, knowledge: Knowledge) -> bytes:
    """The calendar of a plan, with the visit to book. Where no routine is offered it holds only that and the days to look again."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//footcli//footcli {__version__}//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    ends = [later.starts for later in plan.phases[1:]] + [plan.request.today + timedelta(weeks=plan.request.weeks)]
    for phase, end in zip(plan.phases, ends, strict=False):
        lines += _phase(phase, end, plan, knowledge)
    if plan.level in ("routine", "within_week"):
        lines += _event(
            "visit", plan.request.today, 15, WHEN[plan.level], [plan.reason, *plan.instead] if not plan.offered else [BOOK], plan
        )
    for check, day in zip(plan.programme.checks, plan.check_dates(), strict=True):
        words = [check.ask, *([SEEN] if plan.level != "self_care" else [])]
        if plan.offered:
            words += [f"Better: {check.better}", f"The same: {check.same}", f"Worse: {check.worse}"]
        else:
            words += [f"No routine for now. Why: {plan.reason}", *plan.instead]
        lines += _event(f"check-{check.day}", day, 5, f"Look again: day {check.day} with your foot", words, plan)
    return b"".join(_folded(line) for line in [*lines, "END:VCALENDAR"])


def _phase(phase: PhasePlan, end: date, plan: Plan, knowledge: Knowledge) -> Iterator[str]:
    """The events of one phase, up to the day before `end`: one for each set of weekdays with the same things to do."""
    last = min(end, plan.request.today + timedelta(weeks=plan.request.weeks)) - timedelta(days=1)
    weekdays: dict[tuple[Item, ...], list[int]] = {}
    for offset in range(7):
        weekdays.setdefault(tuple(i for i in phase.items if offset in spread(i.days_per_week)), []).append(offset)
    for items, offsets in weekdays.items():
        first = phase.starts + timedelta(days=offsets[0])
        if not items or first > last:
            continue
        days = ",".join(DAYS[(phase.starts + timedelta(days=o)).weekday()] for o in offsets)
        rule = "FREQ=DAILY" if len(offsets) == 7 else f"FREQ=WEEKLY;BYDAY={days}"
        length = ceil(sum(minutes(i.exercise) for i in items))
        words = [f"{phase.stage.name}. {phase.stage.aim}"]
        if phase is not plan.phases[0]:
            words.append("Begin when: " + " ".join(phase.stage.enter))
        words += [_line(n, item, knowledge) for n, item in enumerate(items, 1)]
        if phase.habits:
            words.append("All day: " + ", ".join(lower_first(i.exercise.name) for i in phase.habits) + ".")
        words += [plan.pain_rule.text, *([plan.request.about] if plan.request.about else [])]
        yield from _event(
            f"{phase.stage.id} {days}", first, max(length, 5), f"Foot routine: {phase.stage.name.lower()}", words, plan,
            f"RRULE:{rule};UNTIL={last:%Y%m%d}T{TIME}",
        )  # fmt: skip


def spread(days: int) -> frozenset[int]:
    """So many days of a week, as evenly apart as can be, counted from the first."""
    return frozenset(i * 7 // days for i in range(days))


def _line(number: int, item: Item, knowledge: Knowledge) -> str:
    tool = knowledge.tools.get(item.tool or "")
    return f"{number}. {item.exercise.name}{f' with: {tool.name.lower()}' if tool else ''}. {item.exercise.dose.text}"


def _event(name: str, day: date, minutes: int, summary: str, words: list[str], plan: Plan, *more: str) -> Iterator[str]:
    plan_name = " ".join((plan.request.today.isoformat(), *(cause.id for cause, _ in plan.causes)))
    yield "BEGIN:VEVENT"
    yield f"UID:{uuid5(NAMESPACE_URL, f'footcli {plan_name} {name}')}"
    yield f"DTSTAMP:{plan.request.today:%Y%m%d}T000000Z"
    yield f"DTSTART:{day:%Y%m%d}T{TIME}"
    yield f"DURATION:PT{minutes}M"
    yield f"SUMMARY:{_escaped(summary)}"
    yield "DESCRIPTION:" + _escaped("\n".join(words))
    yield from more
    yield from ("TRANSP:TRANSPARENT", "BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{_escaped(summary)}", "TRIGGER:PT0S", "END:VALARM")
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    for letter in "\\;,":
        text = text.replace(letter, "\\" + letter)
    return text.replace("\r", "").replace("\n", "\\n")


def _folded(line: str) -> bytes:
    """A line as the standard wants it: at most 75 bytes, the rest on lines that begin with a space, no letter cut in two."""
    parts, part = [], b""
    for letter in line:
        raw = letter.encode()
        if len(part) + len(raw) > 75:
            parts.append(part)
            part = b" "
        part += raw
    return b"\r\n".join([*parts, part]) + b"\r\n"
