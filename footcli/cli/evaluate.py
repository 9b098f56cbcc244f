"""`footcli evaluate`: how often the program is right and safe on cases with a known answer."""

from typing import Annotated

import typer


def evaluate(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="Cases files (YAML; - is standard input).")],
    interview: Annotated[bool, typer.Option("--interview", help="Play the interview: answer only what is asked.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON, for other programs.")] = False,
) -> None:
    """Run cases and print accuracy and safety, with 95 % intervals, and every case that fell short."""
    from footcli.cli.files import read_data
    from footcli.cli.screen import load_knowledge, show, show_json
    from footcli.render.evaluation import evaluation_data, evaluation_page
    from footcli.triage.evaluate import evaluate as run
    from footcli.triage.evaluate import parse_cases

    known = load_knowledge()
    cases = [case for name in files for case in parse_cases(read_data(name), known, "standard input" if name == "-" else name)]
    report = run(cases, known, interview=interview)
    if as_json:
        show_json(evaluation_data(report, interview))
    else:
        show(evaluation_page(report, interview))
