"""`footcli explain`: why the result is what it is, and what would change it."""

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from footcli.knowledge.load import Knowledge


def explain(
    words: Annotated[list[str] | None, typer.Argument(hidden=True)] = None,
    answers: Annotated[
        str | None, typer.Option("--answers", metavar="FILE", help="Explain the answers in FILE instead of the last triage.")
    ] = None,
    session: Annotated[
        str | None, typer.Option("--session", metavar="ID", help="Use another saved result, as `footcli sessions` lists it.")
    ] = None,
    what_if: Annotated[
        list[str] | None,
        typer.Option("--what-if", metavar="FINDING=yes|no", help="Show what would change if this were so; repeat it for more."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON, for other programs.")] = False,
) -> None:
    """Show for each cause what speaks for it, against it and what is not known, and what would change the advice."""
    from footcli.cli.screen import load_knowledge, show, show_json
    from footcli.cli.triage import session_of
    from footcli.diary.sessions import assess_session
    from footcli.errors import FootcliError
    from footcli.render.explain import explain_data, explain_page
    from footcli.triage.assess import assess_evidence

    if words:
        name = " ".join(words)
        raise FootcliError(f'explain says why your own result is what it is. To read about a cause: footcli causes show "{name[:60]}"')
    if answers is not None and session is not None:
        raise FootcliError("--answers and --session do not go together. Give one of them.")
    known = load_knowledge()
    now = assess_session(session_of(answers, session, known), known)
    changes = parse_changes(what_if or [], known)
    evidence = now.evidence
    for finding, present in changes:
        evidence = evidence.with_finding(finding, present)
    then = assess_evidence(evidence, known) if changes else None
    if as_json:
        show_json(explain_data(now, then, changes, known))
    else:
        show(explain_page(now, then, changes, known))


def parse_changes(words: list[str], known: "Knowledge") -> list[tuple[str, bool]]:
    """Changes such as night-pain=yes. Raises FootcliError naming every mistake, with the nearest findings."""
    from footcli.errors import FootcliError

    changes: list[tuple[str, bool]] = []
    problems = []
    for word in words:
        said, _, value = word.partition("=")
        finding = said.strip().lower().replace(" ", "-")
        if finding not in known.findings:
            problems += _unknown_finding(said, known)
        elif value not in ("yes", "no"):
            problems.append(f"--what-if: write {finding}=yes or {finding}=no.")
        else:
            changes.append((finding, value == "yes"))
    if problems:
        raise FootcliError(*problems)
    return changes


def _unknown_finding(said: str, known: "Knowledge") -> list[str]:
    """That there is no such finding, and those that are nearest: by the words they share, or by their id."""
    from difflib import get_close_matches

    fitting, all_words = findings_like(said, known)
    close = get_close_matches(said[:60], list(known.findings), n=1, cutoff=0.85)
    problem = f'--what-if: there is no finding "{said[:40]}".'
    if close and not all_words:
        return [f'{problem} Did you mean "{close[0]}"?']
    if not fitting:
        return [f"{problem} `footcli questions` lists them all."]
    return [f"{problem} Write one of these ids, then =yes or =no:", *(f"  {f}: {known.findings[f].text}" for f in fitting)]


MOST_FITTING = 6
MEANT = 0.4
"""The share that a finding gains where the text is understood to speak of it."""


def findings_like(said: str, known: "Knowledge") -> tuple[list[str], bool]:
    """The findings that share the most words with a text (rare ones count more), the best first, and whether the first holds all of them."""
    from datetime import date

    from footcli.triage.free_text import understand
    from footcli.triage.names import plain_form

    heard = understand(said.replace("-", " "), known, today=date.today())
    meant = {h.finding for h in (*heard.present, *heard.absent, *heard.unsure)}
    wanted = {w for w in plain_form(said).split() if len(w) > 2} - {"the", "and", "for", "with", "has", "have", "not"}

    words = {f: plain_form(f"{f} {known.findings[f].text}").split() for f in known.findings}

    def holds(finding: str, word: str) -> float:
        return max((1.0 if word == w else 0.7 if len(word) > 2 and w.startswith(word[:4]) else 0.0 for w in words[finding]), default=0.0)

    rarity = {w: sum(holds(f, w) > 0 for f in words) ** -0.5 for w in wanted if any(holds(f, w) for f in words)}
    scores = {f: sum(r * holds(f, w) for w, r in rarity.items()) * (1 + MEANT * (f in meant)) for f in words}
    best = max(scores.values())
    alike = sorted((f for f, score in scores.items() if score and score >= 0.7 * best), key=lambda f: -scores[f])
    return alike[:MOST_FITTING], bool(alike) and all(holds(alike[0], w) for w in wanted)
