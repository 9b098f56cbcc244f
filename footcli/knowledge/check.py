"""Checks the knowledge files and says what is wrong in words, with file, line and how to mend it.

Three passes: is it YAML; does each entry have the right fields and kinds (pydantic, against `models.py`); and does it make
sense as a whole: every reference resolves, every finding can be reached from a question, every statement has a source or
says why it is an estimate, every cause can be found, ranked, timed and referred.
"""

import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

from footcli.errors import FootcliError, nearest
from footcli.knowledge.files import FILES, data_dir, entries, expand_question, merged, merged_programme, read_raw
from footcli.knowledge.models import Area, Cause, Exercise, Finding, Programme, Provider, Question, RedFlag, Source, Tool, share

KINDS: dict[str, Any] = {
    "findings": Finding, "questions": Question, "red_flags": RedFlag, "causes": Cause, "areas": Area,
    "exercises": Exercise, "tools": Tool, "providers": Provider, "sources": Source,
}  # fmt: skip

ARTICLE = (
    "achilles tendon issues", "shin splints", "bone spurs", "broken ankles", "broken bones in feet", "broken toes",
    "bunions", "bursitis", "tendinitis", "stress fractures", "flat feet", "plantar fasciitis",
)  # fmt: skip
"""The causes that the article on foot pain after running names; each must lead somewhere."""

KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class _Lines:
    """Finds the line of an entry or a field in a YAML file. Without the file (JSON), it knows no lines.

    `root` leads from the top of the file to its list of entries.
    """

    def __init__(self, folder: Path, name: str, root: tuple[str, ...] = ()) -> None:
        self.name = f"{folder.name}/{name}.{'json' if (folder / f'{name}.json').is_file() else 'yaml'}"
        self._path, self._list = folder / f"{name}.yaml", root

    @cached_property
    def _root(self) -> Any:
        import yaml

        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        return yaml.compose(self._path.read_text("utf-8"), Loader=loader) if self._path.is_file() else None

    @cached_property
    def _entries(self) -> dict[str, Any]:
        listed = self._root
        for step in self._list:
            listed = self._child(listed, step) if listed is not None else None
        nodes = listed.value if listed is not None and listed.id == "sequence" else []
        return {self._child(n, "id").value: n for n in nodes if self._child(n, "id") is not None}

    def __contains__(self, item: str) -> bool:
        return item in self._entries

    def at(self, *path: Any) -> str:
        """'data/causes.yaml, line 12' for the deepest part of `path`, from the top of the file, that exists."""
        return self._place(self._root, path)

    def of(self, item: str, *path: Any) -> str:
        """The same for the deepest part of `path` within the entry of that id."""
        return self._place(self._entries.get(item), path)

    def _place(self, node: Any, path: tuple[Any, ...]) -> str:
        if node is None:
            return self.name
        for step in path:
            found = self._child(node, step)
            if found is None:
                break
            node = found
        return f"{self.name}, line {node.start_mark.line + 1}"

    @staticmethod
    def _child(node: Any, step: Any) -> Any:
        if node.id == "sequence" and isinstance(step, int) and step < len(node.value):
            return node.value[step]
        if node.id == "mapping":
            return next((value for key, value in node.value if key.value == step), None)
        return None


def check(folder: Path | None = None) -> list[str]:
    """Every problem in our own files, or in `folder` laid over them; an empty list means all is well."""
    shapes = list(_check_shapes(folder or data_dir(), folder))
    return shapes or list(_Whole(folder).problems())


def _check_shapes(where: Path, over: Path | None) -> Iterator[str]:
    from pydantic import TypeAdapter, ValidationError

    yield from _check_programme(where, over)
    for name in FILES:
        try:
            raw = read_raw(where, name)
        except FootcliError as error:
            yield from error.problems
            continue
        if raw is None:
            if over is None:
                yield f"{where.name}/{name}.yaml is missing. Put it back from the repository."
            continue
        root = _root(name)
        lines = _Lines(where, name, root)
        try:
            items = entries(name, raw)
        except (TypeError, KeyError):
            yield f"{lines.at()}: this should be a list of entries{' under the key questions' if root else ''}."
            continue
        yield from _check_ids(items, lines, root)
        if any(not isinstance(i, dict) for i in items):
            continue
        if name == "questions":
            yield from _check_regions(raw, lines)
            findings = _findings(over)
            items = [_expanded(i, findings) for i in items]
        kind = TypeAdapter(KINDS[name])
        for i, item in enumerate(items):
            try:
                kind.validate_python(item)
            except ValidationError as error:
                for problem in error.errors():
                    path = [p for p in problem["loc"] if not (isinstance(p, str) and ("[" in p or p in ("float", "str", "int")))]
                    field = ".".join(map(str, path))
                    given = problem.get("input")
                    shown = f" (found {given!r})" if isinstance(given, str | int | float | bool) else ""
                    yield f"{lines.at(*root, i, *path)}: {item.get('id')}: {field}: {problem['msg']}{shown}."


def _check_programme(where: Path, over: Path | None) -> Iterator[str]:
    from pydantic import TypeAdapter, ValidationError

    try:
        raw = read_raw(where, "programme")
    except FootcliError as error:
        yield from error.problems
        return
    if raw is None:
        if over is None:
            yield f"{where.name}/programme.yaml is missing. Put it back from the repository."
        return
    try:
        TypeAdapter(Programme).validate_python(raw)
    except ValidationError as error:
        lines = _Lines(where, "programme")
        for problem in error.errors():
            yield f"{lines.at(*problem['loc'])}: {'.'.join(map(str, problem['loc']))}: {problem['msg']}."


def _loose(raw: dict[str, Any]) -> Finding:
    return Finding(id=raw["id"], kind=raw.get("kind", "history"), often=0.1, text=str(raw.get("text", "")))


def _findings(over: Path | None) -> dict[str, Finding]:
    """The findings, for writing out the shorthand of questions; only ours where the overlay's are too broken to read."""
    for folder in (over, None):
        try:
            return {f["id"]: _loose(f) for f in entries("findings", merged("findings", folder))}
        except (FootcliError, KeyError, TypeError, AttributeError):
            continue
    return {}


def _expanded(raw: dict[str, Any], findings: dict[str, Finding]) -> dict[str, Any]:
    """A question with its shorthand written out, or as it stands where its options are too broken for that."""
    try:
        return expand_question(raw, findings)
    except (KeyError, TypeError, ValueError):
        return raw


def _check_regions(raw: dict[str, Any], lines: _Lines) -> Iterator[str]:
    regions = raw.get("regions", {})
    if not isinstance(regions, dict) or not all(isinstance(zones, list) for zones in regions.values()):
        yield f"{lines.at('regions')}: regions must map each region to a list of zones, for example toes: [big-toe]."


def _root(name: str) -> tuple[str, ...]:
    return ("questions",) if name == "questions" else ()


def _check_ids(items: list[Any], lines: _Lines, root: tuple[str, ...]) -> Iterator[str]:
    seen: set[str] = set()
    for i, item in enumerate(items):
        if not isinstance(item, dict) or not isinstance(item.get("id"), str):
            yield f"{lines.at(*root, i)}: this entry has no id. Give it one in kebab-case, such as sore-heel."
            continue
        if not KEBAB.fullmatch(item["id"]):
            yield f"{lines.at(*root, i)}: the id {item['id']!r} is not kebab-case. Use small letters, digits and single hyphens."
        if item["id"] in seen:
            yield f"{lines.at(*root, i)}: the id {item['id']!r} is used twice. Rename or remove one of them."
        seen.add(item["id"])


class _Whole:
    """The checks that need all files at once. `over` names a folder laid over ours, or is None."""

    def __init__(self, over: Path | None) -> None:
        self.over = over
        self.raw: dict[str, list[dict[str, Any]]] = {n: entries(n, merged(n, over)) for n in FILES}
        self.regions: dict[str, list[str]] = merged("questions", over)["regions"]
        self.ids = {name: {e["id"] for e in items} for name, items in self.raw.items()}
        self.zones = {f["id"] for f in self.raw["findings"] if f["kind"] == "zone"}
        folders = [data_dir()] if over is None else [over, data_dir()]
        self._lines = {n: [_Lines(folder, n, _root(n)) for folder in folders] for n in FILES}
        self._cited: set[str] = set()

    def at(self, name: str, item: str, *path: Any) -> str:
        """Where an entry stands, for the start of a message: in the overlay if it has the entry, else in our file."""
        lines = next((known for known in self._lines[name] if item in known), self._lines[name][-1])
        return f"{lines.of(item, *path)}: {item}"

    def problems(self) -> Iterator[str]:
        """All of them, file by file."""
        yield from self._questions()
        yield from self._causes()
        yield from self._flags()
        yield from self._care()
        yield from self._sources()

    def _refers(self, where: str, ids: Any, name: str, what: str) -> Iterator[str]:
        for one in ids or ():
            if one not in self.ids[name]:
                yield f"{where}: there is no {what} {one!r}.{nearest(one, self.ids[name])} Add it to {name}.yaml or correct the id."

    def _rule(self, where: str, rule: dict[str, Any] | None) -> Iterator[str]:
        for part in ("any", "all", "none", "of"):
            yield from self._refers(where, (rule or {}).get(part), "findings", "finding")
        yield from self._refers(where, (rule or {}).get("likely"), "causes", "cause")
        if rule is not None and rule.get("at_least", 0) > len(rule.get("of", ())):
            yield f"{where}: at_least asks for more than `of` lists. Lower it or list more findings."

    def _based(self, where: str, item: dict[str, Any], sources: str = "sources", estimate: str = "estimate") -> Iterator[str]:
        self._cited.update(item.get(sources) or ())
        yield from self._refers(where, item.get(sources), "sources", "source")
        if not item.get(sources) and not item.get(estimate):
            yield f"{where}: no source. Name one under {sources}, or say why it is an estimate under {estimate}."

    def _questions(self) -> Iterator[str]:
        findings = {f["id"]: _loose(f) for f in self.raw["findings"]}
        reached: set[str] = set()
        for region, zones in self.regions.items():
            for zone in zones:
                if zone not in self.zones:
                    where = self._lines["questions"][0].at("regions", region)
                    yield f"{where}: region {region}: {zone!r} is no zone.{nearest(zone, self.zones)}"
        for raw in self.raw["questions"]:
            question = expand_question(raw, findings)
            where = self.at("questions", raw["id"])
            yield from self._rule(where, question.get("when"))
            for region in question.get("regions", ()):
                if region not in self.regions:
                    yield f"{where}: there is no region {region!r}.{nearest(region, self.regions)}"
            parts = [question, *question["options"], *question.get("bands", ())]
            for part in parts:
                told = [*part.get("present", ()), *part.get("absent", ())]
                yield from self._refers(where, told, "findings", "finding")
                reached.update(told)
                for region in part.get("regions", ()):
                    if region not in self.regions:
                        yield f"{where}: there is no region {region!r}.{nearest(region, self.regions)}"
            if question["kind"] in ("single", "multi") and len(question["options"]) < 2:
                yield f"{where}: a choice needs at least two options."
            if question["kind"] == "number" and not question.get("bands"):
                yield f"{where}: a number needs bands that say what it means."
        for finding in self.raw["findings"]:
            if finding["id"] not in reached:
                yield f"{self.at('findings', finding['id'])}: no question asks for it. Add it to an option in questions.yaml."
            if not 0 < finding["often"] < 1:
                yield f"{self.at('findings', finding['id'], 'often')}: often must lie between 0 and 1."

    def _causes(self) -> Iterator[str]:
        background = {f["id"]: f["often"] for f in self.raw["findings"]}
        covered: set[str] = set()
        for cause in self.raw["causes"]:
            where = self.at("causes", cause["id"])
            covered.update(cause.get("article", ()))
            yield from self._based(f"{where}: weight", cause, "weight_sources", "weight_estimate")
            yield from self._based(f"{where}: urgency", cause, "urgency_sources", "urgency_estimate")
            yield from self._based(f"{where}: course", cause["course"])
            for zone in cause["where"]:
                if zone not in self.zones:
                    yield f"{where}: where: {zone!r} is no zone.{nearest(zone, self.zones)}"
            for i, link in enumerate(cause["findings"]):
                here = self.at("causes", cause["id"], "findings", i)
                yield from self._refers(here, [link["id"]], "findings", "finding")
                yield from self._based(f"{here}: {link['id']}", link)
            listed = [link["id"] for link in cause["findings"]]
            for twice in {x for x in listed if listed.count(x) > 1}:
                yield f"{where}: the finding {twice!r} is listed twice. Keep one."
            if not any(_speaks_for(link, background) for link in cause["findings"]):
                yield f"{where}: no finding speaks for it. List at least one that is more frequent than usual."
            for key in ("helps", "avoid", "truth", "exercises"):
                for i, item in enumerate(cause.get(key, ())):
                    yield from self._based(f"{self.at('causes', cause['id'], key, i)}: {key}", item)
            yield from self._refers(where, [e["id"] for e in cause.get("exercises", ())], "exercises", "exercise")
            for i, step in enumerate(cause.get("escalate", ())):
                here = self.at("causes", cause["id"], "escalate", i)
                yield from self._rule(here, step["when"])
                yield from self._based(here, step)
            yield from self._refers(where, cause["providers"], "providers", "provider")
            if not cause["providers"]:
                yield f"{where}: no provider. Name whom to see under providers."
            for key in ("looks_like", "cannot_tell_from"):
                yield from self._refers(where, cause.get(key), "causes", "cause")
        if self.over is None:
            for name in ARTICLE:
                if name not in covered:
                    yield f"causes.yaml: no cause has {name!r} under article. Add it to the causes it means."

    def _flags(self) -> Iterator[str]:
        for flag in self.raw["red_flags"]:
            where = self.at("red_flags", flag["id"])
            yield from self._rule(where, flag["when"])
            yield from self._based(where, flag)
            yield from self._refers(where, flag.get("think_of"), "causes", "cause")
            yield from self._refers(where, flag.get("providers"), "providers", "provider")

    def _care(self) -> Iterator[str]:
        for exercise in self.raw["exercises"]:
            where = self.at("exercises", exercise["id"])
            yield from self._based(where, exercise)
            yield from self._refers(where, exercise.get("tools"), "tools", "tool")
            yield from self._refers(where, [exercise["area"]] if exercise.get("area") else (), "areas", "area")
        for area in self.raw["areas"]:
            where = self.at("areas", area["id"])
            yield from self._based(where, area)
            yield from self._refers(where, area["exercises"], "exercises", "exercise")
            yield from self._refers(where, area.get("zones"), "findings", "finding")
        for tool in self.raw["tools"]:
            where = self.at("tools", tool["id"])
            yield from self._based(where, tool)
            yield from self._refers(where, tool.get("areas"), "areas", "area")
            yield from self._refers(where, tool.get("stands_in_for"), "tools", "tool")
            yield from self._refers(where, tool.get("forbid_if"), "findings", "finding")
            for fit in tool.get("fits", ()):
                yield from self._refers(where, [fit["cause"]], "causes", "cause")
                yield from self._based(f"{where}: fit for {fit['cause']}", fit)
        programme = merged_programme(self.over)
        for caution in programme["cautions"]:
            yield from self._rule("programme.yaml: cautions", caution["when"])
            yield from self._based("programme.yaml: cautions", caution)
        for part in (*programme["stages"], *programme["pain_rules"], programme["walk_run"], *programme["checks"]):
            yield from self._based(f"programme.yaml: {part.get('id', part.get('day', 'walk_run'))}", part)
        for key in ("stop_signs", "pressure_scale", "honest"):
            for part in programme[key]:
                yield from self._based(f"programme.yaml: {key}", part)
        for provider in self.raw["providers"]:
            yield from self._based(self.at("providers", provider["id"]), provider)

    def _sources(self) -> Iterator[str]:
        for source in self.raw["sources"]:
            where = self.at("sources", source["id"])
            if self.over is None and source["id"] not in self._cited:
                yield f"{where}: nothing cites this source. Cite it or remove it."
            if not any(source.get(k) for k in ("doi", "pmid", "url", "note")):
                yield f"{where}: no doi, pmid or url. Give one, or say under note where to find it."


def _speaks_for(link: dict[str, Any], background: dict[str, float]) -> bool:
    base = background.get(link["id"], 1.0)
    return share(link["often"], base) > (link.get("without") or base)


def write_schemas(folder: Path) -> list[Path]:
    """Write a JSON Schema for each knowledge file into a folder, and return what was written."""
    import json

    from pydantic import TypeAdapter

    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, kind in {**KINDS, "programme": Programme}.items():
        schema = TypeAdapter(kind).json_schema()
        defs = schema.pop("$defs", {})
        whole = schema if name == "programme" else {"type": "array", "items": schema}
        path = folder / f"{name}.schema.json"
        path.write_text(json.dumps({"$defs": defs, **whole}, indent=1) + "\n", "utf-8")
        written.append(path)
    return written
