"""The list of saved interviews."""

from typing import Any

from footcli.care.referral import WHEN
from footcli.diary.sessions import Session, assess_session
from footcli.knowledge.load import Knowledge
from footcli.render.doc import Doc, Heading, Para, Table, doc

HINT = (
    "`footcli sessions show ID` shows one again (without ID: the latest); `footcli sessions delete ID` deletes it. "
    "routine, refer and explain use the latest, or the one that --session ID names."
)


def sessions_page(sessions: tuple[Session, ...], folder: str, knowledge: Knowledge) -> Doc:
    """Each interview: when, how far, and what came of it."""
    rows = []
    for session in sessions:
        result = assess_session(session, knowledge)
        named = session.done and result.ranked and result.level != "emergency"  # the causes behind an emergency rest on little
        count = len(session.answers)
        state = WHEN[result.level] if session.done else f"broken off after {count} answer{'' if count == 1 else 's'}"
        rows.append((session.id, session.started.replace("T", " "), state, result.ranked[0].cause.name if named else "-"))
    waits = any(not s.done and s.answers for s in sessions)
    return doc(
        Heading("Saved interviews", 1),
        Para(f"They are kept in {folder}, readable by you only. Nothing else is kept, and nothing leaves this computer."),
        Table(("Id", "Started", "Result", "First cause"), tuple(rows)) if rows else Para("There are none."),
        Para("`footcli triage --resume` goes on with the last one that was broken off.") if waits else None,
        Para(HINT, "muted") if rows else None,
    )


def sessions_data(sessions: tuple[Session, ...], knowledge: Knowledge) -> dict[str, Any]:
    """`footcli.sessions/1`."""
    return {
        "schema": "footcli.sessions/1",
        "sessions": [
            {"id": s.id, "started": s.started, "done": s.done, "answers": len(s.answers), "level": assess_session(s, knowledge).level}
            for s in sessions
        ],
    }
