"""`footcli refer`: whom to see, how fast, what to say and bring."""

from pathlib import Path
from typing import Annotated

import typer


def refer(
    answers: Annotated[
        str | None, typer.Option("--answers", metavar="FILE", help="Use the answers in FILE instead of the last triage.")
    ] = None,
    cause: Annotated[str | None, typer.Option("--cause", metavar="NAME", help="For a cause that you name, without answers.")] = None,
    country: Annotated[str, typer.Option("--country", metavar="us|uk|other", help="Where you are, for how to find somebody.")] = "us",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write the page to FILE (.md or .json) instead.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over FILE if it exists.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON, for other programs.")] = False,
) -> None:
    """Show whom to see and how fast, what to ask, what to bring, and a one-page summary for that visit."""
    from datetime import date

    from footcli.care.referral import refer as refer_for
    from footcli.cli.screen import load_knowledge, show, show_json
    from footcli.cli.triage import assess_file, last_session
    from footcli.diary.sessions import assess_session
    from footcli.errors import FootcliError
    from footcli.render.referral import cause_referral_page, referral_data, referral_page

    if country not in ("us", "uk", "other"):
        raise FootcliError(f'--country takes us, uk or other, not "{country[:20]}".')
    known = load_knowledge()
    if cause is not None:
        from footcli.triage.names import find_cause

        show(cause_referral_page(find_cause(cause, known), known, country))
        return
    assessment = assess_file(answers, known) if answers is not None else assess_session(last_session(), known)
    referral = refer_for(assessment, known)
    if as_json:
        show_json(referral_data(assessment, referral, known))
        return
    page = referral_page(assessment, referral, known, country, date.today())
    if output is None:
        show(page)
        return
    from footcli.cli.files import write_file
    from footcli.cli.screen import say

    if output.suffix == ".json":
        import json

        write_file(output, json.dumps(referral_data(assessment, referral, known), indent=2, ensure_ascii=False) + "\n", force=force)
    elif output.suffix == ".md":
        from footcli.render.markdown import to_markdown

        write_file(output, to_markdown(page), force=force)
    else:
        raise FootcliError(f"The ending of {output.name} is not one this command writes. Use .md or .json.")
    say(f"Written: {output}. It holds health data: keep it where you would keep a letter from your doctor.")
