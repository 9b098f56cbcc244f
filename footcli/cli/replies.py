"""From what a person types at a question to an answer: numbers, the words of an answer, or their own words for one."""

import re
from collections.abc import Callable

from footcli.errors import FootcliError
from footcli.knowledge.models import Option, Question
from footcli.triage.answers import NONE, UNKNOWN, Answer, contradiction, parse_answer

NOT_SURE = frozenset(["u", "n", "not sure", "unsure", "unknown", "don't know", "dont know", "no idea", "idk", "i don't know"])
NO_NUMBERS = frozenset(["0", "none", "none of these", "no", "nothing"])
BOTH = '"{}" and "{}" cannot both be true. Please type only what fits.'
YES_NO = {"y": "yes", "yes": "yes", "1": "yes", "n": "no", "no": "no", "2": "no"}

_UNITS = re.compile(r"^(years? old|years?|yrs? old|yrs?|y/?o|y|months?|mo|out of 10|of 10|/ ?10)?$")
_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_WORDS = {word: number for number, word in enumerate(_ONES.split())} | {w: 10 * n for n, w in enumerate(_TENS.split(), 2)}

Reader = Callable[[str, Question], Answer | None]
"""Finds an answer to a question in a person's own words, or None."""


def understand_reply(said: str, question: Question, options: tuple[Option, ...], read: Reader | None = None) -> Answer:
    """The answer that was typed. Raises FootcliError with a sentence on what to type instead.

    `read` is asked where the words are not those of any option, such as "slowly" for "bit by bit".
    """
    word = said.strip().lower().rstrip(".")
    if question.kind == "yes_no":
        if word in YES_NO:
            return YES_NO[word]
        if word in NOT_SURE:
            return UNKNOWN
        raise FootcliError("Please type y for yes, n for no, or u for not sure.")
    if word in NOT_SURE:
        return UNKNOWN
    if question.kind == "number":
        return _number(word, question)
    if question.kind == "multi" and word in NO_NUMBERS:
        return (NONE,)
    numbers = _numbers(word)
    if not numbers:
        return _in_words(word, question, options, read)
    return _by_number(numbers, question, options)


def _by_number(numbers: list[int], question: Question, options: tuple[Option, ...]) -> Answer:
    if question.kind == "multi" and 0 in numbers:
        raise FootcliError("0 means none of these, so it does not go with other numbers. Type 0 alone, or only the others.")
    for number in numbers:
        if not 1 <= number <= len(options):
            raise FootcliError(f"There is no number {number} here. Please type a number from 1 to {len(options)}.")
    return _chosen([options[number - 1].id for number in numbers], question)


def _chosen(ids: list[str], question: Question) -> Answer:
    ids = list(dict.fromkeys(ids))
    if question.kind == "single":
        if len(ids) > 1:
            raise FootcliError("Please choose only one: the one that fits best.")
        return ids[0]
    two = contradiction(question, ids)
    if two is not None:
        raise FootcliError(BOTH.format(*(option.text for option in two)))
    return parse_answer(question, ids)


def _numbers(word: str) -> list[int]:
    """The numbers of a line that holds nothing else, such as "1 3", "1, 3" or "1 and 3"; empty where there are other words."""
    pieces = re.sub(r"[,+;&]| and ", " ", word).split()
    plain = all(p.isascii() and p.isdigit() and len(p) <= 6 for p in pieces)
    return [int(p) for p in pieces] if plain else []


def _in_words(word: str, question: Question, options: tuple[Option, ...], read: Reader | None) -> Answer:
    if not word:
        none = ", or 0 for none of these" if question.kind == "multi" else ""
        raise FootcliError(f"Please type a number from 1 to {len(options)}{none}.")
    fitting = _fitting(word, options)
    if len(fitting) == 1:
        return _chosen([options[fitting[0] - 1].id], question)
    if fitting:
        lines = [f"{number:>3}  {options[number - 1].text}" for number in fitting]
        raise FootcliError(f'"{word[:40]}" fits {len(fitting)} of the answers. Type the number of the one you mean:', *lines)
    heard = read(word, question) if read is not None else None
    ids = [one for one in (heard if isinstance(heard, tuple) else (heard,)) if one in {o.id for o in options}]
    if ids:
        return _chosen([str(one) for one in ids], question)
    pieces = [p.strip() for p in re.split(r"[,;]| and ", word) if p.strip()]
    if question.kind == "multi" and len(pieces) > 1:
        each = [understand_reply(p, question, options, read) for p in pieces]
        return _chosen([str(one) for answer in each if isinstance(answer, tuple) for one in answer], question)
    raise FootcliError(f'I did not understand "{word[:40]}". Please type a number from 1 to {len(options)}, u for not sure, or ? for help.')


def _fitting(word: str, options: tuple[Option, ...]) -> list[int]:
    """The numbers of the options that are meant: named by id or in full, else those that hold all the words, in any order."""
    exact = [n for n, o in enumerate(options, 1) if word in (o.id, o.text.lower().rstrip("."))]
    if exact:
        return exact
    wanted = re.findall(r"[a-z0-9']+", word)
    if not wanted or max(map(len, wanted)) < 2:
        return []
    texts = [set(re.findall(r"[a-z0-9']+", o.text.lower())) for o in options]
    return [n for n, words in enumerate(texts, 1) if all(any(_alike(w, t) for t in words) for w in wanted)]


def _alike(said: str, word: str) -> bool:
    """Whether two words are the same but for their ending: "heels" and "heel", "swell" and "swelling"."""
    short, long = sorted((said, word), key=len)
    return said == word or (len(short) > 3 and long.startswith(short) and (long == word or long == short + "s"))


def _number(word: str, question: Question) -> Answer:
    """A number such as "38", "38 years", "24y", "thirty-eight", "7/10" or "18 months" (for an age)."""
    low, high = question.min or 0, question.max if question.max is not None else float("inf")
    kind = "an age" if question.unit == "years" else "a number"
    ask = FootcliError(f"Please give {kind} between {low:g} and {high:g}, or u for not sure.")
    found = re.match(r"(?:i am |i'm |about |aged? )?(-?\d+(?:[.,]\d+)?(?:e-?\d+)?)\s*(.*)$", word)
    if found:
        number, unit = float(found[1].replace(",", ".")), found[2]
    else:
        number, unit = _spelled(word)
    if number < 0 or not _UNITS.match(unit):
        raise ask
    if unit.startswith("mo"):
        number = number // 12
    if not low <= number <= high:
        raise ask
    return parse_answer(question, int(number) if number.is_integer() else number)


def _spelled(word: str) -> tuple[float, str]:
    """A number in words and what follows it; -1 where there is none."""
    pieces = word.replace("-", " ").split()
    total, used = 0, 0
    for piece in pieces[:2]:
        if piece not in _WORDS or (used and not (total >= 20 and _WORDS[piece] < 10)):
            break
        total, used = total + _WORDS[piece], used + 1
    return (float(total), " ".join(pieces[used:])) if used else (-1.0, "")
