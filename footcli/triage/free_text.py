"""From a person's own words to findings: what is there, what is not, and what is only suspected.

Everything about language is written in data/words.yaml, in the notation of `phrases.py`; here it is only applied. Negation
follows NegEx (Chapman 2001): a cue such as "no" or "denies" reaches forward until a word that ends it. The same is done for
doubt ("maybe"), for the past ("used to") and for other people ("my mother has"). What is not understood is left out:
the interview asks for it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from footcli.knowledge.load import Knowledge, data_dir, read_raw
from footcli.triage.answers import Answer, Answers, Evidence, evidence_of
from footcli.triage.phrases import NEAR, Pattern, Phrase, Places, Reader, Sentence, Word, distance, split, stem
from footcli.triage.times import mark_times


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
class _Cue:
    """A word that changes what is said around it: of which kind, where it stands, and which words it reaches."""

    kind: str
    at: frozenset[int]
    reach: frozenset[int]


@dataclass(frozen=True)
class _Match:
    finding: str
    sentence: int
    places: Places
    heard: Heard
    vague: bool
    says: str


class _Words:
    """data/words.yaml, read once."""

    def __init__(self, raw: Mapping[str, Any]) -> None:
        self.irregular: Mapping[str, str] = raw["irregular"]
        reader = Reader(self.irregular, named=("span", "point"))
        for name, text in raw["lists"].items():
            reader.add_list(name, text)
        self.units: Mapping[str, float] = raw["units"]
        self.cues: dict[str, tuple[Pattern, ...]] = {
            kind: tuple(reader.pattern(line) for line in text.splitlines()) for kind, text in raw["cues"].items()
        }
        self.stops, self.restarts = (frozenset(reader.phrase(raw[name]).firsts) for name in ("stops", "restarts"))
        self.numbers = {name: tuple(reader.pattern(line) for line in text.splitlines()) for name, text in raw["numbers"].items()}
        self.findings: dict[str, list[tuple[str, int, Pattern]]] = {}
        order = 0
        for finding, text in raw["findings"].items():
            for line in text.splitlines():
                pattern = reader.pattern(line)
                order += 1
                for anchor in pattern.anchors:
                    self.findings.setdefault(anchor, []).append((finding, order, pattern))
        self.people: Mapping[str, str] = raw["people"]
        self.not_a_place = tuple(reader.pattern(line) for line in raw["not_a_place"].splitlines())
        self.complaint: Phrase = reader.lists["complaint"]
        self.parts = reader.lists["part"].firsts
        self.only_if: Mapping[str, list[str]] = raw["only_if"]
        self.unless: Mapping[str, list[str]] = raw["unless"]
        self.wholes = frozenset(raw["wholes"])
        self.lasting = frozenset(raw["lasting"])
        self.prefer: Mapping[str, list[str]] = raw["prefer"]
        self.typical: Mapping[str, float] = raw["typical"]
        self.real_words = frozenset(raw["real_words"].split())
        self.known = reader.words | set(self.irregular) | set(self.people)
        self.stems = frozenset(stem(w, self.irregular) for w in self.known)
        self._by_first: dict[str, list[str]] = {}
        for word in sorted(self.known):
            if len(word) >= 4:
                self._by_first.setdefault(word[0], []).append(word)

    @lru_cache(maxsize=4096)  # noqa: B019  (one instance lives as long as the process)
    def mend(self, word: str) -> str:
        """The word of ours that a mistyped word most likely stands for; the word itself where it is a real or an unlike word."""
        if (
            len(word) < 5
            or word in self.known
            or word in self.real_words
            or any(
                word.removesuffix(end) in self.known or word.removesuffix(end) in self.real_words
                for end in ("s", "ing", "ed", "ly", "d", "er")
            )
        ):
            return word
        best, least = word, 3 if len(word) >= 8 else 2
        for known in self._by_first.get(word[0], ()):
            if abs(len(known) - len(word)) < least and (apart := edits(word, known, least)) < least:
                best, least = known, apart
        return best


@lru_cache(maxsize=1)
def _words() -> _Words:
    return _Words(read_raw(data_dir(), "words"))


def edits(one: str, two: str, limit: int) -> int:
    """How many letters must be added, left out, changed or swapped to turn one word into the other; `limit` if that many or more."""
    before: list[int] = []
    row = list(range(len(two) + 1))
    for i, a in enumerate(one, 1):
        previous, before, row = before, row, [i]
        for j, b in enumerate(two, 1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == two[j - 2] and b == one[i - 2]:
                best = min(best, previous[j - 2] + 1)
            row.append(best)
        if min(row) >= limit:
            return limit
    return min(row[-1], limit)


def understand(text: str, knowledge: Knowledge, today: date | None = None) -> Understood:
    """What a person's own words say. `today` is needed to understand "since Sunday" or "since March"."""
    words = _words()
    sentences = split(text, words.irregular, words.mend)
    _resolve(sentences, words)
    days = [mark_times(s, words.units, today) for s in sentences]
    patient = _patient(sentences, words)
    matches = list(_matches(text, sentences, patient, words, knowledge))
    heard: dict[str, dict[str, _Match]] = {"present": {}, "absent": {}, "unsure": {}}
    for match in matches:
        if match.says in heard:
            heard[match.says].setdefault(match.finding, match)
    present = _without_vague(heard["present"], words, knowledge)
    age = _number(sentences, words.numbers["age"])
    age = _decade(sentences, words) if age is None else age
    sex = _sex(sentences, patient, words)
    answers: dict[str, Answer] = {}
    if age is not None and 0 < age < 115:
        answers["age"] = age
    if sex:
        answers["sex"] = sex
    pain = max(_numbers(sentences, words.numbers["pain"]), default=None)
    if pain is not None and pain <= 10:
        answers["pain"] = pain
    if (lasted := _lasted(sentences, days, words, knowledge)) is not None:
        answers["duration"] = lasted
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


def _resolve(sentences: list[Sentence], words: _Words) -> None:
    """Let `it` stand for the part of the body named last, where its own sentence has named none before it."""
    last = ""
    for sentence in sentences:
        here = ""
        for word in sentence.words:
            if word.stem in words.parts:
                here = word.stem
            elif word.raw in ("it", "they") and last and not here:
                word.also = last
                word.settle()
        last = here or last


def _in_order(matches: Iterator[_Match]) -> tuple[Heard, ...]:
    return tuple(sorted((m.heard for m in matches), key=lambda h: (h.start, h.finding)))


def _matches(text: str, sentences: list[Sentence], patient: str | None, words: _Words, knowledge: Knowledge) -> Iterator[_Match]:
    """Every finding that is spoken of, and how."""
    for number, sentence in enumerate(sentences):
        cues = _cues(sentence, patient, words)
        found: list[tuple[str, Places, bool]] = []
        for finding, pattern in _candidates(sentence, words):
            found.extend((finding, places, pattern.vague) for places in pattern.find(sentence))
        zones = {places for f, places, _ in found if knowledge.findings[f].kind == "zone"}
        taken = [frozenset(p) for pattern in words.not_a_place for p in pattern.find(sentence)]
        complaints = _complaints(sentence, cues, words)
        for finding, places, vague in found:
            if knowledge.findings[finding].kind == "zone":
                mine = frozenset(places)
                near = 5 if vague else NEAR
                if any(mine < frozenset(z) for z in zones) or any(mine & t for t in taken) or not _complained_of(places, complaints, near):
                    continue
                if any(sentence.words[i].also for i in places):
                    continue
            elif knowledge.findings[finding].group == "side" and any(frozenset(places) & t for t in taken):
                continue
            says = _says(frozenset(places), cues, finding in words.lasting or knowledge.findings[finding].kind == "profile")
            if says == "absent" and (knowledge.findings[finding].kind == "zone" or knowledge.findings[finding].group == "side"):
                says = "present"
            first, last = sentence.words[places[0]], sentence.words[places[-1]]
            heard = Heard(finding, first.start, last.end, text[first.start : last.end])
            yield _Match(finding, number, places, heard, vague, says)


def _complaints(sentence: Sentence, cues: list[_Cue], words: _Words) -> list[tuple[Places, bool]]:
    """The complaints in a sentence, and whether each is said to be there."""
    found = list(words.complaint.find(sentence))
    return [(places, _says(frozenset(places), cues, lasting=False) in ("present", "unsure")) for places in found]


def _complained_of(places: Places, complaints: list[tuple[Places, bool]], within: int) -> bool:
    """Whether the complaint nearest to a place is near enough, and there."""
    near = min(complaints, key=lambda c: distance(c[0], places), default=None)
    return near is not None and near[1] and distance(near[0], places) <= within


def _candidates(sentence: Sentence, words: _Words) -> list[tuple[str, Pattern]]:
    """The patterns that can match a sentence, in the order of the file."""
    anchors = set(sentence.keys)
    if any(sentence.named.values()):
        anchors.add("<")
    hits = {order: (finding, pattern) for a in anchors for finding, order, pattern in words.findings.get(a, ())}
    return [hits[order] for order in sorted(hits)]


def _says(places: frozenset[int], cues: list[_Cue], lasting: bool) -> str:
    """present, absent, unsure, or not (of the past, or of somebody else)."""
    kinds = {c.kind for c in cues if places & c.reach and min(c.at) not in places}
    if "other" in kinds or ("past" in kinds and not lasting):
        return "not"
    if "unsure" in kinds:
        return "unsure"
    return "absent" if "no" in kinds else "present"


def _cues(sentence: Sentence, patient: str | None, words: _Words) -> list[_Cue]:
    at = {kind: [frozenset(p) for pattern in patterns for p in pattern.find(sentence)] for kind, patterns in words.cues.items()}
    false = frozenset[int]().union(*at["not_negation"])
    cues = [_Cue("no", c, _forward(sentence, max(c) + 1, words)) for c in at["negation"] if not c & false]
    cues += [_Cue("no", c, _clause(sentence, c, words)[0]) for c in at["negation_before"]]
    cues += [_Cue("unsure", c, _onward(sentence, max(c) + 1, words)) for c in at["unsure"]]
    cues += [_Cue("past", c, frozenset().union(*_clause(sentence, c, words))) for c in at["past"]]
    cues += [_Cue("past", c, frozenset(range(len(sentence.words)))) for c in at["past_all"]]
    cues += [
        _Cue("other", c, _onward(sentence, max(c) + 1, words)) for c in at["other"] if not any(sentence.words[i].raw == patient for i in c)
    ]
    return cues


def _forward(sentence: Sentence, start: int, words: _Words) -> frozenset[int]:
    """The words a "no" reaches: to a stop word, a new clause, or a comma that does not continue a list."""
    reach = []
    for i in range(start, min(start + 12, len(sentence.words))):
        word, before = sentence.words[i], sentence.words[i - 1]
        if word.stem in words.stops:
            break
        if i > start and (word.pause or before.stem == "and"):
            if word.stem in words.restarts or set(word.lead) & {"the", "my", "his", "her", "their", "its", "just", "it"}:
                break
            if word.pause and not _list_goes_on(sentence, i):
                break
        reach.append(i)
    return frozenset(reach)


def _list_goes_on(sentence: Sentence, i: int) -> bool:
    """Whether the words after a comma are one more item of a list: short, or soon followed by `or`."""
    ahead = sentence.words[i : i + 5]
    length = next((n for n, w in enumerate(ahead) if n and w.pause), len(ahead))
    return length <= 2 or any(w.stem in ("or", "nor") for w in ahead[: length + 1]) or (length <= 4 and ahead[0].stem == "and")


def _onward(sentence: Sentence, start: int, words: _Words) -> frozenset[int]:
    """The words up to the next stop word."""
    end = next((i for i in range(start, len(sentence.words)) if sentence.words[i].stem in words.stops), len(sentence.words))
    return frozenset(range(start, end))


def _clause(sentence: Sentence, cue: frozenset[int], words: _Words) -> tuple[frozenset[int], frozenset[int]]:
    """The words of the same clause before and after a cue."""
    first, last = min(cue), max(cue)
    start = first
    while start > 0 and not sentence.words[start].pause and sentence.words[start - 1].stem not in words.stops:
        start -= 1
    end = last + 1
    while end < len(sentence.words) and not sentence.words[end].pause and sentence.words[end].stem not in words.stops:
        end += 1
    return frozenset(range(start, first)), frozenset(range(last + 1, end))


def _without_vague(present: dict[str, _Match], words: _Words, knowledge: Knowledge) -> dict[str, _Match]:
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


def _fill(answers: dict[str, Answer], present: Mapping[str, _Match], words: _Words, knowledge: Knowledge) -> None:
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
            order = words.prefer.get(question.id)
            if options:
                answers[question.id] = min(options, key=lambda o: order.index(o.id) if order else present[o.present[-1]].heard.start).id
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


def _number(sentences: list[Sentence], patterns: tuple[Pattern, ...]) -> float | None:
    return next(_numbers(sentences, patterns), None)


def _decade(sentences: list[Sentence], words: _Words) -> float | None:
    """An age told as "in her late fifties", in the middle of what it can be; nothing for "in her forties", which two bands share."""
    for sentence in sentences:
        for pattern in words.numbers["decade"]:
            for places in pattern.find(sentence):
                stems = {sentence.words[i].stem for i in places}
                start = next(n for i in places if (n := sentence.words[i].number) is not None)
                part = 2 if "earli" in stems else 8 if "lat" in stems else 5
                return None if part == 5 and start in (40, 70) and "mid" not in stems else start + part
    return None


def _lasted(sentences: list[Sentence], days: list[dict[int, float]], words: _Words, knowledge: Knowledge) -> str | None:
    """The option for how long it has lasted: the first time in the text that is said of the complaint."""
    for sentence, known in zip(sentences, days, strict=True):
        found = [
            (places[0], known[i]) for pattern in words.numbers["lasted"] for places in pattern.find(sentence) for i in places if i in known
        ]
        if found:
            lasted = min(found)[1]
            limits = zip(knowledge.questions["duration"].options, words.prefer["duration_days"], strict=False)
            return next((o.id for o, below in limits if lasted < float(below)), knowledge.questions["duration"].options[-1].id)
    return None


def _patient(sentences: list[Sentence], words: _Words) -> str | None:
    """The relative a text is about, if it begins with one who hurts ("my son, 11, has sore heels") rather than with oneself."""
    for sentence in sentences[:2]:
        raws = [w.raw for w in sentence.words]
        person = next((i for i, r in enumerate(raws) if r in words.people), None)
        mine = any("my" in w.lead and w.stem in words.parts for w in sentence.words)
        if "mine" in raws or mine:
            return None
        if person is None or {"i", "me", "am"} & set(raws[:person]):
            return None if {"i", "me"} & set(raws) else _patient(sentences[1:2], words) if len(sentences) > 1 else None
        return raws[person] if "my" in sentence.words[person].lead or person == 0 else None
    return None


def _sex(sentences: list[Sentence], patient: str | None, words: _Words) -> str | None:
    """The person's sex: said with the age or of oneself, by the relative's name, or by `he` and `she` where nobody says `I`."""
    all_words: list[Word] = [w for s in sentences for w in s.words]
    for name in ("male", "female"):
        if any(True for s in sentences for pattern in words.numbers[name] for _ in pattern.find(s)):
            return name
    if patient:
        return words.people[patient] if words.people[patient] in ("male", "female") else None
    pronouns = [w.raw for w in all_words] + [part for w in all_words for part in w.lead]
    if {"i", "me", "my"} & set(pronouns):
        return None
    he, she = (sum(pronouns.count(p) for p in group) for group in (("he", "him", "his"), ("she", "her", "hers")))
    return "male" if he > she else "female" if she > he else None
