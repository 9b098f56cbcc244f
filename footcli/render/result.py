"""The result page: what to do and how fast first; then what it could be and why; then tonight; then what would change it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from footcli.care.limits import lower_first
from footcli.care.plan import Plan
from footcli.care.referral import EMERGENCY_DOORS, WHEN, Referral
from footcli.knowledge.load import Knowledge
from footcli.knowledge.models import Level, rank
from footcli.render.doc import Bar, Block, Bullets, Card, Doc, Heading, Para, Picture, Tone, doc
from footcli.render.items import minutes_line, named
from footcli.render.running import running_words
from footcli.triage.assess import DISCLAIMER, Assessment, likelihood_word
from footcli.triage.explain import HomeTest, WatchItem, against, speaks_for, still_unknown
from footcli.triage.ranking import Ranked

TONES: dict[Level, Tone] = {"emergency": "danger", "same_day": "danger", "within_week": "warn", "routine": "strong", "self_care": "good"}

LOOK_AGAIN: dict[Level, int] = {"self_care": 14, "routine": 28}
"""Days after which to be seen if it is no better (two weeks of self-care: NHS, plantar fasciitis; four weeks: estimate)."""

SHOWN = 3
"""Causes shown in full; more than about five would mislead (evidence on referral, section 13.2)."""


@dataclass(frozen=True)
class Result:
    """All that the result page shows: the assessment and what was made of it."""

    assessment: Assessment
    referral: Referral
    plan: Plan
    watch: tuple[WatchItem, ...]
    test: HomeTest | None


def result_page(result: Result, knowledge: Knowledge, foot_map: Picture | None = None) -> Doc:
    """The whole result. An emergency is one card and nothing that distracts from it."""
    assessment, plan = result.assessment, result.plan
    card = urgency_card(assessment, result.referral, plan.request.today)
    if assessment.level == "emergency":
        return doc(card, Para(DISCLAIMER, "muted"))
    return doc(
        card,
        Para(f"Running: {running_words(plan)}", "strong") if rank(assessment.level) <= rank("routine") else None,
        _race(assessment, plan),
        [Bullets(plan.cautions, title="For you in particular")] if plan.cautions else None,
        Heading("What it could be"),
        _causes(assessment, knowledge),
        _test(result.test),
        _until_seen(plan, _steps(assessment)) if assessment.level == "same_day" else _tonight(plan, _steps(assessment), knowledge),
        _watch(result.watch),
        _whom(result.referral) if assessment.level != "same_day" else None,
        [Heading("Where you pointed"), foot_map] if foot_map is not None else None,
        _next_steps(assessment, plan),
        Para(DISCLAIMER, "muted"),
    )


def urgency_card(assessment: Assessment, referral: Referral, today: date) -> Card:
    """How fast, why, what to do until then and what not."""
    level = assessment.level
    blocks: list[Block] = []
    reasons = tuple(dict.fromkeys(r.text for r in assessment.reasons if r.level == level)) or tuple(r.text for r in assessment.reasons[:1])
    blocks += [Para(("Also: " if place else "Why: ") + text) for place, text in enumerate(reasons[:3])]
    flags = [f for f in assessment.flags if f.urgency == level][:3]
    do = _once(step for flag in flags for step in flag.do if step.rstrip(".") != WHEN[level])
    dont = _once(step for flag in flags for step in flag.dont)
    if level == "within_week" and not do:
        do = ("Stop running and jumping until you have been seen.", "Walk only as far as you can without a limp.")
    if do:
        blocks.append(Bullets(do, None if level == "emergency" else "-"))
    if dont:
        blocks.append(Bullets(dont))
    if rank(level) >= rank("same_day") and referral.doors:
        fit = [d.provider for d in referral.doors if level != "emergency" or d.provider.id in EMERGENCY_DOORS]
        blocks.append(Para(f"Where: {' or '.join(lower_first(p.name) for p in fit[:2])}."))
    if rank(level) <= rank("routine"):
        by = _weekday(today, LOOK_AGAIN[level])
        told = f"If it is no better by {by}, or gets worse, be seen."
        blocks.append(Para(told if level == "self_care" else f"Try to have the visit by {by}. If it gets worse, go sooner."))
    unsure = assessment.evidence.unsure & {"danger"}
    if unsure:
        blocks.append(
            Para("You were not sure about the danger signs. Treat them as not ruled out: look again, or ask somebody to look with you.")
        )
    if not assessment.evidence.safety_asked and rank(level) <= rank("routine"):
        first = Para("The questions about danger signs were not answered, so this is no all-clear. Answer them first: `footcli triage`.")
        return Card("Not enough known yet", (first, Para(f"As far as it was told: {lower_first(WHEN[level])}."), *blocks), "warn")
    return Card(WHEN[level], tuple(blocks), TONES[level])


def _weekday(today: date, after: int) -> str:
    """The day that many days from today, in words: Wednesday 9 December."""
    then = today + timedelta(days=after)
    return f"{then:%A} {then.day} {then:%B}"


def verdict(assessment: Assessment, today: date) -> str:
    """The result in one line: how soon, and by when. No all-clear where the danger signs are open."""
    level = assessment.level
    calm = rank(level) <= rank("routine")
    if calm and not assessment.evidence.safety_asked:
        return "In short: not enough is known yet. Answer the questions about danger signs first: `footcli triage`."
    by_when = ""
    if level == "within_week":
        by_when = f" That is by {_weekday(today, 7)}."
    elif level == "routine":
        by_when = f" Try to have the visit by {_weekday(today, LOOK_AGAIN[level])}."
    elif level == "self_care":
        by_when = f" If it is no better by {_weekday(today, LOOK_AGAIN[level])}, or gets worse, be seen."
    open_signs = " But you were not sure about the danger signs: look again." if calm and "danger" in assessment.evidence.unsure else ""
    return f"In short: {WHEN[level]}.{by_when}{open_signs}"


def _once(steps: Iterable[str]) -> tuple[str, ...]:
    """Each step once; one that only begins what another says in full is left out."""
    every = tuple(dict.fromkeys(steps))
    return tuple(s for s in every if not any(o != s and o.startswith(s.removesuffix(".") + " ") for o in every))


def _race(assessment: Assessment, plan: Plan) -> Block | None:
    """A word on the race that somebody mentioned."""
    if "race-coming" not in assessment.evidence.present:
        return None
    if rank(assessment.level) >= rank("within_week"):
        return Para("Your race: do not run it before you have been seen and told that you may.", "strong")
    return Para("Your race: `footcli routine --race DATE --goal KM` says whether the time is enough.")


def _steps(assessment: Assessment) -> tuple[str, ...]:
    """What the card already says to do and not to do."""
    return tuple(step for f in assessment.flags if f.urgency == assessment.level for step in (*f.do, *f.dont))


def _causes(assessment: Assessment, knowledge: Knowledge) -> Iterable[Block]:
    if assessment.no_good_match:
        yield Para(
            "Nothing here fits your answers well. The list below is only what comes closest. That is a good reason to have it looked at.",
            "warn",
        )
    top = assessment.ranked[:SHOWN]
    if len(top) > 1 and top[0].probability < 1.3 * top[1].probability and not assessment.no_good_match:
        yield Para("The first two are close. Questions alone cannot tell them apart.")
    for place, ranked in enumerate(top):
        if place and ranked.probability < 0.03:
            break
        yield from cause_blocks(ranked, place, assessment, knowledge)
        if place == 0:
            yield Para(f"How long it lasts: {ranked.cause.course.text}")
    others = [r.cause.name for r in assessment.ranked[SHOWN : SHOWN + 2] if r.probability >= 0.03]
    grave = [r.cause.name for r in assessment.ranked[SHOWN:15] if r.probability >= 0.02 and r.cause.never_miss]
    more = list(dict.fromkeys(others + grave))
    if more:
        yield Para("Less likely, but kept in mind: " + ", ".join(lower_first(m) for m in more) + ".")
    if assessment.unexplained:
        told = "; ".join(knowledge.findings[f].text for f in assessment.unexplained[:3])
        yield Para(f"Not explained by these: {told}. Mention it when you are seen.")


def cause_blocks(ranked: Ranked, place: int, assessment: Assessment, knowledge: Knowledge) -> Iterable[Block]:
    """One cause: how likely in words, what it is, what speaks for it (+), against (-), and what is not known (?)."""
    cause = ranked.cause
    yield Bar(cause.name, ranked.probability, f"{likelihood_word(ranked, place)}. {cause.plain[0].upper()}{cause.plain[1:]}.")
    yield Para(cause.what)
    yield from _points("+", "Speaks for it", speaks_for(ranked, assessment.evidence, knowledge)[:4])
    yield from _points("-", "Speaks against it", against(ranked, assessment.evidence, knowledge)[:2])
    yield from _points("?", "Not known yet", still_unknown(ranked, assessment.evidence, knowledge)[:2])
    shown = {r.id for r in assessment.ranked[:10] if r.probability >= 0.02}
    twins = [knowledge.causes[t].name for t in cause.cannot_tell_from if t in shown]
    if twins:
        yield Para("At home it cannot be told apart from " + " or ".join(lower_first(t) for t in twins[:2]) + ".", "muted")


def _points(mark: str, title: str, texts: tuple[str, ...]) -> Iterable[Block]:
    if texts:
        yield Bullets(texts, mark, title=title)


def _test(test: HomeTest | None) -> Iterable[Block]:
    if test is None:
        return
    yield Heading("One test that could tell them apart")
    yield Para(f"{test.finding.how}")
    yield Bullets(
        (
            f"Yes ({lower_first(test.finding.text)}): speaks for {lower_first(test.yes.name)}.",
            f"No: speaks more for {lower_first(test.no.name)}.",
            "Stop at the first sharp pain. Not being sure is a fine answer.",
        )
    )


def _until_seen(plan: Plan, said: tuple[str, ...]) -> Iterable[Block]:
    """What helps in the hours until somebody has looked at it."""
    more = tuple(step for step in plan.instead if step not in said)[:5]
    if more:
        yield Heading("Until you are seen")
        yield Bullets(("No running and no exercises.", *more))


def _tonight(plan: Plan, said: tuple[str, ...], knowledge: Knowledge) -> Iterable[Block]:
    yield Heading("What to do tonight")
    if not plan.offered:
        yield Para(f"No exercises for now. {plan.reason}")
        more = tuple(step for step in plan.instead if step not in said)[:5]
        if more:
            yield Bullets(more)
        return
    first = plan.phases[0]
    yield Bullets(tuple(f"{named(item, knowledge)}: {item.exercise.dose.text}" for item in first.items), None)
    if first.habits:
        yield Bullets(tuple(f"{item.exercise.name}: {item.exercise.dose.text}" for item in first.habits), title="All day")
    yield Para(f"{minutes_line(first)} {plan.pain_rule.text}" if first.minutes_a_day else plan.pain_rule.text)
    if plan.barred:
        names = ", ".join(tool.name.lower() for tool, _ in plan.barred)
        yield Para(f"Not for now: {names}. {plan.barred[0][1]}", "warn")
    if plan.left_out:
        gone = plan.left_out[0]
        yield Para(f"Left out for now: {lower_first(gone.exercise.name)}, {gone.until}.", "muted")


def _watch(watch: tuple[WatchItem, ...]) -> Iterable[Block]:
    if not watch:
        return
    yield Heading("What would change this advice")
    yield Bullets(tuple(item.text for item in watch[:6]))


def _whom(referral: Referral) -> Iterable[Block]:
    yield Heading("Whom to see")
    if referral.when == "self_care":
        yield Para("Nobody for now. If it is no better in two weeks, or gets worse:")
    yield Bullets(tuple(f"{door.provider.name}. {door.why}" for door in referral.doors[:2]))


def _next_steps(assessment: Assessment, plan: Plan) -> Iterable[Block]:
    steps = []
    if plan.offered and rank(assessment.level) < rank("same_day"):
        steps.append("footcli routine: your plan, day by day")
    steps.append("footcli refer: what to say and bring, and how to find somebody")
    if assessment.ranked:
        steps.append(f"footcli causes show {assessment.ranked[0].cause.id}: more about the first cause, with sources")
    yield Heading("From here")
    yield Bullets(tuple(steps))
