"""The words by which findings are recognised: data/words.yaml, read once, and typing mistakes put right against it."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from footcli.knowledge.load import data_dir, read_raw
from footcli.triage.phrases import Pattern, Phrase, Reader, stem


class Vocabulary:
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
        self.passing = frozenset(raw["passing"])
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
        if len(word) < 5 or stem(word, self.irregular) in self.stems or self._is_real(word):
            return word
        best, least = word, 3 if len(word) >= 8 else 2
        for known in self._by_first.get(word[0], ()):
            if abs(len(known) - len(word)) < least and (apart := edits(word, known, least)) < least:
                best, least = known, apart
        return best

    def _is_real(self, word: str) -> bool:
        return any(word.removesuffix(ending) in self.real_words for ending in ("", "s", "ing", "ed", "ly", "d", "er"))


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The vocabulary of this program."""
    return Vocabulary(read_raw(data_dir(), "words"))


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
