"""Turns data/*.yaml into the JSON that the wheel carries, because parsing YAML costs more than everything else together.

The causes become one line each, so that a run reads only those it names, and the numbers that ranking needs are worked out
once, here. The knowledge is checked first: a wheel with a mistake in it cannot be built.
"""

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Hook(BuildHookInterface):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        out = Path(tempfile.mkdtemp())
        make(Path(self.root), out)
        for path in sorted(out.iterdir()):
            build_data["force_include"][str(path)] = f"footcli/data/{path.name}"


def make(root: Path, out: Path) -> None:
    """Write the wheel's data files for the checkout at `root` into `out`."""
    sys.path.insert(0, str(root))
    from footcli.knowledge.check import check
    from footcli.knowledge.files import FILES, read_yaml
    from footcli.knowledge.load import Knowledge, content_digest
    from footcli.triage.ranking import compute_table, pack_table
    from footcli.triage.vocabulary import word_problems

    problems = check() or word_problems(Knowledge().findings)
    if problems:
        raise SystemExit("\n".join(problems))
    content = {p.stem: read_yaml(p.read_text("utf-8"), p.name) for p in sorted((root / "data").glob("*.yaml"))}
    for name, entries in content.items():
        if name == "causes":
            text = "".join(compact({"id": e["id"], **e}) + "\n" for e in entries)
            (out / "causes.jsonl").write_text(text, "utf-8")
        else:
            (out / f"{name}.json").write_text(compact(entries), "utf-8")
    (out / "ranking.made.json").write_text(compact(pack_table(compute_table(Knowledge()))), "utf-8")
    (out / "digest.json").write_text(compact({"digest": content_digest({n: content[n] for n in (*FILES, "programme", "words")})}), "utf-8")


def compact(value: Any) -> str:
    """JSON with no spaces."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
