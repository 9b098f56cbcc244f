"""The plan as a page and as data: one model for the terminal, Markdown, HTML, PDF and JSON."""

from collections.abc import Iterable
from typing import Any

from footcli.care.choice import Item
from footcli.care.limits import lower_first
from footcli.care.plan import Plan
from footcli.care.referral import WHEN
from footcli.knowledge.load import Knowledge
from footcli.knowledge.models import rank
from footcli.render.data import record_data
from footcli.render.doc import Block, Bullets, Card, Doc, Fields, Heading, Para, Table, doc
from footcli.render.items import how_long, minutes_line, named, needs
from footcli.render.running import day, race_words, running_words

NOT_DIAGNOSIS = "This plan is self-care, not treatment by a clinician. It can be wrong. Stop and be seen if a stop sign comes up."


def plan_page(plan: Plan, knowledge: Knowledge) -> Doc:
    """The whole plan, or why there is none and what to do instead."""
    if not plan.offered:
        return _refused(plan, knowledge)
    return doc(
        Heading("Your plan", 1),
        _for(plan, knowledge),
        *(list(_phase(place, plan, knowledge)) for place in range(len(plan.phases))),
        _running(plan),
        _left_out(plan, knowledge),
        Heading("Look again"),
        Bullets(
            tuple(
                f"{day(when)} (day {c.day}): {c.ask} Better: {c.better} The same: {c.same} Worse: {c.worse}"
                for when, c in zip(plan.check_dates(), plan.programme.checks, strict=True)
            )
        ),
        Heading("Stop and be seen if"),
        Bullets(plan.be_seen_if),
        Para(NOT_DIAGNOSIS, "muted"),
    )


def _refused(plan: Plan, knowledge: Knowledge) -> Doc:
    """How soon to be seen, why there is no plan, and what to do until then; of an emergency nothing else."""
    urgent = rank(plan.level) >= rank("same_day")
    race = race_words(plan, knowledge)
    lines: list[Block] = [Para(f"Why: {plan.reason}"), *([Bullets(plan.instead)] if plan.instead else [])]
    if plan.level != "emergency":
        lines += [Para(f"Running: {running_words(plan)}"), *([Para(race)] if race else [])]
    if plan.level == "routine":
        lines.append(Para(f"{WHEN[plan.level]}."))
    if plan.level != "emergency":
        lines += [Para("No exercises until then." if rank(plan.level) >= rank("within_week") else "No exercises for now.")]
    title = WHEN[plan.level] if rank(plan.level) >= rank("within_week") else "No routine for now"
    return doc(
        Para(plan.request.about) if plan.request.about else None,
        Card(title, tuple(lines), "danger" if urgent else "warn"),
        [Bullets(plan.cautions, title=CAUTIONS)] if plan.cautions and plan.level != "emergency" else None,
        [Heading("When to be seen sooner"), Bullets(plan.be_seen_if)] if not urgent else None,
        [Heading("Get emergency help now if"), Bullets(plan.emergency_if)] if plan.level == "same_day" and plan.emergency_if else None,
        Para("`footcli refer` says whom to see and what to say there."),
        Para(NOT_DIAGNOSIS, "muted"),
    )


CAUTIONS = "For you in particular"


def _for(plan: Plan, knowledge: Knowledge) -> Iterable[Block]:
    if plan.request.about:
        yield Para(plan.request.about)
    if plan.level == "routine":
        yield Para(f"{WHEN[plan.level]}. This plan is for the time until then.")
    elif plan.level == "within_week":
        yield Para(f"{WHEN[plan.level]}. Use this plan only until that visit.", "warn")
    names = [lower_first(c.name) for c, _ in plan.causes[:4]]
    yield Para(f"Made for {', '.join(names)}. Nothing in it is known to harm {'any of these' if len(names) > 1 else 'it'}.")
    if plan.guarded:
        yield Para(
            f"Less likely, but this plan keeps clear of what would harm it too: {', '.join(lower_first(c.name) for c in plan.guarded)}."
        )
    strictest, *others = plan.pain_rules
    rule = f"{SCALE} {strictest.text} {strictest.go_on} {strictest.hold} {strictest.step_back}"
    race = race_words(plan, knowledge)
    yield Fields((("Running now", running_words(plan)), *((("Race", race),) if race else ()), ("Pain rule", rule)))
    if others:
        yield Bullets(tuple(f"{rule.text} {rule.step_back}" for rule in others), title="Besides, as it may be something else")
    if plan.cautions:
        yield Bullets(plan.cautions, title=CAUTIONS)
    if plan.barred:
        yield Bullets(tuple(f"{tool.name}: {why}" for tool, why in plan.barred), title="Leave these in the drawer for now")


SCALE = "Pain from 0 (none) to 10 (the worst there is)."


def _phase(place: int, plan: Plan, knowledge: Knowledge) -> Iterable[Block]:
    phase = plan.phases[place]
    told = {i.exercise.id for p in plan.phases[:place] for i in (*p.items, *p.habits)}
    stage = phase.stage
    low, high = stage.weeks
    yield Heading(f"{place + 1}. {stage.name}")
    length = f"About {low:g} to {high:g} weeks" if low != high else f"About {low:g} weeks"
    time = f" {minutes_line(phase)}" if phase.minutes_a_day else ""
    yield Para(f"{stage.aim} {length}, from {day(phase.starts)} at the earliest.{time}")
    if place:
        yield Para("Begin when: " + " ".join(stage.enter))
    for number, item in enumerate(phase.items, 1):
        yield from _item(item, number, plan.pain_rule.limit, knowledge, told=item.exercise.id in told)
    if phase.habits:
        yield Bullets(tuple(_habit(i, told) for i in phase.habits), title=HABITS)
    if phase.meanwhile:
        yield Para("For your fitness meanwhile: " + " ".join(phase.meanwhile))
    yield Para("Move on when: " + " ".join(stage.leave))


HABITS = "All day, without taking time"


def _habit(item: Item, told: set[str]) -> str:
    e = item.exercise
    return f"{e.name}: as before." if e.id in told else f"{e.name}. {' '.join(e.steps)} Stop sign: {e.stop_sign}"


def _item(item: Item, number: int, limit: int, knowledge: Knowledge, *, told: bool) -> Iterable[Block]:
    """One exercise in full, or only its dose where an earlier phase told how."""
    e = item.exercise
    pain = f"Pain at most {min(e.pain_limit, limit)} of 10."
    yield Heading(f"{number}. {named(item, knowledge)}", 3, e.id)
    if told:
        yield Fields((("How long", how_long(item)), ("How", "As before."), *((("Harder", e.harder),) if e.harder else ())))
        return
    rows: list[tuple[str, str | tuple[str, ...]]] = []
    if e.find:
        rows.append(("Where", e.find))
    if e.position:
        rows.append(("Position", e.position))
    rows.append(("How", e.steps))
    rows.append(("How long", how_long(item)))
    if e.pressure:
        rows.append(("How hard", f"Pressure {e.pressure[0]} to {e.pressure[1]} of 10. {pain}"))
    elif e.kind != "care":
        rows.append(("How hard", pain))
    rows.append(("Good sign", e.good_sign))
    rows.append(("Stop sign", e.stop_sign))
    if e.easier:
        rows.append(("Easier", e.easier))
    if e.harder:
        rows.append(("Harder", e.harder))
    yield Fields(tuple(rows))


def _running(plan: Plan) -> Iterable[Block]:
    yield Heading("Running")
    yield Para(running_words(plan))
    if plan.run_from is None:
        return
    ladder = plan.programme.walk_run
    if plan.next_run_km is not None:
        yield Para(f"Longest next run{', when it is time' if plan.why_no_run else ''}: {plan.next_run_km:g} km. {ladder.ceiling_text}")
    else:
        yield Para(ladder.ceiling_text)
    yield Para("After a break from running, you are ready to start again when: " + " ".join(ladder.ready))
    rows = tuple(
        (f"{i}", f"walk {x.walk:g} min, run {x.run:g} min", f"{x.repeats} time{'s' * (x.repeats != 1)}")
        for i, x in enumerate(ladder.levels, 1)
    )
    yield Table(("Level", "Do", "Repeat"), rows, f"Each level at least {ladder.times_each} times, with a rest day after each.")
    yield Bullets(ladder.rules)
    if plan.request.goal_km is not None:
        yield Para(f"Your goal of {plan.request.goal_km:g} km comes after the ladder: add distance first, then speed, within the ceiling.")


def _left_out(plan: Plan, knowledge: Knowledge) -> Iterable[Block]:
    if plan.left_out:
        yield Heading("Left out for now")
        yield Bullets(tuple(f"{x.exercise.name}: {x.why} Left out {x.until}." for x in plan.left_out))
    if plan.wishes:
        yield Bullets(
            tuple(f"{e.name} (needs {needs(e, knowledge)})" for e in plan.wishes), title="Would help too, if you come by what it needs"
        )


def plan_data(plan: Plan, knowledge: Knowledge) -> dict[str, Any]:
    """`footcli.routine/1`."""
    return {
        "schema": "footcli.routine/1",
        "offered": plan.offered,
        "reason": plan.reason,
        "urgency": plan.level,
        "cautions": list(plan.cautions),
        "instead": list(plan.instead),
        "causes": [{"id": c.id, "name": c.name, "probability": round(p, 4)} for c, p in plan.causes],
        "guarded": [{"id": c.id, "name": c.name} for c in plan.guarded],
        "pain_rule": record_data(plan.pain_rule),
        "pain_rules": [record_data(rule) for rule in plan.pain_rules],
        "phases": [
            {
                "id": p.stage.id,
                "name": p.stage.name,
                "starts": p.starts.isoformat(),
                "weeks": list(p.stage.weeks),
                "enter": list(p.stage.enter),
                "leave": list(p.stage.leave),
                "minutes_a_day": round(p.minutes_a_day, 1),
                "exercises": [_item_data(i) for i in p.items],
                "all_day": [_item_data(i) for i in p.habits],
            }
            for p in plan.phases
        ],
        "left_out": [{"id": x.exercise.id, "name": x.exercise.name, "why": x.why, "until": x.until} for x in plan.left_out],
        "tools_not_for_now": [{"id": tool.id, "name": tool.name, "why": why} for tool, why in plan.barred],
        "would_help": [{"id": e.id, "name": e.name, "tools": list(e.tools)} for e in plan.wishes],
        "run": {
            "allowed": plan.run_from is not None and not plan.why_no_run,
            "from_phase": plan.run_from,
            "why_not": plan.why_no_run or None,
            "words": running_words(plan),
            "race": race_words(plan, knowledge) or None,
            "next_run_km": plan.next_run_km,
            "walk_run": record_data(plan.programme.walk_run) if plan.run_from else None,
        },
        "checks": [{"date": d.isoformat(), **record_data(c)} for d, c in zip(plan.check_dates(), plan.programme.checks, strict=True)],
        "be_seen_if": list(plan.be_seen_if),
    }


def _item_data(item: Item) -> dict[str, Any]:
    return {**record_data(item.exercise), "tool": item.tool, "days_per_week": item.days_per_week, "for": list(item.reasons)}
