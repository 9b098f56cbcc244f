"""Keeps what was answered, one small file a session, so that nothing is lost when an interview is broken off.

Each file is JSON, readable by its owner only, and written whole or not at all. A file that cannot be read is kept aside
under another name, never overwritten.
"""

import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from footcli.errors import CannotWrite, FootcliError
from footcli.knowledge.load import Knowledge
from footcli.triage.answers import UNKNOWN, Answer, parse_answer
from footcli.triage.assess import Assessment, assess, assess_evidence

SCHEMA = "footcli.session/1"
NAME = re.compile(r"[0-9]{8}-[0-9]{6}(-[0-9]+)?")


@dataclass(frozen=True)
class Session:
    """The answers of one interview in the order they were given. `started` is local time, ISO 8601.

    `tools` are the ids of the tools the person owns (None: not asked); `heard` is what was
    understood of their own words, as unfinished answers, and `absent` what those words ruled out.
    """

    id: str
    started: str
    answers: Mapping[str, Answer] = field(default_factory=dict)
    done: bool = False
    tools: frozenset[str] | None = None
    heard: Mapping[str, Answer] = field(default_factory=dict)
    absent: frozenset[str] = frozenset()

    def with_answers(self, answers: Mapping[str, Answer], done: bool = False) -> "Session":
        """The same session with other answers."""
        return replace(self, answers=dict(answers), done=done)


class Sessions:
    """The sessions in a folder, newest last."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "sessions"

    def new(self, now: str) -> Session:
        """A session that starts now (ISO 8601). Nothing is written yet."""
        stem = re.sub(r"[^0-9]", "", now)[:14]
        name = f"{stem[:8]}-{stem[8:]}"
        taken = {p.stem for p in self.folder.glob("*.json")} if self.folder.is_dir() else set()
        free = next(n for n in (name, *(f"{name}-{i}" for i in range(2, 1000))) if n not in taken)
        return Session(free, now)

    def save(self, session: Session) -> None:
        """Write a session, whole or not at all. Raises CannotWrite with what to do about it."""
        data = {"schema": SCHEMA, "id": session.id, "started": session.started, "done": session.done, "answers": as_plain(session.answers)}
        if session.tools is not None:
            data["tools"] = sorted(session.tools)
        if session.heard or session.absent:
            data |= {"heard": as_plain(session.heard), "absent": sorted(session.absent)}
        path = self.folder / f"{session.id}.json"
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            write_private(path, json.dumps(data, indent=1))
        except OSError as error:
            raise CannotWrite(
                f"Your answers could not be saved in {self.folder}: {error.strerror}. Free some space or name another folder with --data-dir."
            ) from None

    def load(self, name: str) -> Session:
        """One session. Raises FootcliError where there is none of that name, or its file is damaged."""
        path = self.folder / f"{name}.json"
        if not NAME.fullmatch(name) or not path.is_file():
            raise FootcliError(f'There is no saved session "{name[:40]}". `footcli triage` starts a new one.')
        try:
            data = json.loads(path.read_text("utf-8"))
            answers, heard = as_answers(data["answers"]), as_answers(data.get("heard", {}))
            tools = frozenset(map(str, data["tools"])) if "tools" in data else None
            return Session(
                str(data["id"]),
                str(data["started"]),
                answers,
                bool(data["done"]),
                tools,
                heard,
                frozenset(map(str, data.get("absent", ()))),
            )
        except (ValueError, KeyError, TypeError, AttributeError):
            names = (path.with_suffix(f".damaged{n}") for n in ("", *(f"-{i}" for i in range(2, 1000))))
            aside = next(p for p in names if not p.exists())
            os.replace(path, aside)
            raise FootcliError(f"The saved session {name} is damaged. It is kept as {aside}; start again with `footcli triage`.") from None

    def delete(self, name: str) -> None:
        """Remove one session for good."""
        try:
            (self.folder / f"{name}.json").unlink()
        except OSError as error:
            raise CannotWrite(f"The session {name} could not be deleted: {error.strerror}.") from None

    def all(self) -> tuple[Session, ...]:
        """Every readable session, oldest first."""
        if not self.folder.is_dir():
            return ()
        found = []
        for path in sorted(self.folder.glob("*.json"), key=lambda p: by_time(p.stem)):
            try:
                found.append(self.load(path.stem))
            except FootcliError:
                continue
        return tuple(found)

    def latest(self, done: bool) -> Session | None:
        """The newest session that is finished (or, with done=False, that was broken off)."""
        fitting = [s for s in self.all() if s.done == done and (done or s.answers)]
        return fitting[-1] if fitting else None

    def waiting(self) -> Session | None:
        """The newest session that was broken off, unless one was finished after it."""
        begun = [s for s in self.all() if s.done or s.answers]
        return begun[-1] if begun and not begun[-1].done else None


def by_time(name: str) -> tuple[str, int]:
    """What puts the names of sessions in the order in which they began, those of one second too (NAME, NAME-2, NAME-3)."""
    number = name[16:]
    return name[:15], int(number) if number.isdigit() else 1


def write_private(path: Path, text: str) -> None:
    """Write a file readable by its owner only, in one step: a crash or a full disk leaves the old one as it was."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(temporary, path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise


def assess_session(session: Session, knowledge: Knowledge) -> Assessment:
    """The assessment of a session: its answers, and before them what was understood of the person's own words."""
    answers = _checked(session.answers, knowledge)
    if not session.heard and not session.absent:
        return assess(answers, knowledge)
    from footcli.triage.free_text import evidence_with

    heard = _checked(session.heard, knowledge)
    doubted = frozenset(q for q, a in answers.items() if a == UNKNOWN and isinstance(heard.get(q), tuple))
    evidence = evidence_with(heard, session.absent, {q: a for q, a in answers.items() if q not in doubted}, knowledge)
    if doubted:  # "not sure" is about the answers that were not spoken of: what was said stays
        evidence = replace(evidence, asked=evidence.asked | doubted, unsure=evidence.unsure | doubted)
    return assess_evidence(evidence, knowledge)


def _checked(answers: Mapping[str, Answer], knowledge: Knowledge) -> dict[str, Answer]:
    """The answers that today's questions still take."""
    kept = {}
    for name, answer in answers.items():
        if name in knowledge.questions:
            try:
                kept[name] = parse_answer(knowledge.questions[name], answer)
            except FootcliError:
                continue
    return kept


def as_answers(raw: Mapping[str, Any]) -> dict[str, Answer]:
    """Answers from plain data."""
    return {k: tuple(v) if isinstance(v, list) else v for k, v in raw.items()}


def as_plain(answers: Mapping[str, Answer]) -> dict[str, Any]:
    """Answers as plain data for an answers file."""
    return {k: list(v) if isinstance(v, tuple) else v for k, v in answers.items()}
