"""From a person's own words to findings: what is there, what is not, and what is only suspected.

Everything about language is written in data/words.yaml, in the notation of `phrases.py`; here it is only applied. What a
"no" or a "maybe" reaches is found in `scope.py`. What is not understood is left out: the interview asks for it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise

from footcli.knowledge.load import Knowledge
from footcli.triage.answers import Answer, Answers, Evidence, evidence_of
from footcli.triage.phrases import NEAR, Pattern, Places, Sentence, distance, split
from footcli.triage.scope import Cue, cues_of, says
from footcli.triage.times import mark_times
from footcli.triage.vocabulary import Vocabulary, vocabulary
from footcli.triage.who import age_of, patient_of, sex_of


@dataclass(frozen=True)
class Heard:
    """A finding and the words it was heard in: `text[start:end]` is `quote`."""

    finding: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True)
class Understood:
    """What a text says.

    `present`, `absent` and `unsure` (said with doubt, or only feared) hold each finding once, in the order of the text.
    `age` is in years. `answers` are answers the interview can start from: they make exactly the heard findings present.
    A multi question in them is not finished: what it does not list was not spoken of. Use `evidence`, not `evidence_of`.
    """

    present: tuple[Heard, ...] = ()
    absent: tuple[Heard, ...] = ()
    unsure: tuple[Heard, ...] = ()
    age: float | None = None
    sex: str | None = None
    answers: Mapping[str, Answer] = field(default_factory=dict)

    def evidence(self, knowledge: Knowledge, later: Answers | None = None) -> Evidence:
        """What is known from the text and from `later` answers."""
        return evidence_with(self.answers, {h.finding for h in self.absent}, later or {}, knowledge)

    def without(self, findings: set[str], knowledge: Knowledge) -> "Understood":
        """The same without some findings: what the person says was misunderstood."""
        present, absent, unsure = (
            tuple(h for h in heard if h.finding not in findings) for heard in (self.present, self.absent, self.unsure)
        )
        answers: dict[str, Answer] = {}
        for name, answer in self.answers.items():
            wrong = findings & evidence_of({name: answer}, knowledge).present
            if isinstance(answer, tuple):
                options = {o.id: o for o in knowledge.questions[name].options}
                left = tuple(a for a in answer if not set(options[a].present) & wrong)
                if left:
                    answers[name] = left
            elif not wrong:
                answers[name] = answer
        return Understood(present, absent, unsure, self.age if "age" in answers else None, self.sex if "sex" in answers else None, answers)


def evidence_with(heard: Answers, ruled_out: Iterable[str], later: Answers, knowledge: Knowledge) -> Evidence:
    """What is known from unfinished answers (`heard`) and findings ruled out in free text, and from `later` answers.

    Later answers replace what was heard for the same question. Only what was ruled out counts as absent, and only questions
    with one answer count as asked: of the options of a multi question that were not spoken of, nothing is known.
    """
    said = {q: a for q, a in heard.items() if q not in later}
    first, put = evidence_of(said, knowledge), evidence_of(later, knowledge)
    settled = frozenset(q for q in said if knowledge.questions[q].kind != "multi")
    single = evidence_of({q: said[q] for q in settled}, knowledge)
    present = first.present | put.present
    absent = {**single.absent, **dict.fromkeys(ruled_out, 1.0), **put.absent}
    return Evidence(present, {f: w for f, w in sorted(absent.items()) if f not in present}, settled | put.asked, put.unsure)


@dataclass(frozen=True)
class _Match:
    finding: str
    places: Places
    heard: Heard
    vague: bool
    says: str


def understand(text: str, knowledge: Knowledge, today: date | None = None) -> Understood:
    """What a person's own words say. `today` is needed to understand "since Sunday" or "since March"."""
    words = vocabulary()
    sentences = split(text, words.irregular, words.mend, words.exact)
    _resolve(sentences, words)
    for question, answer in pairwise(sentences):
        question.denied = question.asked and answer.words[0].raw in ("no", "nope", "none", "not", "never")
    for sentence in sentences:
        _name_sores(sentence, words)
        _repeat_the_verb(sentence, words)
    days = [mark_times(s, words.units, today) for s in sentences]
    patient = patient_of(sentences, words)
    heard = _sorted(_matches(text, sentences, patient, words, knowledge), words, knowledge)
    present = heard["present"]
    age, sex = age_of(text, sentences, patient, words), sex_of(text, sentences, patient, words)
    answers: dict[str, Answer] = {}
    if age is not None and 0 < age < 115:
        answers["age"] = age
    if sex:
        answers["sex"] = sex
    pain = max(_numbers(sentences, words.numbers["pain"]), default=None)
    if pain is not None and pain <= 10:
        answers["pain"] = pain
    lasted = _lasted(sentences, days, "lasted", words) or _lasted(sentences, days, "happened", words)
    if lasted is not None:
        limits = zip(knowledge.questions["duration"].options, words.prefer["duration_days"], strict=False)
        answers["duration"] = next((o.id for o, below in limits if lasted < float(below)), knowledge.questions["duration"].options[-1].id)
    _fill(answers, present, words, knowledge)
    said = evidence_of(answers, knowledge).present
    wrong = {f for f, beside in words.only_if.items() if f in said and not said & set(beside)}
    wrong |= {f for f, instead in words.unless.items() if f in said and said & set(instead)}
    if wrong:
        answers = _without(answers, wrong, knowledge)
        said -= wrong
    return Understood(
        _in_order(m for m in present.values() if m.finding in said),
        _in_order(m for f, m in heard["absent"].items() if f not in said),
        _in_order(m for f, m in heard["unsure"].items() if f not in said and f not in heard["absent"]),
        age, sex, answers,
    )  # fmt: skip


def _sorted(matches: Iterable[_Match], words: Vocabulary, knowledge: Knowledge) -> dict[str, dict[str, _Match]]:
    """What is present, absent and unsure, each finding once, and what follows from several of them."""
    heard: dict[str, dict[str, _Match]] = {"present": {}, "absent": {}, "unsure": {}}
    for match in matches:
        if match.says in heard:
            heard[match.says].setdefault(match.finding, match)
    for finding in words.absent_only_with.keys() & heard["absent"].keys():
        if not set(words.absent_only_with[finding]) & heard["present"].keys():
            del heard["absent"][finding]
    present = _without_vague(heard["present"], words, knowledge)
    present = {f: m for f, m in present.items() if f not in words.typical or not set(words.unless.get(f, ())) & present.keys()}
    for finding, needed in words.implied.items():
        if set(needed) <= present.keys() and finding not in present:
            present[finding] = replace(present[needed[0]], finding=finding, heard=replace(present[needed[0]].heard, finding=finding))
    if any(knowledge.findings[f].kind == "zone" for f in present):
        heard["unsure"] = {f: m for f, m in heard["unsure"].items() if knowledge.findings[f].kind != "zone"}
    return {**heard, "present": present}


def _resolve(sentences: list[Sentence], words: Vocabulary) -> None:
    """Let `it` stand for the one part of the body that the sentence before named, until its own sentence names one."""
    before: set[str] = set()
    for sentence in sentences:
        here: set[str] = set()
        for word in sentence.words:
            if word.stem in words.parts:
                here.add(word.stem)
            elif word.raw in ("it", "they") and len(before) == 1 and not here:
                word.also = min(before)
                word.settle()
        before = here


def _name_sores(sentence: Sentence, words: Vocabulary) -> None:
    """Tell "a sore on my foot", which is a wound, from "a sore foot"."""
    for i, word in enumerate(sentence.words):
        after = sentence.words[i + 1] if i + 1 < len(sentence.words) else None
        named = {"a", "the", "my", "his", "her"} & set(word.lead[-1:]) or (i and sentence.words[i - 1].stem in words.of_sores)
        adjective = after and not after.pause and (after.stem in words.bodies or after.stem in words.may_be_sore)
        if word.raw == "sores" or (word.raw == "sore" and named and not adjective):
            word.stem = "ulcer"
            word.settle()


def _repeat_the_verb(sentence: Sentence, words: Vocabulary) -> None:
    """Read the last word of "it does not hurt here, but there it does" as the verb it stands for."""
    pains = [w.stem for w in sentence.words if w.stem in words.pains]
    denied = any(w.raw in ("not", "no", "never") for w in sentence.words)
    for word, after in zip(sentence.words, [*sentence.words[1:], None], strict=True):
        if (
            pains
            and denied
            and word.raw in ("does", "do", "did", "is", "are")
            and (after is None or after.pause or after.stem in words.stops)
        ):
            word.also = pains[0]
            word.settle()


def _in_order(matches: Iterator[_Match]) -> tuple[Heard, ...]:
    return tuple(sorted((m.heard for m in matches), key=lambda h: (h.start, h.finding)))


def _matches(text: str, sentences: list[Sentence], patient: str | None, words: Vocabulary, knowledge: Knowledge) -> Iterator[_Match]:
    """Every finding that is spoken of, and how."""
    for sentence in sentences:
        cues = cues_of(sentence, patient, words)
        found: list[tuple[str, Places, Pattern]] = []
        for finding, pattern in _candidates(sentence, words):
            found.extend((finding, places, pattern) for places in pattern.find(sentence))
        zones = {places for f, places, _ in found if knowledge.findings[f].kind == "zone"}
        other = [frozenset(p) for pattern in words.not_a_side for p in pattern.find(sentence)]
        taken = other + [frozenset(p) for pattern in words.not_a_place for p in pattern.find(sentence)]
        complaints = _complaints(sentence, cues, words)
        for finding, places, pattern in found:
            if knowledge.findings[finding].kind == "zone":
                mine = frozenset(places)
                near = 5 if pattern.vague else NEAR
                if (
                    any(_within(places, z) for z in zones)
                    or any(mine & t and not t < mine for t in taken)
                    or not _complained_of(places, complaints, near)
                    or _ruled_out(sentence, places[0])
                ):
                    continue
                if any(sentence.words[i].also for i in places):
                    continue
            elif knowledge.findings[finding].group == "side" and any(frozenset(places) & t for t in other):
                continue
            told = says(frozenset(places), cues, _stays(finding, words, knowledge))
            if told == "absent" and (knowledge.findings[finding].kind == "zone" or knowledge.findings[finding].group == "side"):
                told = "present"
            if pattern.open and told == "present":
                told = "unsure"
            first, last = sentence.words[places[0]], sentence.words[places[-1]]
            heard = Heard(finding, first.start, last.end, text[first.start : last.end])
            yield _Match(finding, places, heard, pattern.vague, told)


def _ruled_out(sentence: Sentence, first: int) -> bool:
    """Whether a "not" stands right before a place: "not in the calf", "not the heel but the toes", but "not just the heel"."""
    words = sentence.words
    no = first - 2 if first and words[first - 1].raw in ("in", "on", "at", "under", "near") else first - 1
    return no >= 0 and words[no].raw == "not" and "just" not in words[no + 1].lead


def _within(part: Places, whole: Places) -> bool:
    """Whether one place is named inside the longer name of another."""
    return whole[0] <= part[0] and part[-1] <= whole[-1] and len(part) < len(whole)


def _stays(finding: str, words: Vocabulary, knowledge: Knowledge) -> frozenset[str]:
    """The kinds of past that leave a finding true: an illness is for good, how it began is past, but not years past."""
    if knowledge.findings[finding].kind == "profile" and finding not in words.passing:
        return frozenset(["past", "long ago"])
    return frozenset(["past"]) if finding in words.lasting else frozenset()


def _complaints(sentence: Sentence, cues: list[Cue], words: Vocabulary) -> list[tuple[Places, bool]]:
    """The complaints in a sentence, and whether each is said to be there."""
    found = list(words.complaint.find(sentence))
    return [(places, says(frozenset(places), cues) in ("present", "unsure")) for places in found]


def _complained_of(places: Places, complaints: list[tuple[Places, bool]], within: int) -> bool:
    """Whether the complaint nearest to a place is near enough, and there."""
    near = min(complaints, key=lambda c: (distance(c[0], places), not c[1]), default=None)
    return near is not None and near[1] and distance(near[0], places) <= within


def _candidates(sentence: Sentence, words: Vocabulary) -> list[tuple[str, Pattern]]:
    """The patterns that can match a sentence, in the order of the file."""
    anchors = set(sentence.index)
    if any(sentence.named.values()):
        anchors.add("<")
    hits = {order: (finding, pattern) for a in anchors for finding, order, pattern in words.findings.get(a, ())}
    return [hits[order] for order in sorted(hits)]


def _without_vague(present: dict[str, _Match], words: Vocabulary, knowledge: Knowledge) -> dict[str, _Match]:
    """A place named only loosely ("my foot") gives way to one that is named well; of loose ones, the whole foot or leg to a part."""
    zones = {f: m.vague for f, m in present.items() if knowledge.findings[f].kind == "zone"}
    exact = not all(zones.values())
    part = any(f not in words.wholes for f in zones)
    return {f: m for f, m in present.items() if not (zones.get(f) and (exact or (part and f in words.wholes)))}


def _without(answers: Mapping[str, Answer], findings: set[str], knowledge: Knowledge) -> dict[str, Answer]:
    """The answers without the options of multi questions, and the yes, that say one of the findings."""
    kept: dict[str, Answer] = {}
    for key, answer in answers.items():
        if isinstance(answer, tuple):
            says = {o.id: set(o.present) for o in knowledge.questions[key].options}
            answer = tuple(o for o in answer if not says[o] & findings)
        elif set(knowledge.questions[key].present) & findings:
            continue
        if answer != ():
            kept[key] = answer
    return kept


def _fill(answers: dict[str, Answer], present: Mapping[str, _Match], words: Vocabulary, knowledge: Knowledge) -> None:
    """Put each finding into the first question that can hold it; of several for a single question, the preferred one."""
    for question in knowledge.questions.values():
        if question.kind == "number":
            heard = [words.typical[f] for band in question.bands for f in band.present if f in present and f in words.typical]
            if heard and question.id not in answers:
                answers[question.id] = max(heard)
        elif question.kind == "yes_no":
            if set(question.present) & set(present):
                answers[question.id] = "yes"
        elif question.kind == "single" and question.id not in answers:
            options = [o for o in question.options if o.present and o.present[-1] in present]
            order = words.prefer.get(question.id, [])
            if options:
                answers[question.id] = min(
                    options, key=lambda o: (order.index(o.id) if o.id in order else len(order), present[o.present[-1]].heard.start)
                ).id
    placed = evidence_of(answers, knowledge).present
    for question in knowledge.questions.values():
        if question.kind == "multi":
            chosen = tuple(o.id for o in question.options if o.present and set(o.present) <= set(present) - placed)
            if chosen:
                answers[question.id] = chosen
                placed |= evidence_of({question.id: chosen}, knowledge).present


def _numbers(sentences: list[Sentence], patterns: tuple[Pattern, ...]) -> Iterator[float]:
    for sentence in sentences:
        for pattern in patterns:
            for places in pattern.find(sentence):
                yield next(n for i in places if (n := sentence.words[i].number) is not None)


def _lasted(sentences: list[Sentence], days: list[dict[int, float]], patterns: str, words: Vocabulary) -> float | None:
    """For how many days it has lasted: the first time in the text that these patterns find and that is not of something else."""
    for sentence, known in zip(sentences, days, strict=True):
        cues = cues_of(sentence, None, words) if known else []
        over = frozenset[int]().union(*(c.reach | c.at for c in cues if c.kind in ("past", "long ago", "other")))
        over |= {i for pattern in words.not_lasted if known for places in pattern.find(sentence) for i in places}
        found = [
            (places[0], known[i])
            for pattern in words.numbers[patterns]
            for places in pattern.find(sentence)
            for i in places
            if i in known and i not in over
        ]
        if found:
            return min(found)[1]
    return None
