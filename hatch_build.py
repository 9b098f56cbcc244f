"""Turns data/*.yaml into the JSON that the wheel carries, because parsing YAML costs more than everything else together."""

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
        import yaml

        sys.path.insert(0, self.root)
        from footcli.knowledge.load import content_digest

        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        out = Path(tempfile.mkdtemp())
        content = {}
        for source in sorted(Path(self.root, "data").glob("*.yaml")):
            content[source.stem] = yaml.load(source.read_text("utf-8"), Loader=loader)
            (out / f"{source.stem}.json").write_text(json.dumps(content[source.stem], ensure_ascii=False, separators=(",", ":")), "utf-8")
        (out / "digest.json").write_text(json.dumps({"digest": content_digest(content)}), "utf-8")
        for path in sorted(out.iterdir()):
            build_data["force_include"][str(path)] = f"footcli/data/{path.name}"
