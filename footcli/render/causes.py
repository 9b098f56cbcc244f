"""Pages about causes: the list, one in full, and the group behind a wider name."""

from collections.abc import Iterable

from footcli.care.referral import WHEN
from footcli.knowledge.load import Knowledge
from footcli.knowledge.models import Cause, Escalation, Help, Link, Statement, share
from footcli.render.doc import Block, Bullets, Doc, Fields, Heading, Para, Table, doc

OFTEN = {
    "almost_always": "almost always",
    "usual": "in most",
    "common": "in about half",
    "sometimes": "in some",
    "rare": "seldom",
    "never": "never",
}


def causes_page(knowledge: Knowledge) -> Doc:
    """All causes, in the order of the knowledge files (by part of the body)."""
    rows = tuple((c.name, c.plain, WHEN[c.urgency], c.id) for c in knowledge.causes.values())
    return doc(
        Heading("Possible causes", 1),
        Para(f"{len(rows)} causes of pain in the foot, ankle and lower leg. `footcli causes show NAME` gives one in full."),
        Table(("Name", "In plain words", "A plain case", "Id"), rows),
    )


def group_page(name: str, causes: tuple[Cause, ...]) -> Doc:
    """The finer causes behind a wider name."""
    rows = tuple((c.name, c.plain, WHEN[c.urgency], c.id) for c in causes)
    return doc(
        Heading(name[0].upper() + name[1:], 1),
        Para("This name covers several causes. They are cared for in different ways, so it is worth knowing which one."),
        Table(("Name", "In plain words", "A plain case", "Id"), rows),
    )


def cause_page(cause: Cause, knowledge: Knowledge, *, sources: bool = False) -> Doc:
    """One cause in full. `sources` shows where each statement and figure comes from."""

    def said(statement: Statement) -> str:
        return statement.text + (_basis(statement.sources, statement.estimate) if sources else "")

    def listed(title: str, statements: tuple[Statement, ...]) -> Iterable[Block]:
        if statements:
            yield Heading(title)
            yield Bullets(tuple(map(said, statements)))

    facts = [("Id", cause.id)]
    if cause.also:
        facts.append(("Also called", ", ".join(cause.also)))
    if cause.icd10:
        facts.append(("ICD-10-CM", ", ".join(cause.icd10)))
    urgency = cause.urgency_why + (_basis(cause.urgency_sources, cause.urgency_estimate) if sources else "")
    zones = [f"{knowledge.findings[z].text} ({_often(o)})" for z, o in sorted(cause.where.items(), key=lambda x: -share(x[1]))]
    speaks = [
        link
        for link in cause.findings
        if share(link.often, knowledge.findings[link.id].often) > (link.without or knowledge.findings[link.id].often)
    ]
    hurts = [link for link in cause.findings if link not in speaks]
    speaks.sort(key=lambda link: -share(link.often) / knowledge.findings[link.id].often)
    course = cause.course.text + (_basis(cause.course.sources, cause.course.estimate) if sources else "")
    weight = f"About {cause.weight:g} in 1,000 people who ask about foot, ankle or lower-leg pain."
    return doc(
        Heading(cause.name, 1),
        Para(cause.what),
        Fields(tuple(facts)),
        Heading("How soon to be seen"),
        Para(f"{WHEN[cause.urgency]}. {urgency}"),
        Bullets(tuple(f"{WHEN[s.to]}: {s.why}" + (_basis(s.sources, s.estimate) if sources else "") for s in cause.escalate))
        if cause.escalate
        else None,
        Heading("Where people feel it"),
        Bullets(tuple(zones)),
        Heading("What speaks for it"),
        Bullets(tuple(_link(x, knowledge, sources) for x in speaks), "+"),
        [Heading("What speaks against it"), Bullets(tuple(_link(x, knowledge, sources) for x in hurts), "-")] if hurts else None,
        Heading("How long it lasts"),
        Para(course),
        listed("What helps", cause.helps),
        listed("What to avoid", cause.avoid),
        listed("What is often said, and what is true", cause.truth),
        Heading("Whom to see"),
        Bullets(
            tuple(f"{knowledge.providers[p].name}: {knowledge.providers[p].for_}" for p in cause.providers if p in knowledge.providers)
        ),
        _alike(cause, knowledge),
        [Heading("How common"), Para(weight + _basis(cause.weight_sources, cause.weight_estimate))] if sources else None,
        _references(cause, knowledge) if sources else Para("`--sources` shows where each statement comes from.", "muted"),
    )


def _alike(cause: Cause, knowledge: Knowledge) -> Iterable[Block]:
    alike = [knowledge.causes[c].name for c in cause.looks_like if c in knowledge.causes]
    if alike:
        yield Heading("Looks like it")
        yield Para(", ".join(alike) + ".")
    twins = [knowledge.causes[c].name for c in cause.cannot_tell_from if c in knowledge.causes]
    if twins:
        yield Para("At home it cannot be told apart from: " + ", ".join(twins) + ".")


def _often(often: str | float) -> str:
    return OFTEN[often] if isinstance(often, str) else f"in {often:.0%}"


def _link(link: Link, knowledge: Knowledge, sources: bool) -> str:
    text = f"{knowledge.findings[link.id].text} ({_often(link.often)}"
    if link.without is not None:
        text += f", against {link.without:.0%} without it"
    return text + ")" + (_basis(link.sources, link.estimate) if sources else "")


def _basis(sources: tuple[str, ...], estimate: str | None) -> str:
    parts = [*sources, *([f"estimate: {estimate}"] if estimate else [])]
    return f" [{'; '.join(parts)}]" if parts else ""


def _references(cause: Cause, knowledge: Knowledge) -> Iterable[Block]:
    cited: list[str] = [*cause.weight_sources, *cause.urgency_sources, *cause.course.sources]
    based: list[Link | Statement | Escalation | Help] = [
        *cause.findings, *cause.escalate, *cause.helps, *cause.avoid, *cause.truth, *cause.exercises
    ]  # fmt: skip
    for part in based:
        cited.extend(part.sources)
    yield Heading("Sources")
    lines = []
    for name in dict.fromkeys(cited):
        s = knowledge.sources[name]
        where = s.url or (f"doi:{s.doi}" if s.doi else f"PMID {s.pmid}" if s.pmid else s.note or "")
        lines.append(f"{name}: {s.title}{f' ({s.year})' if s.year else ''}. {s.kind.replace('_', ' ')}. {where}")
    yield Bullets(tuple(lines))
