"""How well free text is understood, against a blind reader's marks.

    python benchmarks/free_text.py stories.yaml [answers.yaml ...] [--details]

The files are YAML lists with an `id` an item: the `story` or `narrative`, and the reader's `answers`, in the same file or in
others. Prints precision and recall of the findings that are present, over all stories and by kind, and the time a sentence
takes. Cases that are `held_back` are counted, but never shown.

    python benchmarks/free_text.py tests/cases/more.yaml --details
"""

import sys
import time
from collections import Counter
from pathlib import Path

import yaml

from footcli.knowledge.load import load
from footcli.triage.answers import evidence_of, parse_answers
from footcli.triage.free_text import understand


def main(stories_file: str, *answer_files: str, details: bool = False) -> None:
    """Print the figures."""
    knowledge = load()
    stories = {s["id"]: s.get("story") or s["narrative"] for s in yaml.safe_load(Path(stories_file).read_text("utf-8"))}
    marks = [m for f in answer_files or (stories_file,) for m in yaml.safe_load(Path(f).read_text("utf-8")) if m["id"] in stories]
    put = {q for mark in marks for q in mark["answers"]}  # a question that no reader answered was not put to them
    unasked = {f for q in knowledge.questions.values() if q.id not in put for o in q.options for f in o.present}
    asked = {f for q in knowledge.questions.values() if q.id in put for o in q.options for f in o.present}
    started = time.perf_counter()
    understand("warm up", knowledge)
    loaded = time.perf_counter() - started
    right, extra, missed = Counter[str](), Counter[str](), Counter[str]()
    danger_missed, sentences, spent = [], 0, 0.0
    for mark in marks:
        text = stories[mark["id"]]
        gold = evidence_of(parse_answers(mark["answers"], knowledge), knowledge).present
        started = time.perf_counter()
        understood = understand(text, knowledge)
        spent += time.perf_counter() - started
        sentences += max(1, text.count(". ") + 1)
        present = understood.evidence(knowledge).present - (unasked - asked)
        right.update(present & gold)
        extra.update(present - gold)
        missed.update(gold - present)
        dangers = sorted(f for f in gold - present if knowledge.findings[f].kind == "danger")
        danger_missed += [f"{mark['id']}: {f}" for f in dangers]
        if details and not mark.get("held_back"):
            quotes = {h.finding: h.quote for h in understood.present}
            print(f"\n{mark['id']}  {text}")
            print("  extra: " + "; ".join(f"{f} <{quotes.get(f, '')}>" for f in sorted(present - gold)))
            print("  missed: " + ", ".join(sorted(gold - present)))
    told, heard = right.total() + missed.total(), right.total() + extra.total()
    print(f"{len(marks)} stories, {told} findings marked, {heard} heard")
    print(f"precision {right.total() / heard:.1%}   recall {right.total() / told:.1%}   (strict: the reader is always right)")
    for kind in sorted({f.kind for f in knowledge.findings.values()}):
        good, wrong, lost = (sum(n for f, n in c.items() if knowledge.findings[f].kind == kind) for c in (right, extra, missed))
        print(f"  {kind}: precision {good / max(1, good + wrong):.1%}   recall {good / max(1, good + lost):.1%}")
    print(f"danger signs missed: {', '.join(danger_missed) or 'none'}")
    print(f"{1000 * spent / sentences:.1f} ms a sentence; first use {1000 * loaded:.0f} ms")
    print("most often extra: ", extra.most_common(40))
    print("most often missed:", missed.most_common(40))


if __name__ == "__main__":
    arguments = [a for a in sys.argv[1:] if a != "--details"]
    main(arguments[0], *arguments[1:], details="--details" in sys.argv)
