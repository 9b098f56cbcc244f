"""Pages about tools: the list, the side-by-side table, and the ranking for a cause."""

from footcli.care.tools import RankedTool
from footcli.knowledge.load import Knowledge
from footcli.knowledge.models import Cause, Tool
from footcli.render.doc import Block, Bullets, Doc, Fields, Heading, Para, Table, doc

HONEST = (
    "Rolling can make the sole and calf feel looser and less sore for minutes to hours. It has not been shown to move bones, "
    "break up tissue or speed healing. Never roll where a bone may be cracked, on numb skin, or on a newly swollen calf."
)
CARRY = {"pocket": "pocket", "bag": "bag", "no": "neither"}
GRADES = (
    "How sure it is that it helps: A = guidelines or several trials in people with the complaint; B = one good or several small trials; "
    "C = short-term or healthy volunteers only; D = opinion or habit."
)
FIT_WORDS = {"good": "Good", "fair": "Fair", "poor": "Little use", "unsafe": "Not safe"}


def price(tool: Tool) -> str:
    """A price band in US dollars, in words."""
    if tool.free and (tool.price_usd is None or tool.price_usd[1] <= 2):
        return "free"
    if tool.price_usd is None:
        return "unknown"
    low, high = tool.price_usd
    return f"${low:g}-{high:g}" if low != high else f"${low:g}"


def firmness(tool: Tool) -> str:
    """Firmness from 1 (pillow) to 5 (rigid)."""
    if tool.firmness is None:
        return "unknown" if not tool.free and tool.areas else "-"
    low, high = tool.firmness
    return f"{low} of 5" if low == high else f"{low}-{high} of 5"


def sure(tool: Tool) -> str:
    """Evidence for comfort and for recovery."""
    parts = [f"{word} {grade}" for word, grade in (("comfort", tool.comfort), ("recovery", tool.recovery)) if grade]
    return ", ".join(parts) or "-"


def list_page(tools: tuple[Tool, ...], knowledge: Knowledge) -> Doc:
    """Each tool in a few lines."""
    rows = tuple((t.name, t.what, price(t), sure(t)) for t in tools)
    return doc(
        Heading("Self-treatment tools", 1),
        Para(HONEST),
        Table(("Tool", "What it is", "Price", "How sure"), rows),
        Para(GRADES, "muted"),
        Para("`footcli tools --compare` lays them side by side; `--for CAUSE` ranks them for a cause.", "muted"),
    )


def compare_page(tools: tuple[Tool, ...], knowledge: Knowledge) -> Doc:
    """Everything a buyer would ask, side by side; then each tool's good and bad sides, with what the article says."""
    price_and_use = tuple(
        (
            t.name,
            price(t),
            CARRY[t.portable],
            "some" if t.freezes == "a little" else t.freezes,
            t.rolls_away,
            t.comfort or "-",
            t.recovery or "-",
        )
        for t in tools
    )
    sizes = tuple((t.name, t.size, t.weight, firmness(t)) for t in tools)
    uses = tuple(
        (
            t.name,
            ", ".join(knowledge.areas[a].name.lower() for a in t.areas if a in knowledge.areas) or "-",
            "; ".join(t.good_for),
            "; ".join(t.not_for),
        )
        for t in tools
    )
    blocks: list[Block] = [
        Heading("Tools side by side", 1),
        Para(HONEST),
        Heading("What they are"),
        Table(("Tool", "Price", "Fits a", "Freezes", "Rolls away", "Comfort", "Recovery"), price_and_use),
        Para(GRADES, "muted"),
        Heading("How big and how hard"),
        Table(("Tool", "Size", "Weight", "Firmness"), sizes),
        Heading("What they are for"),
        Table(("Tool", "Areas", "Good for", "Not for"), uses),
        Heading("For and against"),
    ]
    for tool in tools:
        blocks.append(Heading(tool.name, 3))
        blocks.append(Bullets((*tool.pros, *(f"{p} (the article's opinion)" for p in tool.article_pros)), "+", title="For"))
        blocks.append(Bullets((*tool.cons, *(f"{c} (the article's opinion)" for c in tool.article_cons)), "-", title="Against"))
        if tool.truth:
            blocks.append(Para("What is known: " + tool.truth))
    blocks.append(Para("Prices are rough bands in US dollars. No maker pays for a place here.", "muted"))
    return doc(blocks)


def ranked_page(ranked: tuple[RankedTool, ...], causes: tuple[Cause, ...], knowledge: Knowledge) -> Doc:
    """Tools for a cause, best first, with the reason for each."""
    names = ", ".join(c.name for c in causes[:3]) + (" and others" if len(causes) > 3 else "")
    useful = [r for r in ranked if r.fit in ("good", "fair")]
    rest = [r for r in ranked if r.fit == "poor"]
    unsafe = [r for r in ranked if r.fit == "unsafe"]
    table = Table(
        ("Tool", "Fit", "Why", "Price", "How sure"),
        tuple((r.tool.name, FIT_WORDS[r.fit], r.why, price(r.tool), sure(r.tool)) for r in useful),
    )
    return doc(
        Heading(f"Tools for: {names}", 1),
        Para(HONEST),
        table if useful else Para("No tool here is known to help with this. That is no loss: see what helps with `footcli causes show`."),
        [Heading("Not safe with this"), Bullets(tuple(f"{r.tool.name}: {r.why}" for r in unsafe), "x", "warn")] if unsafe else None,
        [Heading("Little use"), Para(", ".join(r.tool.name for r in rest) + ".")] if rest else None,
        Fields((("Order", "fit first, then what costs nothing, then what fits a pocket"),)),
        Para(GRADES, "muted"),
    )
