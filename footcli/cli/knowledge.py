"""`footcli knowledge`: checks the knowledge files, and writes their JSON Schemas for editors."""

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    help="Check the knowledge files.", no_args_is_help=True, rich_markup_mode=None, context_settings={"help_option_names": ["-h", "--help"]}
)


@app.command("check")
def check_files(
    folder: Annotated[
        Path | None, typer.Argument(metavar="[DIR]", help="A folder of your own files, laid over ours. Without it: our own.")
    ] = None,
) -> None:
    """Validate the knowledge files: every problem with file, line and fix."""
    from footcli.cli.screen import load_knowledge, say
    from footcli.errors import FootcliError
    from footcli.knowledge.check import check
    from footcli.triage.vocabulary import word_problems

    if folder is not None and not folder.is_dir():
        raise FootcliError(f"{folder} is not a folder. Name the folder that holds your knowledge files.")
    problems = check(folder) or word_problems(load_knowledge().findings)
    if problems:
        raise FootcliError(*problems, f"{len(problems)} problem{'s' if len(problems) > 1 else ''} found.")
    known = load_knowledge()
    estimates = sum(not link.sources for c in known.causes.values() for link in c.findings)
    total = sum(len(c.findings) for c in known.causes.values())
    say(
        f"The knowledge is sound: {len(known.causes)} causes, {len(known.findings)} findings, {len(known.questions)} questions, "
        f"{len(known.red_flags)} red flags, {len(known.exercises)} exercises, {len(known.tools)} tools, {len(known.sources)} sources."
    )
    say(f"Of {total} links between a cause and a finding, {total - estimates} name a source and {estimates} are marked as estimates.")


@app.command("schema")
def schema(folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where to write the schemas.")]) -> None:
    """Write a JSON Schema for each knowledge file, for editors that can use one."""
    from footcli.cli.screen import say
    from footcli.knowledge.check import write_schemas

    for path in write_schemas(folder):
        say(str(path))
