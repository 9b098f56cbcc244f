"""Plans to show in every format: short and long ones, and one that is not offered."""

from datetime import date

from footcli.care.choice import Request
from footcli.care.plan import Plan, plan_for_cause
from footcli.knowledge.load import load

TODAY = date(2026, 11, 25)
KNOWN = load()


def plan_of(cause: str, **wishes: object) -> Plan:
    """The plan for a named cause, begun on a fixed day."""
    return plan_for_cause(KNOWN.causes[cause], KNOWN, Request(today=TODAY, **wishes))  # type: ignore[arg-type]


OFFERED = {
    "heel": plan_of("plantar-fasciitis", tools=frozenset({"tennis-ball", "foam-roller"})),
    "tendon": plan_of("achilles-tendinopathy-midportion", longest_run_km=8.0, race_day=date(2027, 4, 18), goal_km=10.0),
    "few days": plan_of("lateral-ankle-sprain", days=3, quiet=True, weeks=3),
    "soreness": plan_of("delayed-onset-muscle-soreness"),
}
REFUSED = plan_of("calcaneal-stress-fracture")


def exercise_names(plan: Plan) -> set[str]:
    """The names of all exercises of a plan."""
    return {item.exercise.name for phase in plan.phases for item in phase.items}


def test_the_plans_are_what_they_say() -> None:
    assert all(plan.offered and len(plan.phases) > 1 for plan in OFFERED.values())
    assert not REFUSED.offered
