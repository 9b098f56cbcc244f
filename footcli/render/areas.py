"""The page about the areas to treat."""

from footcli.knowledge.load import Knowledge
from footcli.render.doc import Block, Doc, Fields, Heading, Para, doc


def areas_page(knowledge: Knowledge) -> Doc:
    """Every area: how to find it, why it matters, what to do there, and what to watch out for."""
    blocks: list[Block] = [
        Heading("Where to treat", 1),
        Para(
            "Foot pain may start above the foot: the calf muscles pull on the Achilles cord, the heel and the sole. "
            "So a plan often treats the lower leg too."
        ),
    ]
    for part in ("lower leg", "thigh", "foot"):
        blocks.append(Heading(part[0].upper() + part[1:]))
        for area in (a for a in knowledge.areas.values() if a.part == part):
            exercises = ", ".join(knowledge.exercises[e].name for e in area.exercises if e in knowledge.exercises)
            blocks.append(Heading(area.name, 3))
            rows = [("Find it", area.find), ("Why", area.why), ("What to do", exercises), ("Take care", area.caution)]
            if area.article:
                rows.append(("The article says", area.article))
            if area.truth:
                rows.append(("What is known", area.truth))
            blocks.append(Fields(tuple(rows)))
    return doc(blocks)
