"""`footcli routine`: the plan, on the screen or as a file."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from footcli.care.choice import Request
    from footcli.care.plan import Plan
    from footcli.knowledge.load import Knowledge
    from footcli.triage.assess import Assessment

ENDINGS = (".pdf", ".html", ".md", ".ics", ".json")


# The options of `footcli routine`, in the order of its help.
Cause = Annotated[str | None, typer.Option("--cause", metavar="NAME", help="For a cause that you name, instead of the last triage.")]
AnswersFile = Annotated[str | None, typer.Option("--answers", metavar="FILE", help="For the answers in FILE, instead of the last triage.")]
SessionId = Annotated[str | None, typer.Option("--session", metavar="ID", help="For another saved result, as `footcli sessions` lists it.")]
Tools = Annotated[
    list[str] | None,
    typer.Option("--tool", metavar="TOOL", help="A tool you own; repeat it for more. Without it: only what every home has."),
]
Minutes = Annotated[int | None, typer.Option("--minutes", min=1, max=180, help="The most minutes a day you have.")]
Days = Annotated[int, typer.Option("--days", min=1, max=7, help="Days a week you have.")]
Weeks = Annotated[int, typer.Option("--weeks", min=1, max=26, help="How many weeks the calendar covers.")]
Quiet = Annotated[bool, typer.Option("--quiet", help="Nothing on the floor: for the office or a small flat.")]
Goal = Annotated[float | None, typer.Option("--goal", metavar="KM", min=0.1, max=500, help="The distance you want to run again.")]
Race = Annotated[str | None, typer.Option("--race", metavar="DATE", help="The day of your race, such as 2027-04-18.")]
LongestRun = Annotated[
    float | None,
    typer.Option(
        "--longest-run", metavar="KM", min=0, max=500, help="Your longest run of the last 30 days: sets the ceiling for the next."
    ),
]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write the plan to FILE; its ending picks the format: .pdf .html .md .ics .json."),
]
Full = Annotated[bool, typer.Option("--full", help="The whole booklet instead of one page for the fridge (.pdf).")]
Paper = Annotated[str, typer.Option("--paper", metavar="a4|letter", help="Paper size (.pdf).")]
Force = Annotated[bool, typer.Option("--force", help="Write over FILE if it exists.")]
Today = Annotated[str | None, typer.Option("--today", metavar="DATE", help="The day the plan starts, such as 2026-11-25. Default: today.")]
AsJson = Annotated[bool, typer.Option("--json", help="The plan as JSON on standard output.")]
Go = Annotated[bool, typer.Option("--go", help="Do today's exercises now, one by one, with a timer.")]
PhaseName = Annotated[
    str | None, typer.Option("--phase", metavar="calm|load|return", help="Another phase than the first of the plan (--go).")
]
NoVoice = Annotated[bool, typer.Option("--no-voice", help="No spoken words (--go). With --quiet there are none either.")]
NoBell = Annotated[bool, typer.Option("--no-bell", help="No bell at changes (--go).")]


def routine(
    cause: Cause = None, answers: AnswersFile = None, session: SessionId = None, tool: Tools = None, minutes: Minutes = None,
    days: Days = 7, weeks: Weeks = 12, quiet: Quiet = False, goal: Goal = None, race: Race = None, longest_run: LongestRun = None,
    output: Output = None, full: Full = False, paper: Paper = "a4", force: Force = False, today: Today = None,
    as_json: AsJson = False, go: Go = False, phase: PhaseName = None, no_voice: NoVoice = False, no_bell: NoBell = False,
) -> None:  # fmt: skip
    """Print your plan: at most four things a day, safe for every cause that still fits, with what you own."""
    from footcli.care.limits import PHASES
    from footcli.cli.screen import load_knowledge, say, show, show_json
    from footcli.errors import FootcliError
    from footcli.render.plan import plan_data, plan_page

    if output is not None and output.suffix.lower() not in ENDINGS:
        raise FootcliError(f"{output.name} has no ending this command writes. Use one of: {', '.join(ENDINGS)}.")
    if go and (output is not None or as_json):
        raise FootcliError("--go does the exercises now; it does not go together with --output or --json. Leave one of them out.")
    if phase is not None and not go:
        raise FootcliError("--phase goes with --go.")
    if phase not in (None, *PHASES):
        raise FootcliError(f'--phase takes calm, load or return, not "{str(phase)[:20]}".')
    if paper not in ("a4", "letter"):
        raise FootcliError(f'--paper takes a4 or letter, not "{paper[:20]}".')
    known = load_knowledge()
    plan = _plan(cause, answers, session, _request(tool, minutes, days, weeks, quiet, goal, race, longest_run, today, known), known)
    if go:
        from footcli.cli.go import guided

        guided(plan, known, phase, voice=not (no_voice or quiet), bell=not no_bell)
    elif output is not None:
        from footcli.cli.files import write_file
        from footcli.cli.plan_files import plan_file

        write_file(output, plan_file(plan, known, output.suffix.lower(), full=full, paper=paper), force=force)
        say(f"Written: {output}")
    elif as_json:
        show_json(plan_data(plan, known))
    else:
        show(plan_page(plan, known))


def _request(
    tool: list[str] | None, minutes: int | None, days: int, weeks: int, quiet: bool, goal: float | None, race: str | None,
    longest_run: float | None, today: str | None, known: "Knowledge",
) -> "Request":  # fmt: skip
    from footcli.care.choice import Request
    from footcli.care.tools import find_tools

    return Request(
        today=parse_date(today, "--today") if today else date.today(),
        tools=frozenset(t.id for t in find_tools(", ".join(tool), known)) if tool else None,
        minutes=minutes,
        days=days,
        weeks=weeks,
        quiet=quiet,
        goal_km=goal,
        race_day=_race_day(race, today) if race else None,
        longest_run_km=longest_run,
    )


def _race_day(race: str, today: str | None) -> date:
    from footcli.errors import FootcliError

    day = parse_date(race, "--race")
    if day < (parse_date(today, "--today") if today else date.today()):
        raise FootcliError(f"--race {race} is in the past. Give the day of a race to come.")
    return day


def parse_date(text: str, option: str) -> date:
    """A date such as 2026-11-25. Raises FootcliError saying how to write one."""
    from footcli.errors import FootcliError

    try:
        return date.fromisoformat(text)
    except ValueError:
        raise FootcliError(f'{option} takes a date written like 2026-11-25, not "{text[:20]}".') from None


def _plan(cause: str | None, answers: str | None, session_id: str | None, request: "Request", known: "Knowledge") -> "Plan":
    from footcli.care.limits import lower_first
    from footcli.care.plan import plan_for, plan_for_cause
    from footcli.cli.triage import said_in, session_of
    from footcli.diary.sessions import assess_session
    from footcli.errors import FootcliError
    from footcli.render.running import day
    from footcli.triage.names import find_cause

    if sum(given is not None for given in (cause, answers, session_id)) > 1:
        raise FootcliError("--cause, --answers and --session do not go together. Give one of them.")
    if cause is not None:
        named = find_cause(cause, known)
        grave = _grave(known, request.today)
        if grave is not None:
            about = f"Your last answers come first: a plan for {lower_first(named.name)} waits until you have been seen for them."
            return plan_for(grave, known, replace(request, about=about))
        plan = plan_for_cause(named, known, replace(request, about=f"{NAMED} {IF_NONE} {UNSURE}"))
        return plan if plan.offered else replace(plan, request=replace(request, about=f"{NAMED} {UNSURE}"))
    session = session_of(answers, session_id, known)
    if request.tools is None and session.tools is not None:
        request = replace(request, tools=session.tools)
    assessment = assess_session(session, known)
    places = [known.findings[z].text.lower() for z in assessment.evidence.zones(known)[:2]]
    age = [f"age {said_in(session)['age']}"] if "age" in said_in(session) else []
    when = day(date.fromisoformat(session.started[:10]))
    about = "" if answers is not None else f"From the answers of {when}: {', '.join([*age, *places])}."
    return plan_for(assessment, known, replace(request, about=about))


NAMED = "You named this cause; no safety questions were asked."
IF_NONE = 'Use this plan only if none of the signs under "Stop and be seen if" fits you.'
UNSURE = "If you are not sure what it is: `footcli triage`."
STILL_COUNTS = 14
"""Days for which grave last answers stand in the way of a plan for a named cause (estimate)."""


def _grave(known: "Knowledge", today: date) -> "Assessment | None":
    """The last answers, where they are recent and came to be seen today or at once."""
    from footcli.cli.screen import settings
    from footcli.diary.paths import records_dir
    from footcli.diary.sessions import Sessions, assess_session
    from footcli.knowledge.models import rank

    last = Sessions(records_dir(settings.data_dir)).latest(done=True)
    if last is None or (today - date.fromisoformat(last.started[:10])).days > STILL_COUNTS:
        return None
    assessment = assess_session(last, known)
    return assessment if rank(assessment.level) >= rank("same_day") else None
