"""What a plan does with time, tools, look-alikes, running and a race."""

from datetime import date

import pytest

from footcli.care.choice import Request
from footcli.care.limits import PHASES, barred_tools, limits_of, plan_causes
from footcli.care.plan import Plan, plan_for, plan_for_cause
from footcli.knowledge.load import load
from footcli.render.plan import plan_page
from footcli.render.running import race_words, running_words
from footcli.render.text import to_text
from footcli.triage.answers import parse_answers
from footcli.triage.assess import Assessment, assess

KNOWN = load()
TODAY = date(2026, 11, 25)
HEEL = {
    "danger": ["none"], "where": ["sole-heel-front"], "began": "began-gradual", "age": 38, "duration": "lasted-1-6-weeks",
    "rhythm": ["first-step-pain"], "health": ["none"],
}  # fmt: skip


def assessed(**answers: object) -> Assessment:
    return assess(parse_answers(HEEL | answers, KNOWN), KNOWN)


def plan_of(cause: str, **wishes: object) -> Plan:
    return plan_for_cause(KNOWN.causes[cause], KNOWN, Request(today=TODAY, **wishes))  # type: ignore[arg-type]


def ids(plan: Plan, phase: str) -> list[str]:
    return [i.exercise.id for p in plan.phases if p.stage.id == phase for i in p.items]


def test_what_takes_no_time_stands_beside_the_four() -> None:
    for cause in KNOWN.causes.values():
        for phase in plan_for_cause(cause, KNOWN, Request(today=TODAY)).phases:
            assert all(i.exercise.dose.minutes > 0 for i in phase.items)


def test_a_short_budget_keeps_the_best_exercise_with_less_of_it() -> None:
    whole, short = plan_of("plantar-fasciitis"), plan_of("plantar-fasciitis", minutes=2)
    assert ids(short, "calm")[0] == ids(whole, "calm")[0]
    first = short.phases[0].items[0].exercise
    assert first.dose.per_day < KNOWN.exercises[first.id].dose.per_day
    assert "To fit your time" in first.dose.text


def test_a_run_does_not_count_against_the_minutes() -> None:
    assert "walk-run" in ids(plan_of("plantar-fasciitis", minutes=15), "return")


@pytest.mark.parametrize("tool", ["tennis-ball", "golf-ball", "oh-ball"])
def test_one_thing_is_done_with_what_somebody_owns_where_that_is_safe(tool: str) -> None:
    plan = plan_of("plantar-fasciitis", tools=frozenset({tool}))
    assert tool in {i.tool for i in plan.phases[0].items}


def test_owning_a_ball_does_not_push_out_what_helps_most() -> None:
    assert ids(plan_of("plantar-fasciitis", tools=frozenset({"golf-ball"})), "calm")[0] == "plantar-fascia-stretch"
    assert ids(plan_of("lateral-ankle-sprain", tools=frozenset({"resistance-band"}), minutes=8), "load")[0] == "balance-one-leg"


def test_an_owned_tool_that_is_not_safe_is_named_with_why() -> None:
    plan = plan_of("metatarsalgia", tools=frozenset({"golf-ball", "towel"}))
    assert [tool.id for tool, _ in plan.barred] == ["golf-ball"]
    assert "golf ball" in to_text(plan_page(plan, KNOWN)).lower()


def test_a_blood_thinner_bars_the_golf_ball_and_is_spoken_of() -> None:
    result = assessed(health=["blood-thinner"])
    plan = plan_for(result, KNOWN, Request(today=TODAY, tools=frozenset({"golf-ball"})))
    assert [tool.id for tool, _ in plan.barred] == ["golf-ball"]
    assert any("ibuprofen" in c for c in plan.cautions)


def test_a_strain_heals_so_its_bans_end_with_a_phase() -> None:
    plan = plan_of("calf-strain")
    assert plan.run_from == "return"
    assert running_words(plan).startswith("Not now.")
    assert "walk-run" in ids(plan, "return")
    assert not any("ruled out" in x.until for x in plan.left_out)


def test_a_ban_on_hopping_is_no_ban_on_running() -> None:
    assert plan_of("bunion").run_from == "calm"


def test_without_running_there_is_no_stage_back_to_it() -> None:
    plan = plan_of("peripheral-neuropathy")
    assert plan.run_from is None
    assert "return" not in {p.stage.id for p in plan.phases}


def test_look_alikes_of_the_first_cause_are_guarded_and_named() -> None:
    result = assessed(where=["achilles"], rhythm=["first-step-pain", "warms-up"], look=["thick-tendon"])
    plan = plan_for(result, KNOWN, Request(today=TODAY))
    named = {c.id for c in plan.guarded} | {c.id for c, _ in plan.causes}
    assert {"achilles-tendinopathy-midportion", "achilles-tendinopathy-insertional"} <= named
    assert all(c.name.split()[0].lower() in to_text(plan_page(plan, KNOWN)).lower() for c in plan.guarded)


def test_each_stop_sign_of_a_cause_begins_with_the_sign() -> None:
    plan = plan_of("achilles-tendinopathy-midportion")
    own = [s for s in plan.be_seen_if if s not in {x.text for x in KNOWN.programme.stop_signs}]
    assert own
    assert all(any(s.startswith(f.text) for f in KNOWN.findings.values()) for s in own)


def test_the_pain_rules_of_all_causes_are_there_the_strictest_first() -> None:
    result = assessed(where=["sole-ball"], feel=["burning", "pebble-feeling"], rhythm=["hurts-walking"])
    plan = plan_for(result, KNOWN, Request(today=TODAY))
    tissues = {c.tissue for c, _ in plan.causes}
    assert all(
        any(t in rule.tissues for rule in plan.pain_rules) for t in tissues if any(t in r.tissues for r in KNOWN.programme.pain_rules)
    )
    limits = [rule.limit for rule in plan.pain_rules]
    assert limits == sorted(limits)


def test_the_first_two_days_after_an_injury_bring_care_before_stretching() -> None:
    fresh = assessed(
        where=["outer-ankle"], began="began-twist", injury=["rolled-inward"], duration="lasted-under-2-days", rhythm=["hurts-walking"],
        look=["swelling", "bruise"], walking="limp",
    )  # fmt: skip
    plan = plan_for(fresh, KNOWN, Request(today=TODAY))
    if plan.offered:
        assert plan.phases[0].items[0].exercise.kind == "care"


def test_a_race_that_comes_before_the_plan_is_done_is_said_to_be_too_soon() -> None:
    late = plan_of("plantar-fasciitis", race_day=date(2027, 3, 14), goal_km=21.1)
    assert "after your race" in race_words(late, KNOWN)
    easy = plan_of("plantar-fasciitis", race_day=date(2027, 3, 14), goal_km=21.1, longest_run_km=16.0)
    assert "weeks to spare" in race_words(easy, KNOWN)
    assert race_words(plan_of("plantar-fasciitis"), KNOWN) == ""


def test_a_race_with_a_bone_that_may_break_is_answered_too() -> None:
    words = race_words(plan_of("metatarsal-stress-fracture", race_day=date(2026, 12, 5)), KNOWN)
    assert "5 December 2026: do not run it" in words


def test_a_refused_plan_says_first_how_soon_to_be_seen() -> None:
    text = to_text(plan_page(plan_for(assessed(danger=["spreading-redness"]), KNOWN, Request(today=TODAY)), KNOWN))
    assert text.startswith("*** Be seen today ***")
    urgent = to_text(plan_page(plan_for(assessed(danger=["cold-pale-foot"]), KNOWN, Request(today=TODAY)), KNOWN))
    assert urgent.startswith("*** Get emergency help now ***")
    assert "When to be seen sooner" not in urgent


def test_a_child_gets_what_is_harmless_and_no_exercise() -> None:
    child = assessed(age=11, where=["heel-back"], side="both-sides", rhythm=["aches-after"], activity=["jumping-sport"])
    plan = plan_for(child, KNOWN, Request(today=TODAY))
    assert not plan.offered
    assert any("Cut back" in step or "shoe" in step.lower() for step in plan.instead)


def test_a_tool_is_barred_only_for_a_reason_that_lasts() -> None:
    result = assessed()
    limits = limits_of(result, plan_causes(result), KNOWN)
    assert "golf-ball" not in barred_tools(limits, KNOWN)
    numb = assessed(health=["known-numb-feet"])
    barred = barred_tools(limits_of(numb, plan_causes(numb), KNOWN), KNOWN)
    assert "golf-ball" in barred
    assert all(b.phase in (None, *PHASES) for _, b in limits.blocks)


def test_no_plan_before_the_danger_signs_were_asked_about() -> None:
    unasked = assess(parse_answers({k: v for k, v in HEEL.items() if k != "danger"}, KNOWN), KNOWN)
    plan = plan_for(unasked, KNOWN, Request(today=TODAY))
    assert not plan.offered
    assert "danger signs" in plan.reason
