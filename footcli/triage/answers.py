"""From what a person said to what is present, absent or unknown in them.

`Answers` map a question id to an option id, a tuple of option ids, a number, "yes" or "no", or "unknown". What each answer
means is written in questions.yaml; here it is only applied.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from footcli.errors import FootcliError, nearest
from footcli.knowledge.load import Knowledge
from footcli.knowledge.models import Option, Question

Answer = str | float | tuple[str, ...]
Answers = Mapping[str, Answer]

UNKNOWN = "unknown"
NONE = "none"
_WEIGHT = {"absent": 1.0, "weak": 0.3, "unknown": 0.0}
"""How much of its full weight a finding has that was left unticked (0.3: set on the development cases)."""


@dataclass(frozen=True)
class Evidence:
    """What is known of one person.

    `absent` gives each absent finding the share of its full weight (1 = clearly said, less = only left unticked). `asked`
    holds the questions that were put, answered "unknown" ones included; `unsure` those answered "unknown".
    """

    present: frozenset[str]
    absent: Mapping[str, float] = field(default_factory=dict)
    asked: frozenset[str] = frozenset()
    unsure: frozenset[str] = frozenset()

    def zones(self, knowledge: Knowledge) -> tuple[str, ...]:
        """The places pointed at, in the order of the foot map."""
        return tuple(f.id for f in knowledge.findings.values() if f.kind == "zone" and f.id in self.present)

    @property
    def safety_asked(self) -> bool:
        """Whether the danger signs were asked about; without that nothing is an all-clear."""
        return "danger" in self.asked

    def with_finding(self, finding: str, present: bool = True) -> "Evidence":
        """The same person with one finding set, for asking what would change."""
        absent = {f: w for f, w in self.absent.items() if f != finding}
        if present:
            return Evidence(self.present | {finding}, absent, self.asked, self.unsure)
        return Evidence(self.present - {finding}, {**absent, finding: 1.0}, self.asked, self.unsure)


def parse_answers(raw: Any, knowledge: Knowledge, where: str = "answers") -> dict[str, Answer]:
    """Check an answers file's content. Raises FootcliError naming every problem at once, each with the nearest valid id."""
    if raw is None:
        raise FootcliError(f"{where} is empty. Write at least one line such as: where: [achilles]")
    if not isinstance(raw, dict):
        raise FootcliError(f"{where} must map question ids to answers (for example: age: 38), not be a {_kind(raw)}.")
    problems: list[str] = []
    parsed: dict[str, Answer] = {}
    for key, value in raw.items():
        question = knowledge.questions.get(key) if isinstance(key, str) else None
        if question is None:
            hint = nearest(_short(key), knowledge.questions) or " `footcli questions` lists them."
            problems.append(f'{where}: there is no question "{_short(key)}".{hint}')
            continue
        try:
            parsed[question.id] = parse_answer(question, value)
        except FootcliError as error:
            problems.extend(f"{where}: {p}" for p in error.problems)
    if problems:
        raise FootcliError(*problems)
    return parsed


def parse_answer(question: Question, value: Any) -> Answer:
    """One answer in its proper form. Raises FootcliError where it is of the wrong kind or names no option."""
    if value == UNKNOWN:
        return UNKNOWN
    if question.kind == "number":
        return _number(question, value)
    if question.kind == "yes_no":
        word = ("yes" if value else "no") if isinstance(value, bool) else value
        if word in ("yes", "no"):
            return str(word)
        raise FootcliError(f'"{question.id}" takes yes, no or unknown, not {_short(value)!r}.')
    known = {o.id for o in question.options} | {NONE}
    if question.kind == "single":
        if isinstance(value, list | tuple) and len(value) == 1:
            value = value[0]
        if isinstance(value, str) and value in known - {NONE}:
            return value
        if isinstance(value, list | tuple):
            raise FootcliError(f'"{question.id}" takes one option, not a list of {len(value)}.')
        raise FootcliError(f'"{question.id}" has no option {_short(value)!r}.{nearest(value, known - {NONE})}')
    chosen = value if isinstance(value, list | tuple) else [value]
    problems = [
        f'"{question.id}" has no option {_short(one)!r}.{nearest(one, known)}'
        for one in chosen
        if not (isinstance(one, str) and one in known)
    ]
    if NONE in chosen and len(chosen) > 1 and not problems:
        problems.append(f'"{question.id}": "none" cannot stand beside other options.')
    if problems:
        raise FootcliError(*problems)
    order = [o.id for o in question.options]
    return (NONE,) if NONE in chosen or not chosen else tuple(sorted(set(chosen), key=order.index))


def contradiction(question: Question, chosen: Iterable[str]) -> tuple[Option, Option] | None:
    """Two of the chosen options that cannot both be true, such as "looks as always" and "swelling"; None where all go together.

    Answers from a file may contradict themselves: there what is present wins, which is the safe side (see `evidence_of`).
    """
    ticked = [option for option in question.options if option.id in set(chosen)]
    return next(((a, b) for a in ticked for b in ticked if set(a.absent) & set(b.present)), None)


def _number(question: Question, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or value != value:
        raise FootcliError(f'"{question.id}" takes a number, not {_short(value)!r}.')
    low, high = question.min or 0, question.max if question.max is not None else float("inf")
    if not low <= value <= high:
        raise FootcliError(f'"{question.id}" takes a number from {low:g} to {high:g}, not {_short(value)}.')
    return value


def _kind(value: Any) -> str:
    return {list: "list", str: "piece of text", int: "number", float: "number", bool: "yes or no"}.get(type(value), "value of that kind")


def _short(value: Any) -> str:
    """A value as it stands in a message: at most 40 characters, however large or deeply nested it is."""
    if isinstance(value, list | tuple | dict | set):
        from reprlib import repr as short_repr

        text = short_repr(value)
    elif isinstance(value, int) and abs(value) > 10**40:
        text = "a number of more than 40 digits"
    else:
        text = str(value)
    return text if len(text) <= 40 else text[:37] + "..."


def evidence_of(answers: Answers, knowledge: Knowledge) -> Evidence:
    """What the answers say. Where two answers disagree about a finding, present wins: that is the safe side."""
    present: set[str] = set()
    absent: dict[str, float] = {}
    for key, answer in answers.items():
        question = knowledge.questions[key]
        if answer == UNKNOWN:
            continue
        if question.kind == "number" and isinstance(answer, int | float):
            present.update(next(b.present for b in question.bands if answer < b.below))
        elif question.kind == "yes_no":
            if answer == "yes":
                present.update(question.present)
            else:
                absent.update(dict.fromkeys(question.present, 1.0))
        else:
            _apply_choice(question, answer if isinstance(answer, tuple) else (str(answer),), present, absent)
    return Evidence(
        frozenset(present),
        {f: w for f, w in sorted(absent.items()) if f not in present},
        frozenset(answers),
        frozenset(q for q, a in answers.items() if a == UNKNOWN),
    )


def _apply_choice(question: Question, chosen: tuple[str, ...], present: set[str], absent: dict[str, float]) -> None:
    def rule_out(findings: tuple[str, ...], weight: float) -> None:
        for finding in findings:
            absent[finding] = max(absent.get(finding, 0.0), weight)

    left_out = 1.0 if chosen == (NONE,) else _WEIGHT[question.unticked]
    for option in question.options:
        if option.id in chosen:
            present.update(option.present)
            rule_out(option.absent, 1.0)
        elif question.kind == "multi" and left_out:
            rule_out(option.present, left_out)


def shown_options(question: Question, evidence: Evidence, knowledge: Knowledge) -> tuple[Option, ...]:
    """The options worth showing to this person: those that fit the places they pointed at."""
    from footcli.triage.rules import holds

    return tuple(
        option
        for option in question.options
        if in_regions(option.regions, evidence, knowledge) and (option.when is None or holds(option.when, evidence.present))
    )


def in_regions(regions: tuple[str, ...], evidence: Evidence, knowledge: Knowledge) -> bool:
    """Whether a chosen place lies in one of the regions; true where no place is known or no region is asked for."""
    if not regions:
        return True
    zones = {z for region in knowledge.regions.values() for z in region} & evidence.present
    return not zones or any(zones & knowledge.regions[region] for region in regions)
