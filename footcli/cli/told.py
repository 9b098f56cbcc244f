"""What was understood of a person's own words: shown whole, so that nothing of it stays that they did not mean."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from footcli.cli.prompts import Leave, Prompter
from footcli.triage.answers import NONE, UNKNOWN, Answer, evidence_of

if TYPE_CHECKING:
    from footcli.knowledge.load import Knowledge
    from footcli.knowledge.models import Question
    from footcli.triage.free_text import Understood

CONTENT = frozenset(["", "y", "yes", "ok", "okay", "right", "that is right"])
ASK = "Enter if that is right, more words to add, or the numbers to take out: "


@dataclass(frozen=True)
class Fact:
    """One line of what was understood: `findings` is what it says, `question` the question it answers where it is no finding."""

    mark: str
    text: str
    findings: frozenset[str]
    question: str = ""


def facts_of(heard: "Understood", known: "Knowledge") -> list[Fact]:
    """All that a text was understood to say, one fact a line: what is there and not, and also age, sex, duration and the like."""
    facts = [Fact("yes", known.findings[h.finding].text, frozenset([h.finding])) for h in heard.present]
    covered = frozenset(h.finding for h in heard.present)
    for name, answer in heard.answers.items():
        findings = evidence_of({name: answer}, known).present
        if not findings & covered:
            facts.append(Fact("yes", f"{known.questions[name].text} {spoken(known.questions[name], answer)}", findings, name))
    for mark, others in (("no", heard.absent), ("not sure", heard.unsure)):
        facts += [Fact(mark, known.findings[h.finding].text, frozenset([h.finding])) for h in others]
    return facts


def without(heard: "Understood", wrong: list[Fact], known: "Knowledge") -> "Understood":
    """The same without the facts that are wrong."""
    for fact in wrong:
        heard = heard.without(set(fact.findings), known)
        if fact.question in heard.answers:
            heard = replace(heard, answers={k: v for k, v in heard.answers.items() if k != fact.question})
    return heard


def take_words(words: str, known: "Knowledge", talk: Prompter) -> "tuple[str, Understood]":
    """What a person's words say, once they have looked it over: they may take lines out and add more words. Raises Leave."""
    from footcli.triage.free_text import understand

    today = date.today()
    heard, gone = understand(words, known, today=today), list[Fact]()
    while facts := facts_of(heard, known):
        talk.write("")
        talk.say("This is what I understood:")
        for number, fact in enumerate(facts, 1):
            talk.say(fact.text if fact.question else f"{fact.mark}: {fact.text}", f"{number:>3}  ")
        said = _what_to_do(talk, len(facts))
        if isinstance(said, list):
            wrong = [facts[n - 1] for n in said]
            gone += wrong
            heard = without(heard, wrong, known)
        elif said:
            words = f"{words.rstrip(' .')}. {said}"
            anew = set(facts_of(understand(said, known, today=today), known))
            gone = [f for f in gone if f not in anew]
            heard = without(understand(words, known, today=today), gone, known)
            if facts_of(heard, known) == facts:
                talk.say("I understood nothing new in that. The questions will ask for what is missing.")
        else:
            break
    return words, heard


def _what_to_do(talk: Prompter, count: int) -> list[int] | str:
    """The numbers to take out, or more words; an empty text where all is right."""
    while True:
        said = talk.line(ASK).strip()
        word = said.lower().rstrip(".")
        if word in CONTENT:
            return ""
        if word in ("q", "quit"):
            raise Leave
        pieces = said.replace(",", " ").split()
        if not all(p.isdigit() for p in pieces):
            if word in ("?", "h", "help", "n", "no", "b", "back"):
                talk.say("Type the numbers of the lines that are wrong, with spaces, or say more in your own words. Enter if all is right.")
                continue
            return said
        off = [p for p in pieces if not 1 <= int(p[:6]) <= count]
        if not off:
            return sorted({int(p) for p in pieces})
        talk.say(f"There is no number {off[0][:6]} in the list. Please type numbers from 1 to {count}, or only press Enter.")


def own_lines(heard: dict[str, Answer], absent: frozenset[str], known: "Knowledge") -> Iterator[str]:
    """What is kept of a person's own words, each question and each "no" on its own."""
    for name, answer in heard.items():
        yield f"{known.questions[name].text} {spoken(known.questions[name], answer)}"
    yield from (f"Not there: {known.findings[f].text}." for f in sorted(absent))


def spoken(question: "Question", answer: Answer) -> str:
    """An answer in words."""
    if answer == UNKNOWN:
        return "Not sure."
    if question.kind == "yes_no":
        return "Yes." if answer == "yes" else "No."
    if question.kind == "number" and isinstance(answer, int | float):
        return f"{answer:g}."
    chosen = answer if isinstance(answer, tuple) else (str(answer),)
    if chosen == (NONE,):
        return "None of these."
    texts = {o.id: o.text for o in question.options}
    return "; ".join(texts.get(c, c) for c in chosen) + "."
