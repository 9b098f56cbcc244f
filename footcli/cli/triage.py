"""`footcli triage`: the interview, or an assessment of answers in a file."""

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from footcli.diary.sessions import Session
    from footcli.knowledge.load import Knowledge
    from footcli.triage.assess import Assessment


def triage(
    answers: Annotated[
        str | None,
        typer.Option("--answers", metavar="FILE", help="Assess the answers in FILE (YAML or JSON; - is standard input). Asks nothing."),
    ] = None,
    words: Annotated[
        str | None, typer.Option("--say", metavar="TEXT", help="What is wrong, in your own words. The interview asks the rest.")
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
    if resume and (answers is not None or words is not None):
        raise FootcliError("--resume goes on with saved answers: it does not go together with --answers or --say.")
    if answers is not None or (words is not None and (as_json or not _terminal())):
        present(assess_given(answers, words, known), known, as_json)
        return
    if as_json:
        raise FootcliError("--json needs answers: use --answers FILE or --say TEXT. The interview itself is for people.")
    from footcli.cli.interview import interview
    from footcli.diary.sessions import assess_session

    done = interview(known, resume=resume, save=save, words=words)
    if done is not None:
        present(assess_session(done, known), known, False, done.tools)


def _terminal() -> bool:
    import sys

    try:
        return sys.stdin is not None and sys.stdin.isatty()
    except ValueError:
        return False


def assess_given(answers: str | None, words: str | None, known: "Knowledge") -> "Assessment":
    """The assessment of an answers file, of a person's own words, or of both (the answers then count first)."""
    if words is None:
        return assess_file(answers or "-", known)
    from datetime import date

    from footcli.cli.files import read_data
    from footcli.triage.answers import parse_answers
    from footcli.triage.assess import assess_evidence
    from footcli.triage.free_text import understand

    later = parse_answers(read_data(answers), known, answers) if answers is not None else None
    return assess_evidence(understand(words, known, today=date.today()).evidence(known, later), known)


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
