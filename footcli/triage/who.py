"""Whom a text is about: age and sex, and whether it is the writer or a relative."""

import re

from footcli.triage.phrases import Places, Sentence, Word
from footcli.triage.vocabulary import Vocabulary

_SHORT = re.compile(r"(?:^|[(,]\s*)(?:(?P<age>\d\d)\s?/?(?P<sex>[MFmf])|(?P<letter>[MFmf])\s?/?(?P<years>\d\d))\b")
"""Age and sex as people write them in a forum: "45M", "F 32"."""

_LETTERS = {"m": "male", "f": "female"}


def age_of(text: str, sentences: list[Sentence], patient: str | None, words: Vocabulary) -> float | None:
    """The age in years; not that of a relative the text is not about."""
    if short := _SHORT.search(text):
        return float(short["age"] or short["years"])
    for sentence in sentences:
        for pattern in words.numbers["age"]:
            for places in pattern.find(sentence):
                if not _of_another(sentence, places, patient, words):
                    return next(n for i in places if (n := sentence.words[i].number) is not None)
    return _decade(sentences, words)


def _of_another(sentence: Sentence, places: Places, patient: str | None, words: Vocabulary) -> bool:
    """Whether words such as "my 14-year-old son" are about a relative the text is not about."""
    near = {w.raw for w in sentence.words[places[0] : places[-1] + 2]} & set(words.people)
    return bool(near) and patient not in near and bool({"my", "his", "her"} & set(sentence.words[places[0]].lead))


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
    for sentence in sentences[:2]:
        raws = [w.raw for w in sentence.words]
        person = next((i for i, r in enumerate(raws) if r in words.people), None)
        mine = any("my" in w.lead and w.stem in words.parts for w in sentence.words)
        if "mine" in raws or mine:
            return None
        if person is None or {"i", "me", "am"} & set(raws[:person]):
            return None if {"i", "me"} & set(raws) else patient_of(sentences[1:2], words) if len(sentences) > 1 else None
        return raws[person] if "my" in sentence.words[person].lead or person == 0 else None
    return None


def sex_of(text: str, sentences: list[Sentence], patient: str | None, words: Vocabulary) -> str | None:
    """The person's sex: said with the age or of oneself, by the relative's name, or by `he` and `she` where nobody says `I`."""
    if short := _SHORT.search(text):
        return _LETTERS[(short["sex"] or short["letter"]).lower()]
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
