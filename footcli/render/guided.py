"""The words of a guided session: what comes before and after it, how each exercise goes, and its script for a pipe."""

from collections.abc import Iterable, Iterator

from footcli.care.guide import Guide
from footcli.care.plan import PhasePlan, Plan
from footcli.care.session import Session, Step
from footcli.knowledge.load import Knowledge
from footcli.render.doc import Block, Bullets, Card, Doc, Fields, Heading, Para, doc
from footcli.render.items import named

KEYS = ("space: pause", "s: skip", "b: back", "h: it hurts", "q: end", "?: help")
HELP = (
    ("Space", "pause, and go on again."),
    ("Enter", "start now, when it says get ready or rest."),
    ("s", "skip this exercise."),
    ("b", "back: to the start of this exercise, or to one that you skipped."),
    ("h", "it hurts more than it should: an easier form first, then the exercise is left out."),
    ("q or Ctrl-C", "end. What you did counts."),
)


def opening(plan: Plan, phase: PhasePlan, session: Session, knowledge: Knowledge, *, keys: bool) -> Doc:
    """What the session holds and how much pain is all right; for a later phase, when it is time for it."""
    return doc(
        Heading("Today's exercises", 1),
        Para(plan.request.about, "warn") if plan.request.about else None,
        Para(f"{phase.stage.name}: {_count(len(session.items))}, {about(session.seconds)}.") if session.steps else None,
        Bullets(phase.stage.enter, title="Only do this phase when") if phase is not plan.phases[0] else None,
        Fields((("Pain rule", plan.pain_rule.text),)),
        _besides(session, knowledge),
        Para("Sit down, have your things within reach, and take your time.") if session.steps else None,
        Para(keys_line(), "muted") if keys and session.steps else None,
    )


def keys_line() -> str:
    """The keys in a sentence."""
    return f"Keys, without Enter: {', '.join(KEYS)}."


def _besides(session: Session, knowledge: Knowledge) -> Block | None:
    if not session.besides:
        return None
    lines = tuple(f"{named(i, knowledge)}: {i.exercise.dose.text}" for i in session.besides)
    title = "Also today, without a timer" if session.steps else "There is nothing to time in this phase. Today"
    return Bullets(lines, title=title)


def how_to(number: int, plan: Plan, session: Session, knowledge: Knowledge) -> Doc:
    """How the exercise with this number (from 0) is done, to read while getting ready."""
    item = session.items[number]
    e = item.exercise
    rows: list[tuple[str, str | tuple[str, ...]]] = [("Where", e.find or ""), ("Position", e.position or ""), ("How", e.steps)]
    if item.days_per_week < 7:
        today = "If you did it yesterday, skip it." if item.days_per_week <= 3 else "Rest from it on the others."
        rows.append(("How often", f"on {item.days_per_week} day{'s' * (item.days_per_week > 1)} a week. {today}"))
    rows += [("Pain", f"at most {min(e.pain_limit, plan.pain_rule.limit)} of 10."), ("Stop sign", e.stop_sign)]
    title = f"{number + 1} of {len(session.items)}: {named(item, knowledge)}"
    return doc(Heading(title, 3), Fields(tuple((label, text) for label, text in rows if text)))


def doing(guide: Guide) -> str:
    """What to do now, in one line."""
    step = guide.step
    if guide.paused:
        return "Paused. Press space to go on."
    match step.kind:
        case "ready":
            return "Get ready. Enter starts it now." if not guide.easier else "Rest. Then the easier form. Enter starts it."
        case "ease":
            return "Let go."
        case "side":
            return "Change sides."
        case "rest":
            return "Rest."
    if step.pace:
        return f"Move {guide.move} of {step.moves}, slowly. {step.name}."
    manner = {"roll": "Slowly and lightly.", "stretch": "Breathe.", "balance": "Keep your balance."}
    return f"{step.name}. {manner.get(guide.exercise.kind, 'Take your time.')}"


def exercise_line(guide: Guide) -> str:
    """What the exercise is called, and whether it is to be the easier form."""
    return guide.exercise.name + (", the easier form" if guide.easier else "")


def coming(guide: Guide) -> str:
    """What comes next, in one line."""
    following = guide.next_step
    if following is None:
        return "Then you are done."
    if following.kind == "ready":
        return f"Next: {guide.session.items[following.exercise].exercise.name}."
    return f"Next: {_lower(following.name)}, {length(following.seconds)}."


def progress(guide: Guide) -> str:
    """How far it is, in words."""
    return f"Step {guide.step.exercise + 1} of {len(guide.session.items)}, {left(guide.seconds_left)}"


def left(seconds: int) -> str:
    """The time left of the whole, no more exact than one needs."""
    minutes = -(-seconds // 60)
    return "less than a minute left" if seconds < 60 else f"{minutes} minute{'s' * (minutes > 1)} left"


def about(seconds: int) -> str:
    """A length for planning: about 9 minutes."""
    minutes = max(round(seconds / 60), 1)
    return f"about {minutes} minute{'s' * (minutes > 1)}"


def length(seconds: int) -> str:
    """A length in full: 45 seconds, 1 minute 12 seconds."""
    minutes, rest = divmod(seconds, 60)
    parts = [f"{minutes} minute{'s' * (minutes > 1)}"] * bool(minutes) + [f"{rest} second{'s' * (rest > 1)}"] * bool(rest)
    return " ".join(parts) or "0 seconds"


def announced(step: Step) -> str:
    """A step in one line, with its length."""
    moves = f"{step.moves} moves of {step.pace} seconds, " if step.pace else ""
    return f"{step.name}: {moves}{length(step.seconds)}."


def script(plan: Plan, session: Session, knowledge: Knowledge) -> Iterator[Doc]:
    """The whole session with its times, for where nobody can press a key: a page for each exercise."""
    second = 0
    for number in range(len(session.items)):
        lines = []
        for step in (s for s in session.steps if s.exercise == number):
            lines.append(f"{second // 60}:{second % 60:02}  {announced(step)}")
            second += step.seconds
        yield doc(*how_to(number, plan, session, knowledge), Bullets(tuple(lines), title="Times"))
    yield doc(Para(f"{second // 60}:{second % 60:02}  Done. `footcli routine` shows the whole plan."))


def closing(guide: Guide, plan: Plan, knowledge: Knowledge) -> Doc:
    """What was done, how long it took, and what is still to come today; after too much pain, what to do about that."""
    items = guide.session.items
    whole = [n for n in range(len(items)) if guide.done[n] and n not in guide.closed and not guide.is_open(n)]
    part = [n for n in range(len(items)) if guide.done[n] and n not in whole]
    hurt = [n for n in range(len(items)) if guide.hurts[n]]
    again = [n for n in whole if items[n].exercise.dose.per_day > 1 and n not in hurt]
    rows = [("You did", _names(whole, guide)), ("In part", _names(part, guide)), ("It hurt at", _names(hurt, guide))]
    rows.append(("Later today again, as the plan says", _names(again, guide) if guide.ended != "hurts" else ""))
    title = {"done": "Done", "hurts": "Stopped for today", "quit": "Ended"}[guide.ended or "quit"]
    return doc(
        Heading(title, 1),
        _stop(guide, plan, hurt) if guide.ended == "hurts" else None,
        Fields(tuple(row for row in rows if row[1])),
        Para(_kindly(guide, bool(whole or part), bool(hurt))),
        Para("`footcli routine` shows the whole plan."),
    )


def _stop(guide: Guide, plan: Plan, hurt: Iterable[int]) -> Iterator[Block]:
    signs = tuple(f"{guide.session.items[n].exercise.name}: {guide.session.items[n].exercise.stop_sign}" for n in hurt)
    yield Card(
        "It hurt three times",
        (
            Para("Stop for today. No more exercises, and be easy on the foot. Tomorrow start with the easier form."),
            Bullets(signs, title="Was it one of these? Then do what it says there"),
            Bullets(plan.be_seen_if, title="When to be seen"),
            Para("`footcli triage` asks you again, if the pain is new or has changed."),
        ),
        "warn",
    )


def _kindly(guide: Guide, did: bool, hurt: bool) -> str:
    if guide.ended == "hurts":
        return "It was right to stop. No more of it today."
    minutes = about(guide.elapsed)
    if guide.ended == "done" and did:
        return f"That took {minutes}. Well done." + (" It was right to stop where it hurt." if hurt else "")
    if did:
        return f"That was {minutes}, and it counts. The rest can wait."
    return "Nothing done this time, and that is all right. It can wait."


def _names(numbers: Iterable[int], guide: Guide) -> str:
    return "; ".join(guide.session.items[n].exercise.name for n in numbers)


def _count(number: int) -> str:
    return "1 exercise" if number == 1 else f"{number} exercises"


def _lower(name: str) -> str:
    return name[0].lower() + name[1:]
