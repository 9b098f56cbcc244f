"""Whom a text is about: age and sex, and whether it is the writer or a relative."""

import re

from footcli.triage.phrases import Places, Sentence, Word
from footcli.triage.scope import is_mine
from footcli.triage.vocabulary import Vocabulary

_SHORT = re.compile(
    r"(?:^|[(,]\s*)(?:(?P<age>\d\d)(?:\s?/?|, ?)(?P<sex>[MF]|(?:fe)?male)|(?P<letter>[MF]|(?:fe)?male)(?:\s?/?|, ?)(?P<years>\d\d))\b", re.I
)
"""Age and sex as people write them in a forum: "45M", "F 32", "male, 42"."""

_APPOSED = re.compile(r"[a-z], (\d\d), ")
"""An age set between commas: "a keen hiker, 55, has"."""

_NAMED = re.compile(r"\b([A-Z][a-z]+)(?: is|'s|’s|,)(?: now| only| just)? (\d\d?)(?: years? old| y/?o)?(?=\s*(?:[.,;!?)]|and\b|$))")
"""The age of somebody who is named: "Lea is 11."."""

_LETTERS = {"m": "male", "f": "female"}


def age_of(text: str, sentences: list[Sentence], patient: str | None, words: Vocabulary) -> float | None:
    """The age in years; not that of a relative the text is not about."""
    if short := _SHORT.search(text):
        return float(short["age"] or short["years"])
    for sentence in sentences:
        for pattern in words.numbers["age"]:
            for places in pattern.find(sentence):
                if not _of_another(sentence, places, patient, words) and (age := _years(sentence, places, words)) is not None:
                    return age
    if apposed := _APPOSED.search(text):
        return float(apposed[1])
    named = next((m for m in _NAMED.finditer(text) if not words.is_word(m[1].lower())), None)
    if named:
        return float(named[2])
    return 2.0 if patient in ("toddler", "baby") else _decade(sentences, words)


def _years(sentence: Sentence, places: Places, words: Vocabulary) -> float | None:
    """The number in these words, unless it counts something else: "I am 20 weeks pregnant", "I am 5 foot 1"."""
    at = next(i for i in places if sentence.words[i].number is not None)
    after = sentence.words[at + 1].stem if at + 1 < len(sentence.words) else ""
    return None if after in words.measures or sentence.words[at].raw == "one" else sentence.words[at].number


def _of_another(sentence: Sentence, places: Places, patient: str | None, words: Vocabulary) -> bool:
    """Whether words such as "my 14-year-old son" or "two children aged 4" are about a relative the text is not about."""
    near = [w for w in sentence.words[max(0, places[0] - 1) : places[-1] + 2] if w.raw in words.people]
    if not near or patient in {w.raw for w in near}:
        return False
    whose = {"my", "his", "her", "our"} & {x for w in (sentence.words[places[0]], *near) for x in w.lead}
    return bool(whose) or any(w.raw != w.stem and w.raw.endswith(("s", "ren")) for w in near)


def _decade(sentences: list[Sentence], words: Vocabulary) -> float | None:
    """An age told as "in her late fifties", in the middle of what it can be; nothing for "in her forties", which two bands share."""
    for sentence in sentences:
        for pattern in words.numbers["decade"]:
            for places in pattern.find(sentence):
                stems = {sentence.words[i].stem for i in places}
                start = next(n for i in places if (n := sentence.words[i].number) is not None)
                part = 2 if "earli" in stems else 8 if "late" in stems else 5
                return None if part == 5 and start in (40, 70) and "mid" not in stems else start + part
    return None


def patient_of(sentences: list[Sentence], words: Vocabulary) -> str | None:
    """The relative a text is about, if it begins with one who hurts ("my son, 11, has sore heels") rather than with oneself."""
    if any(_of_the_writer(s, words) for s in sentences):
        return None
    theirs = {"he", "she"} & {w.raw for s in sentences for w in s.words} or {"his", "her"} & {
        x for s in sentences for w in s.words for x in w.lead
    }
    for sentence in sentences[:2]:
        raws = [w.raw for w in sentence.words]
        person = next((i for i, r in enumerate(raws) if r in words.people), None)
        if person is None:
            if {"i", "me"} & set(raws):
                return None
            continue
        if person + 1 < len(raws) and sentence.words[person + 1].stem in words.sayings:
            continue
        told = person > 0 and raws[person - 1] in ("about", "behalf")
        if not told and {"i", "me", "am"} & set(raws[:person]):
            return None
        named = {"my", "our"} & set(sentence.words[person].lead) or person == 0
        hurts = theirs or raws[person] in ("toddler", "baby") or any(w.stem in words.parts or w.number is not None for w in sentence.words)
        return raws[person] if named and hurts else None
    return None


def _of_the_writer(sentence: Sentence, words: Vocabulary) -> bool:
    """Whether it says that the writer hurts: "my heel", "I have pain"."""
    return any(is_mine(sentence, i, words) for i in range(len(sentence.words))) or any(
        True for pattern in words.writer for _ in pattern.find(sentence)
    )


def sex_of(text: str, sentences: list[Sentence], patient: str | None, words: Vocabulary) -> str | None:
    """The person's sex: said with the age or of oneself, by the relative's name, or by `he` and `she` where nobody says `I`."""
    if short := _SHORT.search(text):
        return _LETTERS[(short["sex"] or short["letter"])[0].lower()]
    all_words: list[Word] = [w for s in sentences for w in s.words]
    for name in ("male", "female"):
        found = ((s, places) for s in sentences for pattern in words.numbers[name] for places in pattern.find(s))
        if any(not _of_another(s, places, patient, words) for s, places in found):
            return name
    if patient:
        return words.people[patient] if words.people[patient] in ("male", "female") else None
    pronouns = [w.raw for w in all_words] + [part for w in all_words for part in w.lead]
    if {"i", "me", "my"} & set(pronouns):
        return None
    he, she = (sum(pronouns.count(p) for p in group) for group in (("he", "him", "his"), ("she", "her", "hers")))
    return "male" if he > she else "female" if she > he else None
