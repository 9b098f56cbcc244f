"""The accuracy report, as a page and as data."""

from collections.abc import Iterable
from typing import Any

from footcli.knowledge.models import LEVELS
from footcli.render.doc import Block, Bullets, Doc, Fields, Heading, Para, Table, doc
from footcli.triage.evaluate import Outcome, Report, Share


def evaluation_page(report: Report, interview: bool) -> Doc:
    """Figures overall, for cases held back from tuning, and by level; the confusion table; each case that fell short."""
    held = Report(tuple(o for o in report.outcomes if o.case.held_back))
    rest = Report(tuple(o for o in report.outcomes if not o.case.held_back))
    columns: list[tuple[str, Report]] = [("All", report)]
    if held.outcomes and rest.outcomes:
        columns += [("Tuned on", rest), ("Held back", held)]
    figures = Table(
        ("Figure", *(f"{name} ({len(r.outcomes)})" for name, r in columns)),
        tuple((name, *(_share(r.figures[name]) for _, r in columns)) for name in report.figures),
    )
    levels = Table(
        ("Gold urgency", "Cases", "Cause first", "Among three", "Exact", "Safe"),
        tuple(
            (
                level,
                str(len(outcomes)),
                _share(report.share(lambda o: o.place == 1, outcomes)),
                _share(report.share(lambda o: o.place is not None and o.place <= 3, outcomes)),
                _share(report.share(lambda o: o.level == o.case.urgency, outcomes)),
                _share(report.share(lambda o: o.safe, outcomes)),
            )
            for level, outcomes in report.by_level().items()
            if outcomes
        ),
    )
    confusion = Table(
        ("Gold \\ given", *LEVELS), tuple((g, *(str(n) if n else "-" for n in row.values())) for g, row in report.confusion().items())
    )
    reliability = Table(
        ("First cause said", "Cases", "Mean", "Right"),
        tuple((band, str(n), f"{mean:.0%}", f"{right:.0%}") for band, n, mean, right in report.reliability()),
    )
    return doc(
        Heading("Accuracy" + (" through the interview" if interview else " from the whole story"), 1),
        Para("Shares with 95 % Wilson intervals."),
        figures,
        Heading("By urgency"),
        levels,
        Heading("Urgency given against gold"),
        confusion,
        Heading("What the probabilities are worth"),
        reliability,
        [Heading("Questions asked"), Fields(tuple((k, f"{v:g}") for k, v in report.questions().items()))] if interview else None,
        _shortfalls(report),
    )


def _share(share: Share) -> str:
    low, high = share.interval
    return f"{share.value:.0%} ({share.hits}/{share.of}; {low:.0%}-{high:.0%})" if share.of else "-"


def _shortfalls(report: Report) -> Iterable[Block]:
    short = report.shortfalls()
    yield Heading("Cases that fell short")
    if not short:
        yield Para("None.")
        return
    yield Bullets(tuple(map(_why, short)))


def _why(o: Outcome) -> str:
    place = f"right cause at {o.place}" if o.place is not None else "right cause not known to the program"
    wanted = "/".join(o.case.accepted)
    return (
        f"{o.case.id}: {place}; urgency {o.level}, wanted {wanted}; named {', '.join(o.named)}; because {o.because or 'nothing raised it'}"
    )


def evaluation_data(report: Report, interview: bool) -> dict[str, Any]:
    """`footcli.evaluation/1`."""

    def shares(r: Report) -> dict[str, Any]:
        return {
            k: {"share": round(s.value, 4), "hits": s.hits, "of": s.of, "interval": [round(x, 4) for x in s.interval]}
            for k, s in r.figures.items()
        }

    held = Report(tuple(o for o in report.outcomes if o.case.held_back))
    return {
        "schema": "footcli.evaluation/1",
        "interview": interview,
        "cases": len(report.outcomes),
        "figures": shares(report),
        "held_back": shares(held) if held.outcomes else None,
        "by_level": {level: shares(Report(outcomes)) for level, outcomes in report.by_level().items() if outcomes},
        "confusion": report.confusion(),
        "reliability": [{"band": b, "cases": n, "mean": round(m, 4), "right": round(x, 4)} for b, n, m, x in report.reliability()],
        "questions": report.questions() if interview else None,
        "outcomes": [
            {"id": o.case.id, "level": o.level, "gold": o.case.urgency, "place": o.place, "named": list(o.named), "asked": o.asked,
             "because": o.because}
            for o in report.outcomes
        ],
    }  # fmt: skip
