"""A tiny language for how people say things, and the matching of it on the words of a text.

A phrase is written as people speak, on stems, so that `hurt` also stands for hurts and hurting:

    first [few] step .. (morning | bed)     [x] may be missing; (a | b) is either; .. skips up to 4 words, ... up to 12
    wake & night                            both, in any order, at most 8 words apart, in one sentence
    swell & !(gland | lip)                  and nowhere in the sentence that
    <pain> # day                            <pain> is a list of phrases with a name; # is any number
    =legs                                   exactly this form of a word, where the stem would say too little

Articles, possessives and words such as "very" are left out of both the phrases and the text.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

Places = tuple[int, ...]
"""The numbers of the matched words within their sentence, rising."""

GAPS = {"..": 4, "...": 12}
NEAR = 8

_TOKEN = re.compile(r"\d+(?:st|nd|rd|th)\b|\d+(?:\.\d+)?|[a-z]+(?:'[a-z]+)*|[.!?;\n]+|[,:()–—]|/|\s-+\s")
_FILLERS = frozenset(
    ["a", "an", "the", "my", "his", "her", "their", "your", "its", "our", "of", "very", "really", "quite", "so", "rather", "pretty",
     "slightly", "just", "somewhat", "fairly", "super", "kinda", "bloody", "absolutely", "totally", "completely"]
)  # fmt: skip
_DECADES = {
    "twenties": "20", "thirties": "30", "forties": "40", "fifties": "50", "sixties": "60", "seventies": "70", "eighties": "80",
}  # fmt: skip
_ORDINALS = {"1st": "first", "2nd": "second", "3rd": "third", "4th": "fourth", "5th": "fifth"}
_NOT = frozenset(["do", "does", "did", "is", "are", "was", "were", "has", "have", "had", "would", "could", "should", "wo", "ca"])
_NUMBERS = {
    word: float(number)
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ]
    )
} | {"thirty": 30.0, "forty": 40.0, "fifty": 50.0, "sixty": 60.0, "seventy": 70.0, "eighty": 80.0, "ninety": 90.0}
_NAMES = {number: word for word, number in _NUMBERS.items()}


@dataclass(slots=True)
class Word:
    """One word of a text: where it stands, its stem, its number if it is one, and what was left out before it.

    `also` is what a word such as "it" stands for; `exact` says that its form matters to some pattern.
    """

    start: int
    end: int
    raw: str
    stem: str = ""
    number: float | None = None
    lead: tuple[str, ...] = ()
    pause: bool = False
    also: str = ""
    exact: bool = False
    keys: frozenset[str] = frozenset()

    def settle(self) -> None:
        """Gather what the word can be matched as, once that is known."""
        self.keys = frozenset([self.stem, f"={self.raw}", *(["#"] if self.number is not None else []), *([self.also] if self.also else [])])


@dataclass(slots=True)
class Sentence:
    """The words between two stops, and the named things (such as times) recognised in them: name -> first word -> last + 1.

    `asked` where it ends in a question mark; `denied` where it is a question answered with "no".
    """

    words: list[Word]
    asked: bool = False
    denied: bool = False
    named: dict[str, dict[int, int]] = field(default_factory=dict)
    _index: dict[str, list[int]] = field(default_factory=dict)

    @property
    def index(self) -> dict[str, list[int]]:
        """Where each of the things stands that its words can be matched as; made when first asked for."""
        if not self._index:
            for i, word in enumerate(self.words):
                for key in word.keys:
                    self._index.setdefault(key, []).append(i)
        return self._index


def stem(word: str, irregular: Mapping[str, str]) -> str:
    """The part of a word that its forms share: hurts, hurting -> hurt; aches, aching -> ach; swollen -> swell."""
    return _stem(irregular.get(word, word))


@lru_cache(maxsize=8192)
def _stem(word: str) -> str:
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        word = word[:-2] if word.endswith(("sses", "shes", "ches", "xes", "zes")) else word[:-1]
    for ending in ("ing", "ed"):
        root = word[: -len(ending)]
        if word.endswith(ending) and not word.endswith("eed") and len(root) > 2 and re.search("[aeiouy]", root):
            if root[-1] == root[-2] and root[-1] not in "lsz":
                word = root[:-1]
            else:
                word = root + "e" if re.fullmatch("[^aeiou][aeiou][^aeiouwxy]", root) else root
            break
    if word.endswith("y") and len(word) > 3 and word[-2] not in "aeiou":
        return word[:-1] + "i"
    if word.endswith("ie") and len(word) > 4:
        return word[:-1]
    return word[:-1] if word.endswith("e") and len(word) > 4 else word


def split(text: str, irregular: Mapping[str, str], mend: Callable[[str], str] = str, exact: frozenset[str] = frozenset()) -> list[Sentence]:
    """The sentences of a text. `mend` may put right a mistyped word; `exact` are the words whose form matters."""
    sentences: list[Sentence] = []
    words: list[Word] = []
    lead: list[str] = []
    pause = False
    for token in _TOKEN.finditer(text.lower().replace("’", "'")):
        raw = token.group()
        if raw[0] in ".!?;\n":
            if words:
                sentences.append(Sentence(words, asked="?" in raw))
            words, lead, pause = [], [], False
        elif not raw[0].isalnum() and raw != "/":
            pause = True
        else:
            for part in _parts(raw):
                if part in _FILLERS or (part == "bit" and lead[-1:] == ["a"]):
                    lead.append(part)
                    continue
                word = Word(token.start(), token.end(), part, number=_number(part), lead=tuple(lead), pause=pause, exact=part in exact)
                word.stem = _NAMES.get(word.number, part) if word.number is not None else stem(mend(part), irregular)
                word.settle()
                words.append(word)
                lead, pause = [], False
            if raw.endswith("'s"):
                lead.append("'s")
    return [*sentences, Sentence(words)] if words else sentences


def _parts(raw: str) -> tuple[str, ...]:
    if raw in _ORDINALS:
        return (_ORDINALS[raw],)
    if raw in _DECADES:
        return (_DECADES[raw], "s")
    if raw == "cannot" or raw in ("can't", "cant"):
        return ("can", "not")
    if raw in ("won't", "wont"):
        return ("will", "not")
    if raw in ("i'm", "im"):
        return ("i", "am")
    if raw.endswith("n't") or (raw.endswith("nt") and raw[:-2] in _NOT):
        return (raw.removesuffix("n't").removesuffix("nt"), "not")
    return (raw.split("'")[0],)


def _number(raw: str) -> float | None:
    return float(raw) if raw[0].isdigit() else _NUMBERS.get(raw)


class Phrase:
    """Something that can stand at a place in a sentence. `firsts` holds the stems it can begin with ("#" is a number)."""

    firsts: frozenset[str] = frozenset()

    def at(self, sentence: Sentence, i: int) -> Iterator[Places]:
        """The ways in which it stands there, beginning exactly at word `i`."""
        raise NotImplementedError

    def find(self, sentence: Sentence) -> Iterator[Places]:
        """The ways in which it stands anywhere."""
        if "<" in self.firsts:
            starts: Iterable[int] = range(len(sentence.words))
        else:
            starts = sorted({i for key in sentence.index.keys() & self.firsts for i in sentence.index[key]})
        for i in starts:
            yield from self.at(sentence, i)

    def may_stand(self, sentence: Sentence) -> bool:
        """Whether the sentence has a word that it can begin with."""
        return "<" in self.firsts or not self.firsts.isdisjoint(sentence.index)


class _Single(Phrase):
    def __init__(self, word: str) -> None:
        self.word, self.firsts = word, frozenset([word])

    def at(self, sentence: Sentence, i: int) -> Iterator[Places]:
        word = sentence.words[i]
        if self.word in word.keys:
            yield (i,)


class _Named(Phrase):
    """A thing that was recognised beforehand, such as a time."""

    def __init__(self, name: str) -> None:
        self.name, self.firsts = name, frozenset("<")

    def at(self, sentence: Sentence, i: int) -> Iterator[Places]:
        end = sentence.named.get(self.name, {}).get(i)
        if end is not None:
            yield tuple(range(i, end))


class _Either(Phrase):
    def __init__(self, options: list[Phrase]) -> None:
        self.firsts = frozenset[str]().union(*(o.firsts for o in options))
        self.by_first: dict[str, list[Phrase]] = {}
        for option in options:
            for first in option.firsts:
                self.by_first.setdefault(first, []).append(option)

    def at(self, sentence: Sentence, i: int) -> Iterator[Places]:
        word = sentence.words[i]
        for first in (*word.keys, "<"):
            for option in self.by_first.get(first, ()):
                yield from option.at(sentence, i)


class _Row(Phrase):
    """Parts one after the other: (the gap allowed before it, whether it may be missing, the part)."""

    def __init__(self, parts: list[tuple[int, bool, Phrase]]) -> None:
        self.parts = parts
        firsts: set[str] = set()
        for _, missing, part in parts:
            firsts |= part.firsts
            if not missing:
                break
        self.firsts = frozenset(firsts)

    def at(self, sentence: Sentence, i: int) -> Iterator[Places]:
        yield from self._from(sentence, i, 0, ())

    def _from(self, sentence: Sentence, i: int, k: int, so_far: Places) -> Iterator[Places]:
        if k == len(self.parts):
            yield so_far
            return
        gap, missing, part = self.parts[k]
        for j in range(i, min(i + (gap if so_far else 0) + 1, len(sentence.words))):
            word = sentence.words[j]
            if so_far and not gap and word.pause:
                break
            if word.keys.isdisjoint(part.firsts) and "<" not in part.firsts:
                continue
            for places in part.at(sentence, j):
                yield from self._from(sentence, places[-1] + 1, k + 1, so_far + places)
        if missing:
            yield from self._from(sentence, i, k + 1, so_far)


@dataclass(frozen=True, slots=True)
class Pattern:
    """One line of the language: what must stand in a sentence, and what must not. `anchors`: it needs one of these stems.

    `vague` (written ~) gives way to a better place; `open` (written ?) leaves open which of several places is meant.
    """

    wanted: tuple[Phrase, ...]
    unwanted: tuple[Phrase, ...]
    anchors: frozenset[str]
    vague: bool = False
    open: bool = False

    def find(self, sentence: Sentence) -> Iterator[Places]:
        """Where it stands in the sentence."""
        if not all(phrase.may_stand(sentence) for phrase in self.wanted):
            return
        found = list(self._wanted(sentence))
        if found and not any(True for phrase in self.unwanted for _ in phrase.find(sentence)):
            yield from found

    def _wanted(self, sentence: Sentence) -> Iterator[Places]:
        first, *others = self.wanted
        for places in first.find(sentence):
            for other in others:
                near = min(other.find(sentence), key=lambda p, q=places: distance(p, q), default=None)  # type: ignore[misc]
                if near is None or distance(near, places) > NEAR:
                    break
                places = tuple(sorted({*places, *near}))
            else:
                yield places


def distance(one: Places, two: Places) -> int:
    """How many words further the nearer ends of two places are; 0 where they overlap."""
    return max(0, max(one[0], two[0]) - min(one[-1], two[-1]))


_SYMBOL = re.compile(r"\.\.\.|\.\.|[()\[\]|&!#~?]|<[a-z-]+>|=[a-z0-9.']+|[a-z0-9'/-]+")


class Reader:
    """Reads patterns. Lists are kept by name; `words` gathers every word met, `exact` those whose form matters."""

    def __init__(self, irregular: Mapping[str, str], named: tuple[str, ...] = ()) -> None:
        self.irregular = irregular
        self.lists: dict[str, Phrase] = {name: _Named(name) for name in named}
        self.words: set[str] = set()
        self.exact: set[str] = set()

    def add_list(self, name: str, text: str) -> None:
        """Remember the phrases of `text` under a name, for use as <name>."""
        self.lists[name] = self.phrase(text)

    def phrase(self, text: str) -> Phrase:
        """One phrase, without & and !."""
        pattern = self.pattern(text)
        if len(pattern.wanted) != 1 or pattern.unwanted:
            raise ValueError(f"{text!r}: a list or cue takes no & and no !")
        return pattern.wanted[0]

    def pattern(self, text: str) -> Pattern:
        """One pattern. Raises ValueError where brackets do not match or a list is unknown."""
        symbols = _SYMBOL.findall(text)
        wanted: list[Phrase] = []
        unwanted: list[Phrase] = []
        at = 0
        vague, unclear = symbols[:1] == ["~"], symbols[:1] == ["?"]
        symbols = symbols[1:] if vague or unclear else symbols
        while at < len(symbols):
            without = symbols[at] == "!"
            phrase, at = self._either(symbols, at + without, text)
            if phrase is None:
                raise ValueError(f"{text!r}: a part has no words that count")
            (unwanted if without else wanted).append(phrase)
            if at < len(symbols) and symbols[at] != "&":
                raise ValueError(f"{text!r}: unexpected {symbols[at]!r}")
            at += 1
        if not wanted:
            raise ValueError(f"{text!r}: nothing to look for")
        anchors = min((p.firsts for p in wanted), key=lambda firsts: len(firsts) + 1000 * ("<" in firsts or "#" in firsts))
        return Pattern(tuple(wanted), tuple(unwanted), anchors, vague or unclear, unclear)

    def _either(self, symbols: list[str], at: int, text: str) -> tuple[Phrase | None, int]:
        options = []
        while True:
            row, at = self._row(symbols, at, text)
            if row is not None:
                options.append(row)
            if at >= len(symbols) or symbols[at] != "|":
                return (options[0] if len(options) == 1 else _Either(options) if options else None), at
            at += 1

    def _row(self, symbols: list[str], at: int, text: str) -> tuple[Phrase | None, int]:
        parts: list[tuple[int, bool, Phrase]] = []
        gap = 0
        while at < len(symbols) and symbols[at] not in ")]|&":
            symbol = symbols[at]
            at += 1
            if symbol in GAPS:
                gap = GAPS[symbol]
                continue
            if symbol in "([":
                part, at = self._either(symbols, at, text)
                if at >= len(symbols) or symbols[at] != {"(": ")", "[": "]"}[symbol]:
                    raise ValueError(f"{text!r}: a bracket is not closed")
                at += 1
                if part is not None:
                    parts.append((gap, symbol == "[", part))
                    gap = 0
            elif symbol[0] == "<":
                if symbol[1:-1] not in self.lists:
                    raise ValueError(f"{text!r}: there is no list {symbol}")
                parts.append((gap, False, self.lists[symbol[1:-1]]))
                gap = 0
            else:
                for single in self._singles(symbol):
                    parts.append((gap, False, _Single(single)))
                    gap = 0
        if not parts:
            return None, at
        return (parts[0][2] if len(parts) == 1 and not parts[0][1] else _Row(parts)), at

    def _singles(self, symbol: str) -> Iterator[str]:
        if symbol[0] == "=":
            self.exact.add(symbol[1:])
        if symbol[0] in "#=":
            yield symbol
            return
        for sentence in split(symbol, self.irregular):
            for word in sentence.words:
                self.words.add(word.raw)
                yield word.stem
