"""The words by which findings are recognised: data/words.yaml, read once, and typing mistakes put right against it."""

import re
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from typing import Any

from footcli.errors import FootcliError, nearest
from footcli.knowledge.files import data_dir, read_raw
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
        self.writer = tuple(reader.pattern(line) for line in raw["writer"].splitlines())
        self.people: Mapping[str, str] = raw["people"]
        self.not_a_place, self.not_a_side = (
            tuple(reader.pattern(line) for line in raw[name].splitlines()) for name in ("not_a_place", "not_a_side")
        )
        self.complaint: Phrase = reader.lists["complaint"]
        self.measures = reader.lists["measure"].firsts
        self.parts = reader.lists["part"].firsts
        self.bodies = reader.lists["body"].firsts
        self.pains = reader.lists["hurting"].firsts
        names = ("of_sores", "may_be_sore", "sayings")
        self.of_sores, self.may_be_sore, self.sayings = (reader.phrase(raw[name]).firsts for name in names)
        self.not_lasted = tuple(reader.pattern(line) for line in raw["not_lasted"].splitlines())
        self.absent_only_with: Mapping[str, list[str]] = raw["absent_only_with"]
        self.implied: Mapping[str, list[str]] = raw["implied"]
        self.only_if: Mapping[str, list[str]] = raw["only_if"]
        self.unless: Mapping[str, list[str]] = raw["unless"]
        self.wholes = frozenset(raw["wholes"])
        self.lasting = frozenset(raw["lasting"])
        self.passing = frozenset(raw["passing"])
        self.prefer: Mapping[str, list[str]] = raw["prefer"]
        self.typical: Mapping[str, float] = raw["typical"]
        self.real_words = frozenset(raw["real_words"].split())
        self.exact = frozenset(reader.exact)
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
        best, least = word, 3 if len(word) >= 9 else 2
        for known in self._by_first.get(word[0], ()):
            if len(word) < 6 and stem(known, self.irregular) in self.bodies and sorted(known) != sorted(word):
                continue  # "swole" is not "sole"
            if abs(len(known) - len(word)) < least and (apart := edits(word, known, least)) < least:
                best, least = known, apart
        return best

    def is_word(self, word: str) -> bool:
        """Whether it is an everyday word or one of ours, and so no name."""
        return stem(word, self.irregular) in self.stems or self._is_real(word)

    def _is_real(self, word: str) -> bool:
        roots = {
            word.removesuffix(ending) for ending in ("", "s", "ing", "ed", "ly", "d", "er", "est", "ness", "y", "r", "st", "en", "ens")
        } - {""}
        return any(root in self.real_words or (len(root) > 3 and stem(root, self.irregular) in self.stems) for root in roots)


def word_problems(known: Collection[str]) -> list[str]:
    """Every mistake in data/words.yaml, with line and fix: a pattern that cannot be read, a finding that is not among `known`."""
    try:
        raw = read_raw(data_dir(), "words")
    except FootcliError as error:
        return list(error.problems)
    reader = Reader(raw["irregular"], named=("span", "point"))
    problems = []
    for line, is_list in _pattern_lines(raw):
        try:
            reader.add_list(*line) if is_list else reader.pattern(line[1])
        except ValueError as error:
            problems.append(f"{_where(line[1])}: {line[0]}: {error}. Mend the pattern; the top of the file says how one is written.")
    tables = [
        {**raw[t], "": [f for others in raw[t].values() for f in others]} for t in ("only_if", "unless", "absent_only_with", "implied")
    ]
    lists = [raw[t] for t in ("findings", "lasting", "passing", "wholes", "typical")]
    for one in dict.fromkeys(f for group in (*lists, *(x for t in tables for x in (t, t[""]))) for f in group if f):
        if one not in known:
            problems.append(f"{_where(one)}: there is no finding {one!r}.{nearest(one, known)} Correct the id or add it to findings.yaml.")
    return problems


def _pattern_lines(raw: Mapping[str, Any]) -> Iterator[tuple[tuple[str, str], bool]]:
    """Each pattern with the name it stands under, and whether it is a list: those first, since patterns use them."""
    yield from ((named, True) for named in raw["lists"].items())
    yield from (((name, raw[name]), True) for name in ("stops", "restarts", "of_sores", "may_be_sore", "sayings"))
    for name in ("not_a_place", "not_a_side", "writer", "not_lasted"):
        yield from (((name, line), False) for line in raw[name].splitlines())
    for part in ("cues", "numbers", "findings"):
        yield from (((name, line), False) for name, text in raw[part].items() for line in text.splitlines())


def _where(words: str) -> str:
    """'data/words.yaml, line 12' for the first line that holds these words."""
    path = data_dir() / "words.yaml"
    lines = path.read_text("utf-8").splitlines() if path.is_file() else []
    wanted = re.compile(rf"(?<![\w-]){re.escape(words.strip().splitlines()[0])}(?![\w-])")
    found = next((f", line {n}" for n, line in enumerate(lines, 1) if wanted.search(line) and not line.startswith("#")), "")
    return f"data/words.yaml{found}"


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
