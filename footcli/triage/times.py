"""Lengths of time and points in time in a person's words: "three weeks", "a couple of months ago", "since Sunday"."""

from collections.abc import Mapping
from datetime import date

from footcli.triage.phrases import Sentence, Word

_VAGUE = {"couple": 2.0, "few": 3.2, "several": 4.0, "some": 4.0, "many": 6.0, "half": 0.5, "dozen": 12.0}
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_SEASONS = {"spring": 4, "summer": 7, "autumn": 10, "winter": 1, "easter": 4, "christmas": 12}
"""Seasons and feasts, by the month in their middle; they count only after "since" or "last"."""

_POINTS = {
    ("today",): 0.0, ("tonight",): 0.0, ("this", "morning"): 0.0, ("this", "afternoon"): 0.0, ("this", "evening"): 0.0,
    ("same", "day"): 0.0, ("day", "injury"): 0.0, ("yesterday",): 1.0, ("yday",): 1.0, ("tonite",): 0.0, ("nite",): 1.0, ("last", "night"): 1.0, ("last", "week"): 7.0, ("last", "weekend"): 4.0, ("last", "month"): 30.0,
    ("last", "year"): 400.0, ("this", "week"): 3.0, ("other", "day"): 3.0, ("other", "night"): 3.0,
}  # fmt: skip


def mark_times(sentence: Sentence, units: Mapping[str, float], today: date | None) -> dict[int, float]:
    """Mark the times in a sentence as <span> (a length) or <point> (counted back from now); days by the first word's number."""
    days: dict[int, float] = {}
    spans: dict[int, int] = {}
    points: dict[int, int] = {}
    words = sentence.words
    inside = 0
    for i in range(len(words)):
        if i < inside:
            continue
        if (span := _span(words, i, units)) is not None:
            end, length = span
            inside = end
            later = words[end].raw if end < len(words) else ""
            if later in ("ago", "back"):
                points[i] = end + 1
            elif length >= 0.5:  # minutes and hours are how long a run or a rest was, not how long it has hurt
                spans[i] = end
            days.setdefault(i, length)
        elif (point := _point(words, i, today)) is not None:
            points[i], days[i] = point
    sentence.named.update(span=spans, point=points)
    return days


def _span(words: list[Word], i: int, units: Mapping[str, float]) -> tuple[int, float] | None:
    """The end and the days of "3 weeks", "a week", "couple of months", "2 or 3 days", "1-2 weeks", "a year and a half", "weeks"."""
    word, j = words[i], i + 1
    many: float | None = word.number if word.number is not None else _VAGUE.get(word.raw)
    if many is None:
        one = {"a", "an"} & set(word.lead) or (i > 1 and (words[i - 1].raw in ("past", "last") and words[i - 2].raw in ("for", "over")))
        if word.stem not in units or not (one or (word.raw.endswith("s") and "the" not in word.lead)):
            return None
        many, j = (1.0 if one else 4.0), i
    while j < len(words) and many is not None and j < i + 3 and words[j].stem not in units:
        if words[j].number is not None:
            many = words[j].number or many
        elif words[j].raw not in ("or", "to", "and", "half", "full", "whole", "good"):
            return None
        elif words[j].raw == "half":
            many += 0.5
        j += 1
    if j >= len(words) or words[j].stem not in units or many is None:
        return None
    length = many * units[words[j].stem] * (1.05 if i and words[i - 1].raw == "over" else 1)
    if j + 2 < len(words) and (words[j + 1].raw, words[j + 2].raw) == ("and", "half"):
        return j + 3, length + units[words[j].stem] / 2
    return j + 1, length


def _point(words: list[Word], i: int, today: date | None) -> tuple[int, float] | None:
    for names, days in _POINTS.items():
        if tuple(w.raw for w in words[i : i + len(names)]) == names:
            return i + len(names), days
    name = words[i].raw
    if name == "weekend" and ("the" in words[i].lead or (i and words[i - 1].raw in ("this", "over", "since", "at"))):
        return i + 1, 4.0
    if today is not None and name in _DAYS:
        return i + 1, float((today.weekday() - _DAYS.index(name)) % 7 or 7)
    if today is not None and name in _SEASONS and i and words[i - 1].raw in ("since", "last"):
        return i + 1, ((today.month - _SEASONS[name] - 1) % 12 + 1) * 30.4
    if today is not None and name in _MONTHS and (name != "may" or (i and words[i - 1].raw in ("since", "in"))):
        return i + 1, ((today.month - _MONTHS.index(name) - 1) % 12) * 30.4 + 15
    return None
