"""The knowledge as records, each kind made only when it is first needed.

A checkout reads data/*.yaml. A wheel carries the same content as JSON, made and checked when the wheel is built, because
parsing YAML costs more than everything else together. `FOOTCLI_KNOWLEDGE_DIR` may name a folder with files of one's own:
they are checked, and their entries are laid over ours by id.
"""

import json
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, TypeVar

from footcli import __version__
from footcli.errors import FootcliError
from footcli.knowledge.build import build
from footcli.knowledge.files import FILES, data_dir, entries, expand_question, merged, merged_programme, overlay_dir, read_raw
from footcli.knowledge.models import Area, Cause, Exercise, Finding, Programme, Provider, Question, RedFlag, Source, Tool

T = TypeVar("T")


class LazyCauses(Mapping[str, Cause]):
    """The causes of a wheel, one line of JSON each, read only when one is asked for: most are not."""

    def __init__(self, content: bytes) -> None:
        self._lines = {line[7 : line.index(b'"', 7)].decode(): line for line in content.splitlines()}
        self._built: dict[str, Cause] = {}

    def __getitem__(self, name: str) -> Cause:
        if name not in self._built:
            self._built[name] = build(Cause, json.loads(self._lines[name]))
        return self._built[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)


class Knowledge:
    """Everything the program knows, by id and in the order of the files. Read once, never changed."""

    def __init__(self, over: Path | None = None) -> None:
        self._over = over
        if over is not None:
            from footcli.knowledge.check import check

            problems = check(over)
            if problems:
                raise FootcliError(f"The knowledge in {over} has mistakes:", *problems)

    def _records(self, name: str, cls: type[T]) -> dict[str, T]:
        return {e["id"]: build(cls, e) for e in entries(name, merged(name, self._over))}

    @cached_property
    def findings(self) -> dict[str, Finding]:
        """Everything that can be present, absent or unknown in a person."""
        return self._records("findings", Finding)

    @cached_property
    def _questions(self) -> Any:
        return merged("questions", self._over)

    @cached_property
    def questions(self) -> dict[str, Question]:
        """The screens of the interview."""
        return {q["id"]: build(Question, expand_question(q, self.findings)) for q in entries("questions", self._questions)}

    @cached_property
    def regions(self) -> dict[str, frozenset[str]]:
        """Which zones of the foot map belong together."""
        return {name: frozenset(zones) for name, zones in self._questions["regions"].items()}

    @cached_property
    def causes(self) -> Mapping[str, Cause]:
        """The possible explanations."""
        lines = data_dir() / "causes.jsonl"
        if self._over is None and lines.is_file():
            return LazyCauses(lines.read_bytes())
        return self._records("causes", Cause)

    def made(self, name: str) -> Any:
        """What was worked out from our own files when the wheel was built, or None in a checkout or with an overlay."""
        path = data_dir() / f"{name}.made.json"
        return json.loads(path.read_bytes()) if self._over is None and path.is_file() else None

    @cached_property
    def red_flags(self) -> tuple[RedFlag, ...]:
        """The rules that set an urgency whatever the cause."""
        return tuple(self._records("red_flags", RedFlag).values())

    @cached_property
    def providers(self) -> dict[str, Provider]:
        """Whom to see."""
        return self._records("providers", Provider)

    @cached_property
    def exercises(self) -> dict[str, Exercise]:
        """What can be done at home."""
        return self._records("exercises", Exercise)

    @cached_property
    def tools(self) -> dict[str, Tool]:
        """What it can be done with."""
        return self._records("tools", Tool)

    @cached_property
    def areas(self) -> dict[str, Area]:
        """Where it is done."""
        return self._records("areas", Area)

    @cached_property
    def programme(self) -> Programme:
        """What every plan shares."""
        return build(Programme, merged_programme(self._over))

    @cached_property
    def sources(self) -> dict[str, Source]:
        """What the statements rest on."""
        return self._records("sources", Source)

    @property
    def version(self) -> str:
        """The version of the program these files belong to."""
        return __version__

    @cached_property
    def digest(self) -> str:
        """Twelve hexadecimal digits that name this exact content."""
        stamp = data_dir() / "digest.json"
        if self._over is None and stamp.is_file():
            return str(json.loads(stamp.read_text())["digest"])
        content = {name: merged(name, self._over) for name in FILES}
        content |= {"programme": merged_programme(self._over), "words": read_raw(data_dir(), "words")}
        return content_digest(content)


def content_digest(content: dict[str, Any]) -> str:
    """A short name for knowledge content: equal content gives an equal digest, from YAML and JSON alike."""
    from hashlib import sha256

    return sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:12]


@lru_cache(maxsize=1)
def load() -> Knowledge:
    """The knowledge this process works with."""
    return Knowledge(overlay_dir())
