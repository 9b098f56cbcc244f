"""`footcli questions`: every question the program may ask."""

from typing import Annotated

import typer


def questions(as_json: Annotated[bool, typer.Option("--json", help="As JSON, for other programs.")] = False) -> None:
    """List every question: id, text, answers, and when it is asked."""
    from footcli.cli.screen import load_knowledge, show, show_json
    from footcli.render.data import questions_data
    from footcli.render.questions import questions_page

    known = load_knowledge()
    if as_json:
        show_json(questions_data(known.questions.values()))
    else:
        show(questions_page(known))
