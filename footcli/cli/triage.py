"""`footcli triage`: the interview, or an assessment of answers in a file."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from footcli.diary.sessions import Session
    from footcli.knowledge.load import Knowledge
    from footcli.triage.answers import Answer
    from footcli.triage.assess import Assessment


def triage(
    answers: Annotated[
        str | None,
        typer.Option("--answers", metavar="FILE", help="Assess the answers in FILE (YAML or JSON; - is standard input). Asks nothing."),
    ] = None,
    resume: Annotated[bool, typer.Option("--resume", help="Go on with the interview you broke off.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="The assessment as JSON, alone on standard output.")] = False,
    save: Annotated[
        bool, typer.Option("--save/--no-save", help="Keep the answers on this computer, so that routine and refer can use them.")
    ] = True,
) -> None:
    """Answer a few questions: how soon to be seen, what it could be and why, what to do tonight."""
    from footcli.cli.screen import load_knowledge
    from footcli.errors import FootcliError

    known = load_knowledge()
    if answers is not None:
        if resume:
            raise FootcliError("--answers and --resume do not go together: a file holds the whole of the answers.")
        present(assess_file(answers, known), known, as_json)
        return
    if as_json:
        raise FootcliError("--json needs answers: use --answers FILE. The interview itself is for people.")
    from footcli.cli.interview import interview

    done = interview(known, resume=resume, save=save)
    if done is not None:
        present(assess_session(done, known), known, False, done.tools)


def assess_file(name: str, known: "Knowledge") -> "Assessment":
    """The assessment of an answers file. Raises FootcliError naming every mistake in it."""
    from footcli.cli.files import read_data
    from footcli.triage.answers import parse_answers
    from footcli.triage.assess import assess

    return assess(parse_answers(read_data(name), known, "standard input" if name == "-" else name), known)


def present(assessment: "Assessment", known: "Knowledge", as_json: bool, owned: frozenset[str] | None = None) -> None:
    """Show an assessment with its referral and plan. `owned` are the ids of the tools the person has, if they said."""
    from footcli.care.referral import refer

    referral = refer(assessment, known)
    if as_json:
        from footcli.cli.screen import show_json
        from footcli.render.data import assessment_data

        show_json(assessment_data(assessment, referral, known))
        return
    from datetime import date

    from footcli.care.plan import Request, plan_for
    from footcli.cli.screen import show, width
    from footcli.render.foot_map import foot_map
    from footcli.render.result import Result, result_page
    from footcli.triage.explain import home_test, watch_list

    zones = tuple((f.id, f.text) for f in known.findings.values() if f.kind == "zone")
    marked = assessment.evidence.zones(known)
    picture = foot_map(marked, width(), zones) if marked else None
    plan = plan_for(assessment, known, Request(today=date.today(), tools=owned))
    result = Result(assessment, referral, plan, watch_list(assessment, known), home_test(assessment, known))
    show(result_page(result, known, picture))


def last_session() -> "Session":
    """The last finished interview. Raises FootcliError where there is none yet."""
    from footcli.cli.screen import settings
    from footcli.diary.paths import records_dir
    from footcli.diary.sessions import Sessions
    from footcli.errors import FootcliError

    session = Sessions(records_dir(settings.data_dir)).latest(done=True)
    if session is None:
        raise FootcliError("There is no result to work from yet. Run `footcli triage` first, or name a cause with --cause.")
    return session


def assess_session(session: "Session", known: "Knowledge") -> "Assessment":
    """The assessment of a saved interview, what was ruled out in the person's own words included."""
    from footcli.triage.answers import evidence_of
    from footcli.triage.assess import assess_evidence

    return assess_evidence(evidence_of(checked(session, known), known, ruled_out=session.absent), known)


def checked(session: "Session", known: "Knowledge") -> "dict[str, Answer]":
    """The answers of a saved interview that today's questions still take."""
    from footcli.triage.answers import parse_answers

    known_only: dict[str, Any] = {k: v for k, v in session.answers.items() if k in known.questions}
    return parse_answers(known_only, known, f"session {session.id}")
