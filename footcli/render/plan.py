"""The plan as a page and as data: one model for the terminal, Markdown, HTML, PDF and JSON."""

from collections.abc import Iterable
from typing import Any

from footcli.care.plan import Item, Plan
from footcli.knowledge.load import Knowledge
from footcli.render.data import record_data
from footcli.render.doc import Block, Bullets, Card, Doc, Fields, Heading, Para, Table, doc
from footcli.render.result import named

NOT_DIAGNOSIS = "This plan is self-care, not treatment by a clinician. It can be wrong. Stop and be seen if a stop sign comes up."


def plan_page(plan: Plan, knowledge: Knowledge) -> Doc:
    """The whole plan, or why there is none and what to do instead."""
    if not plan.offered:
        return doc(
            Card("No routine for now", (Para(f"Why: {plan.reason}"), *((Bullets(plan.instead),) if plan.instead else ())), "warn"),
            Heading("When to be seen sooner"),
            Bullets(plan.be_seen_if),
            Para("`footcli refer` says whom to see and what to say there."),
            Para(NOT_DIAGNOSIS, "muted"),
        )
    return doc(
        Heading("Your plan", 1),
        _for(plan),
        *(list(_phase(place, plan, knowledge)) for place in range(len(plan.phases))),
        _running(plan),
        _left_out(plan),
        Heading("Look again"),
        Bullets(
            tuple(
                f"{when.isoformat()} (day {c.day}): {c.ask} Better: {c.better} The same: {c.same} Worse: {c.worse}"
                for when, c in zip(plan.check_dates(), plan.programme.checks, strict=True)
            )
        ),
        Heading("Stop and be seen if"),
        Bullets(plan.be_seen_if),
        Para(NOT_DIAGNOSIS, "muted"),
    )


def _for(plan: Plan) -> Iterable[Block]:
    names = ", ".join(c.name for c, _ in plan.causes[:4])
    yield Para(f"Safe for each of these, as far as is known: {names}.")
    yield Fields((("Pain rule", f"{plan.pain_rule.text} {plan.pain_rule.go_on} {plan.pain_rule.hold} {plan.pain_rule.step_back}"),))


def _phase(place: int, plan: Plan, knowledge: Knowledge) -> Iterable[Block]:
    phase = plan.phases[place]
    told = {i.exercise.id for p in plan.phases[:place] for i in p.items}
    stage = phase.stage
    low, high = stage.weeks
    yield Heading(f"{place + 1}. {stage.name}")
    length = f"About {low:g} to {high:g} weeks" if low != high else f"About {low:g} weeks"
    yield Para(f"{stage.aim} {length}, from {phase.starts.isoformat()} at the earliest. About {phase.minutes_a_day:.0f} minutes a day.")
    if place:
        yield Para("Begin when: " + " ".join(stage.enter))
    for number, item in enumerate(phase.items, 1):
        yield from _item(item, number, plan.pain_rule.limit, knowledge, told=item.exercise.id in told)
    if stage.meanwhile:
        yield Para("For your fitness meanwhile: " + " ".join(stage.meanwhile))
    yield Para("Move on when: " + " ".join(stage.leave))


def _item(item: Item, number: int, limit: int, knowledge: Knowledge, *, told: bool) -> Iterable[Block]:
    """One exercise in full, or only its dose where an earlier phase told how."""
    e = item.exercise
    pain = f"Pain at most {min(e.pain_limit, limit)} of 10."
    yield Heading(f"{number}. {named(item, knowledge)}", 3)
    if told:
        yield Fields((("How long", how_long(item)), ("How", "As before."), *((("Harder", e.harder),) if e.harder else ())))
        return
    rows = []
    if e.find:
        rows.append(("Where", e.find))
    if e.position:
        rows.append(("Position", e.position))
    rows.append(("How", " ".join(e.steps)))
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


def how_long(item: Item) -> str:
    """The dose in words; with fewer days than usual, on how many."""
    fewer = item.days_per_week < item.exercise.dose.days_per_week
    return item.exercise.dose.text + (f" On {item.days_per_week} days a week." if fewer else "")


def _running(plan: Plan) -> Iterable[Block]:
    yield Heading("Running")
    if not plan.run:
        yield Para("Not yet. " + _why_no_run(plan))
        return
    ladder = plan.programme.walk_run
    if plan.next_run_km is not None:
        yield Para(f"Longest next run: {plan.next_run_km:g} km. {ladder.ceiling_text}")
    else:
        yield Para(ladder.ceiling_text)
    yield Para("Ready to start again when: " + " ".join(ladder.ready))
    rows = tuple((f"{i}", f"walk {x.walk:g} min, run {x.run:g} min", f"{x.repeats} times") for i, x in enumerate(ladder.levels, 1))
    yield Table(("Level", "Do", "Repeat"), rows, f"Each level at least {ladder.times_each} times, with a rest day after each.")
    yield Bullets(ladder.rules)
    if plan.request.race_day is not None:
        weeks = (plan.request.race_day - plan.request.today).days / 7
        need = len(ladder.levels) * ladder.times_each * (1 + ladder.rest_days) / 7
        tight = (
            "That is less than the ladder alone takes. Choose a later race, or walk part of it." if weeks < need else "That leaves room."
        )
        yield Para(f"Your race is in {weeks:.0f} weeks; the whole ladder takes about {need:.0f} at the least. {tight}")
    if plan.request.goal_km is not None:
        yield Para(f"Your goal of {plan.request.goal_km:g} km comes after the ladder: add distance first, then speed, within the ceiling.")


def _why_no_run(plan: Plan) -> str:
    runs = [x for x in plan.left_out if "run" in x.exercise.stresses]
    if runs:
        return f"{runs[0].why} Wait {runs[0].until}."
    return "One of the causes that still fit forbids running until it is ruled out."


def _left_out(plan: Plan) -> Iterable[Block]:
    if plan.left_out:
        yield Heading("Left out for now")
        yield Bullets(tuple(f"{x.exercise.name}: {x.why} Left out {x.until}." for x in plan.left_out))


def plan_data(plan: Plan, knowledge: Knowledge) -> dict[str, Any]:
    """`footcli.routine/1`."""
    return {
        "schema": "footcli.routine/1",
        "offered": plan.offered,
        "reason": plan.reason,
        "instead": list(plan.instead),
        "causes": [{"id": c.id, "name": c.name, "probability": round(p, 4)} for c, p in plan.causes],
        "pain_rule": record_data(plan.pain_rule),
        "phases": [
            {
                "id": p.stage.id,
                "name": p.stage.name,
                "starts": p.starts.isoformat(),
                "weeks": list(p.stage.weeks),
                "enter": list(p.stage.enter),
                "leave": list(p.stage.leave),
                "minutes_a_day": round(p.minutes_a_day, 1),
                "exercises": [
                    {**record_data(i.exercise), "tool": i.tool, "days_per_week": i.days_per_week, "for": list(i.reasons)} for i in p.items
                ],
            }
            for p in plan.phases
        ],
        "left_out": [{"id": x.exercise.id, "name": x.exercise.name, "why": x.why, "until": x.until} for x in plan.left_out],
        "run": {
            "allowed": plan.run,
            "next_run_km": plan.next_run_km,
            "walk_run": record_data(plan.programme.walk_run) if plan.run else None,
        },
        "checks": [{"date": d.isoformat(), **record_data(c)} for d, c in zip(plan.check_dates(), plan.programme.checks, strict=True)],
        "be_seen_if": list(plan.be_seen_if),
    }
