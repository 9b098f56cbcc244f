"""What a "no", a "maybe", a "used to" or a "my mother has" reaches in a sentence.

Negation follows NegEx (Chapman 2001): a cue reaches forward until a word that ends it. The cues are in data/words.yaml.
"""

from dataclasses import dataclass

from footcli.triage.phrases import Sentence
from footcli.triage.vocabulary import Vocabulary


@dataclass(frozen=True)
class Cue:
    """A word that changes what is said around it: of which kind, where it stands, and which words it reaches."""

    kind: str
    at: frozenset[int]
    reach: frozenset[int]


def says(places: frozenset[int], cues: list[Cue], stays: frozenset[str] = frozenset()) -> str:
    """present, absent, unsure, or not (of the past, or of somebody else). `stays` are the kinds of past that change nothing."""
    kinds = {c.kind for c in cues if places & c.reach and min(c.at) not in places} - stays
    if any(c.kind == "no" and min(c.at) in places for c in cues):  # a phrase with a "no" of its own, such as "no injury"
        kinds -= {"no"}
    if kinds & {"other", "past", "long ago"}:
        return "not"
    if "unsure" in kinds:
        return "unsure"
    return "absent" if "no" in kinds else "present"


def cues_of(sentence: Sentence, patient: str | None, words: Vocabulary) -> list[Cue]:
    """The cues in a sentence. A relative who is the patient is nobody else."""
    at = {kind: [frozenset(p) for pattern in patterns for p in pattern.find(sentence)] for kind, patterns in words.cues.items()}
    false = frozenset[int]().union(*at["not_negation"])
    cues = [Cue("no", c, _forward(sentence, max(c) + 1, words)) for c in at["negation"] if not c & false and not _an_answer(sentence, c)]
    cues += [Cue("no", c, _clause(sentence, c, words)[0]) for c in at["negation_before"]]
    if sentence.denied:
        cues.append(Cue("no", frozenset([-1]), frozenset(range(len(sentence.words)))))
    cues += [Cue("unsure", c, _doubtful(sentence, max(c) + 1, words)) for c in at["unsure"]]
    cues += [Cue("past", c, frozenset().union(*_clause(sentence, c, words))) for c in at["past"]]
    cues += [Cue("past", c, frozenset(range(len(sentence.words)))) for c in at["past_all"]]
    cues += [Cue("long ago", c, frozenset(range(len(sentence.words)))) for c in at["long_ago"]]
    cues += [
        Cue("other", c, _of_another(sentence, max(c) + 1, words))
        for c in at["other"]
        if not any(sentence.words[i].raw == patient for i in c)
    ]
    cues += [
        Cue("other", frozenset([i]), _of_another(sentence, i + 1, words))
        for i, (word, after) in enumerate(zip(sentence.words, sentence.words[1:], strict=False))
        if word.raw in words.people and word.raw != patient and "'s" in after.lead and after.stem in words.bodies
    ]
    return cues


def _an_answer(sentence: Sentence, cue: frozenset[int]) -> bool:
    """Whether a "no" stands by itself, as in "No, it hurts"."""
    end = max(cue) + 1
    return sentence.words[max(cue)].raw == "no" and end < len(sentence.words) and sentence.words[end].pause


def _forward(sentence: Sentence, start: int, words: Vocabulary) -> frozenset[int]:
    """The words a "no" reaches: to a stop word, a new clause, or a comma that does not continue a list."""
    reach = []
    for i in range(start, min(start + 12, len(sentence.words))):
        word, before = sentence.words[i], sentence.words[i - 1]
        if word.stem in words.stops or (sentence.words[start - 1].raw == "without" and word.raw in ("it", "i", "he", "she", "they")):
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


def _of_another(sentence: Sentence, start: int, words: Vocabulary) -> frozenset[int]:
    """The words that tell of another person: to a stop word, or to where the writer speaks of themselves."""
    onward = _onward(sentence, start, words)
    mine = next((i for i in sorted(onward) if sentence.words[i].raw in ("i", "mine") or is_mine(sentence, i, words)), None)
    return onward if mine is None else frozenset(i for i in onward if i < mine)


def is_mine(sentence: Sentence, i: int, words: Vocabulary) -> bool:
    """Whether the writer's own body is named there: "my toe", "my big toe"."""
    return "my" in sentence.words[i].lead and any(w.stem in words.parts for w in sentence.words[i : i + 2])


def _doubtful(sentence: Sentence, start: int, words: Vocabulary) -> frozenset[int]:
    """The words that a doubt reaches: to a stop word, or to "and I", where what is known begins again."""
    onward = _onward(sentence, start, words)
    again = next((i for i in sorted(onward) if i > start and sentence.words[i].raw == "i" and sentence.words[i - 1].stem == "and"), None)
    return onward if again is None else frozenset(i for i in onward if i < again)


def _onward(sentence: Sentence, start: int, words: Vocabulary) -> frozenset[int]:
    """The words up to the next stop word."""
    end = next((i for i in range(start, len(sentence.words)) if sentence.words[i].stem in words.stops), len(sentence.words))
    return frozenset(range(start, end))


def _clause(sentence: Sentence, cue: frozenset[int], words: Vocabulary) -> tuple[frozenset[int], frozenset[int]]:
    """The words of the same clause before and after a cue."""
    first, last = min(cue), max(cue)
    start = first
    while start > 0 and not sentence.words[start].pause and sentence.words[start - 1].stem not in words.stops:
        start -= 1
    end = last + 1
    while end < len(sentence.words) and not sentence.words[end].pause and sentence.words[end].stem not in words.stops:
        end += 1
    return frozenset(range(start, first)), frozenset(range(first, end)) - cue
