"""May I run, and what about my race? The answer in a sentence or two, the same on every page."""

from datetime import date, timedelta
from math import ceil, log

from footcli.care.plan import Plan
from footcli.knowledge.load import Knowledge
from footcli.knowledge.models import rank


def day(when: date) -> str:
    """A date in words: 14 March 2027."""
    return f"{when.day} {when:%B %Y}"


def running_words(plan: Plan) -> str:
    """Whether the person may run now, and if not, why and until when."""
    if rank(plan.level) >= rank("within_week"):
        return "Not until you have been seen."
    if plan.run_from is None:
        return f"Not yet. {plan.why_no_run or plan.reason}"
    return f"Not now. {plan.why_no_run}" if plan.why_no_run else plan.programme.walk_run.now_text


def race_words(plan: Plan, knowledge: Knowledge) -> str:
    """What the race day means for this plan; empty where none was named.

    Who may run goes on from the longest run, a tenth more a week. Who may not, or has to stop, counts from the earliest start of
    the last stage: the whole ladder first, then the same.
    """
    race, request = plan.request.race_day, plan.request
    if race is None:
        return ""
    if rank(plan.level) >= rank("within_week") or plan.run_from is None or not plan.offered:
        course = plan.causes[0][0].course.text if plan.causes else ""
        return f"Your race on {day(race)}: do not run it unless whoever sees you says yes. {course}".strip()
    told = f"Your race is on {day(race)}. "
    if not plan.why_no_run and request.goal_km is not None and request.longest_run_km:
        ready = _grown(request.today, request.longest_run_km, request.goal_km)
        told += f"If easy runs go well, a tenth more a week takes you from {request.longest_run_km:g} to {request.goal_km:g} km by about "
        told += f"{day(ready)}. {_verdict(ready, race)} "
    return told + ("If you have to stop: " if not plan.why_no_run else "") + _from_ladder(plan, knowledge, race)


def _from_ladder(plan: Plan, knowledge: Knowledge, race: date) -> str:
    ladder, goal = plan.programme.walk_run, plan.request.goal_km
    start = next((p.starts for p in plan.phases if p.stage.id == "return"), plan.request.today)
    a_week = knowledge.exercises["walk-run"].dose.days_per_week
    ready = start + timedelta(weeks=ceil(len(ladder.levels) * ladder.times_each / a_week))
    told = f"the walk-run ladder can begin on {day(start)} at the earliest and ends about {day(ready)}, with 30 minutes of running."
    if goal is not None and goal > ladder.after_km:
        ready = _grown(ready, ladder.after_km, goal)
        told += f" With a tenth more a week from about {ladder.after_km:g} km, {goal:g} km comes about {day(ready)}."
    return f"{told if not plan.why_no_run else told[0].upper() + told[1:]} {_verdict(ready, race)}"


def _grown(start: date, km: float, goal: float) -> date:
    """When a tenth more a week gets from one distance to another."""
    return start + timedelta(weeks=max(ceil(log(goal / km) / log(1.1)), 0))


def _verdict(ready: date, race: date) -> str:
    if ready > race:
        return "That is after your race: choose a later race or a shorter distance, or walk part of it."
    spare = (race - ready).days // 7
    return f"That leaves about {spare} weeks to spare." if spare > 1 else "That is just in time, with nothing to spare for a setback."
