"""The page that lists every question."""

from footcli.knowledge.load import Knowledge
from footcli.render.doc import Block, Bullets, Doc, Heading, Para, doc

KINDS = {"single": "one answer", "multi": "as many answers as fit, or none", "number": "a number", "yes_no": "yes or no"}


def questions_page(knowledge: Knowledge) -> Doc:
    """Every question with its id, its answers and when it is asked."""
    blocks: list[Block] = [
        Heading("Questions", 1),
        Para("An answers file maps these ids to answers; every question also takes unknown. See `footcli triage --answers`."),
    ]
    for question in knowledge.questions.values():
        blocks.append(Heading(question.id, 3))
        blocks.append(Para(question.text))
        kind = KINDS[question.kind]
        if question.kind == "number":
            kind = f"a number from {question.min:g} to {question.max:g} ({question.unit})"
        where = f" Asked for: {', '.join(question.regions)}." if question.regions else ""
        blocks.append(Para(f"Takes {kind}.{where}", "muted"))
        if question.options:
            blocks.append(Bullets(tuple(f"{o.id}: {o.text}" for o in question.options)))
    return doc(blocks)
