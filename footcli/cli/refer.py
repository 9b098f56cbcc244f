"""`footcli refer`: whom to see, how fast, what to say and bring."""

from pathlib import Path
from typing import Annotated

import typer

ENDINGS = (".pdf", ".html", ".md", ".json")


def refer(
    answers: Annotated[
        str | None, typer.Option("--answers", metavar="FILE", help="Use the answers in FILE instead of the last triage.")
    ] = None,
    session: Annotated[
        str | None, typer.Option("--session", metavar="ID", help="Use another saved result, as `footcli sessions` lists it.")
    ] = None,
    cause: Annotated[str | None, typer.Option("--cause", metavar="NAME", help="For a cause that you name, without answers.")] = None,
    country: Annotated[str, typer.Option("--country", metavar="us|uk|other", help="Where you are, for how to find somebody.")] = "us",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write the page to FILE instead: .pdf .html .md .json.")
    ] = None,
    paper: Annotated[str, typer.Option("--paper", metavar="a4|letter", help="Paper size (.pdf).")] = "a4",
    force: Annotated[bool, typer.Option("--force", help="Write over FILE if it exists.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON, for other programs.")] = False,
) -> None:
    """Show whom to see and how fast, what to ask, what to bring, and a one-page summary for that visit."""
    from datetime import date

    from footcli.care.referral import refer as refer_for
    from footcli.cli.screen import load_knowledge, show, show_json
    from footcli.cli.triage import said_in, session_of
    from footcli.diary.sessions import assess_session
    from footcli.errors import FootcliError
    from footcli.render.referral import cause_referral_page, referral_data, referral_page

    if output is not None and output.suffix.lower() not in ENDINGS:
        raise FootcliError(f"The ending of {output.name} is not one this command writes. Use one of: {', '.join(ENDINGS)}.")
    if paper not in ("a4", "letter"):
        raise FootcliError(f'--paper takes a4 or letter, not "{paper[:20]}".')
    if country not in ("us", "uk", "other"):
        raise FootcliError(f'--country takes us, uk or other, not "{country[:20]}".')
    if sum(given is not None for given in (answers, session, cause)) > 1:
        raise FootcliError("--answers, --session and --cause do not go together. Give one of them.")
    known = load_knowledge()
    if cause is not None:
        from footcli.triage.names import find_cause

        show(cause_referral_page(find_cause(cause, known), known, country))
        return
    source = session_of(answers, session, known)
    assessment = assess_session(source, known)
    referral = refer_for(assessment, known)
    if as_json:
        show_json(referral_data(assessment, referral, known))
        return
    page = referral_page(assessment, referral, known, country, date.today(), said_in(source))
    if output is None:
        show(page)
        return
    from footcli.cli.files import write_file
    from footcli.cli.plan_files import page_file
    from footcli.cli.screen import say

    title, data = f"Visit for a foot, {date.today().isoformat()}", referral_data(assessment, referral, known)
    content = page_file(page, data, title, output.suffix.lower(), paper)
    write_file(output, content, force=force)
    say(f"Written: {output}. It holds health data: keep it where you would keep a letter from your doctor.")
