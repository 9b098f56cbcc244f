"""Finds and reads the knowledge files as plain data: YAML in a checkout, the same content as JSON in a wheel, and a person's own
files laid over ours by id.
"""

import json
import os
from pathlib import Path
from typing import Any

from footcli.errors import FootcliError
from footcli.knowledge.models import Finding

FILES = ("findings", "questions", "red_flags", "causes", "areas", "exercises", "tools", "providers", "sources")
_HERE = Path(__file__).resolve().parent.parent


def data_dir() -> Path:
    """The folder of our own knowledge files: inside an installed package, or at the root of a checkout."""
    for folder in (_HERE / "data", _HERE.parent / "data"):
        if folder.is_dir():
            return folder
    raise FootcliError(f"The knowledge files are missing: no data folder beside {_HERE}. Install footcli again.")


def overlay_dir() -> Path | None:
    """The person's own knowledge folder, if `FOOTCLI_KNOWLEDGE_DIR` names one."""
    named = os.environ.get("FOOTCLI_KNOWLEDGE_DIR")
    if not named:
        return None
    if not Path(named).is_dir():
        raise FootcliError(f"FOOTCLI_KNOWLEDGE_DIR names {named}, which is not a folder. Name a folder, or unset it.")
    return Path(named)


def read_yaml(text: str, name: str) -> Any:
    """Parse YAML text; an error names the file, the line and what to look for."""
    import yaml

    try:
        return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise FootcliError(
            f"{name}, line {line}: this is not valid YAML ({error.problem}). Check the indentation, quotes and brackets there."
        ) from None
    except (yaml.YAMLError, ValueError) as error:
        raise FootcliError(f"{name}: this is not valid YAML ({str(error).splitlines()[0]}).") from None
    except RecursionError:
        raise FootcliError(f"{name}: too deeply nested to read. Check for brackets that are never closed.") from None


def read_raw(folder: Path, name: str) -> Any:
    """The content of one knowledge file as plain data, from JSON if there is one, else from YAML; None if there is neither."""
    compiled, source = folder / f"{name}.json", folder / f"{name}.yaml"
    try:
        if compiled.is_file():
            return json.loads(compiled.read_bytes())
        if name == "causes" and (lines := folder / "causes.jsonl").is_file():
            return [json.loads(line) for line in lines.read_bytes().splitlines()]
        if source.is_file():
            return read_yaml(source.read_text("utf-8"), str(source))
    except json.JSONDecodeError as error:
        raise FootcliError(
            f"{compiled}, line {error.lineno}: this is not valid JSON ({error.msg}). Check the commas and brackets."
        ) from None
    except UnicodeDecodeError as error:
        raise FootcliError(
            f"{compiled if compiled.is_file() else source}: this is not text (byte {error.start} is not UTF-8). Save it as UTF-8 text."
        ) from None
    return None


def entries(name: str, raw: Any) -> list[dict[str, Any]]:
    """The list of entries in a file's content (questions.yaml keeps its list under a key)."""
    if raw is None:
        return []
    return list(raw["questions"] if name == "questions" else raw)


def merged(name: str, over: Path | None) -> Any:
    """Our own file with the overlay's entries laid over it by id."""
    raw = read_raw(data_dir(), name)
    if over is None or (theirs := read_raw(over, name)) is None:
        return raw
    mine = {e["id"]: e for e in entries(name, raw)}
    mine.update({e["id"]: e for e in entries(name, theirs)})
    if name == "questions":
        return {"questions": list(mine.values()), "regions": {**raw["regions"], **theirs.get("regions", {})}}
    return list(mine.values())


def merged_programme(over: Path | None) -> Any:
    """The programme file: the overlay's if it has one, else ours."""
    theirs = read_raw(over, "programme") if over is not None else None
    return theirs if theirs is not None else read_raw(data_dir(), "programme")


def expand_question(raw: dict[str, Any], findings: dict[str, Finding]) -> dict[str, Any]:
    """A question with its shorthand written out: an option that is only an id means the finding of that name."""
    options = raw.get("options", [])
    if options == "zones":
        options = [f.id for f in findings.values() if f.kind == "zone"]
    full = []
    for option in options:
        entry = {"id": option} if isinstance(option, str) else dict(option)
        if "present" not in entry and "absent" not in entry:
            entry["present"] = [entry["id"]]
        if not entry.get("text") and entry["id"] in findings:
            entry["text"] = findings[entry["id"]].text
        full.append(entry)
    return {**raw, "options": full}
