"""`footcli explain`: why the result is what it is, and what would change it."""

from typing import Annotated

import typer


def explain(
    answers: Annotated[
        str | None, typer.Option("--answers", metavar="FILE", help="Explain the answers in FILE instead of the last triage.")
    ] = None,
    what_if: Annotated[
        list[str] | None,
        typer.Option("--what-if", metavar="FINDING=yes|no", help="Show what would change if this were so; repeat it for more."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON, for other programs.")] = False,
) -> None:
    """Show for each cause what speaks for it, against it and what is not known, and what would change the advice."""
    from footcli.cli.screen import load_knowledge, show, show_json
    from footcli.cli.triage import assess_file, last_session
    from footcli.diary.sessions import assess_session
    from footcli.render.explain import explain_data, explain_page
    from footcli.triage.assess import assess_evidence

    known = load_knowledge()
    now = assess_file(answers, known) if answers is not None else assess_session(last_session(), known)
    changes = parse_changes(what_if or [], set(known.findings))
    evidence = now.evidence
    for finding, present in changes:
        evidence = evidence.with_finding(finding, present)
    then = assess_evidence(evidence, known) if changes else None
    if as_json:
        show_json(explain_data(now, then, changes, known))
    else:
        show(explain_page(now, then, changes, known))


def parse_changes(words: list[str], findings: set[str]) -> list[tuple[str, bool]]:
    """Changes such as night-pain=yes. Raises FootcliError naming every mistake, with the nearest finding."""
    from footcli.errors import FootcliError, nearest

    changes: list[tuple[str, bool]] = []
    problems = []
    for word in words:
        finding, _, value = word.partition("=")
        if finding not in findings:
            problems.append(f'--what-if: there is no finding "{finding[:40]}".{nearest(finding, findings)}')
        elif value not in ("yes", "no"):
            problems.append(f"--what-if: write {finding}=yes or {finding}=no.")
        else:
            changes.append((finding, value == "yes"))
    if problems:
        raise FootcliError(*problems)
    return changes
