"""Makes docs/screens.md: five stories, each gone through on a terminal from the first question to the result, and docs/result.svg.

    python docs/capture.py PATH-TO-FOOTCLI

The program runs on a pseudo-terminal; a question the story does not answer gets "not sure", as from somebody who does not know.
"""

import io
import os
import pty
import re
import select
import sys
import tempfile
import time
from pathlib import Path

from footcli.knowledge.load import load
from footcli.knowledge.models import Question

STORIES: dict[str, dict[str, object]] = {
    "First-step heel pain": {
        "danger": [], "main": ["complaint-pain"], "where": ["sole-heel-front"], "began": "began-gradual", "age": 43, "sex": "male",
        "duration": "lasted-1-6-weeks", "rhythm": ["first-step-pain", "aches-after", "rest-eases"], "load": ["more-running"], "health": [],
        "look": ["looks-normal"], "worse": ["hurts-hard-floor"], "check-heel": ["tender-heel-front"], "walking": "normal", "side": "left-side",
        "tools": ["tennis-ball"],
    },
    "A swollen calf after a flight, and short of breath": {"danger": ["breathless-chest-pain", "one-calf-swollen"]},
    "A shin that hurts at one spot, also at night": {
        "danger": [], "main": ["complaint-pain"], "where": ["shin-inner"], "began": "began-gradual", "age": 24, "sex": "female",
        "duration": "lasted-1-6-weeks", "course": "course-worse", "rhythm": ["worse-as-go-on", "night-pain"], "load": ["more-running"],
        "check-shin": ["bone-point-tender"], "check-bone": ["bone-point-tender"], "health": [], "walking": "normal", "side": "right-side",
    },
    "A twisted ankle that cannot bear weight": {
        "danger": ["cannot-take-four-steps"], "main": ["complaint-pain"], "where": ["outer-ankle"], "began": "began-twist", "age": 31,
        "injury": ["rolled-inward", "swelling-at-once"], "look": ["swelling", "bruise"], "check-ankle": ["tender-outer-bone"], "walking": "cannot",
        "duration": "lasted-under-2-days", "health": [], "pain": 7, "side": "right-side",
    },
    "Sore calves after a first long run": {
        "danger": [], "main": ["complaint-pain"], "where": ["calf-upper"], "began": "began-overnight", "age": 35, "sex": "female",
        "duration": "lasted-under-2-days", "side": "both-sides", "load": ["after-hard-effort", "new-or-back-running"], "feel": ["dull-ache", "stiff"],
        "look": ["looks-normal"], "health": [], "rhythm": ["rest-eases"], "check-calf": ["calf-tender-muscle"], "walking": "normal", "pain": 4,
        "tools": ["foam-roller"],
    },
}  # fmt: skip
KNOWN = load()
PROMPT = re.compile(r"(> |\(Enter to skip\) |to change: |none of them: )$")


def main(footcli: str) -> None:
    """Capture the stories at 80 columns, one of them narrow and plain, one wide, and a result in colour."""
    parts = [
        "# Screens\n",
        "Made by `docs/capture.py` from the real program. In colour, the first result looks like this:\n",
        "![The result](result.svg)\n",
    ]
    for title, story in STORIES.items():
        parts += [f"## {title}\n", "```text", plain(play(footcli, story, 80)), "```\n"]
    first, clot = list(STORIES)[:2]
    parts += [f"## {first}: 40 columns, `--plain`\n", "```text", plain(play(footcli, STORIES[first], 40, "--plain")), "```\n"]
    parts += [f"## {clot}: 120 columns\n", "```text", plain(play(footcli, STORIES[clot], 120)), "```\n"]
    Path(__file__).with_name("screens.md").write_text("\n".join(parts), "utf-8")
    coloured = play(footcli, STORIES[first], 80, colour=True)
    Path(__file__).with_name("result.svg").write_text(drawn(coloured[coloured.rindex("\u256d") :]), "utf-8")


def drawn(screen: str) -> str:
    """The first lines of a coloured screen as a picture."""
    from rich.console import Console
    from rich.text import Text

    console = Console(record=True, width=82, file=io.StringIO())
    console.print(Text.from_ansi("\n".join(screen.replace("\r", "").split("\n")[:46])))
    svg = console.export_svg(title="footcli triage", unique_id="footcli")
    return re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL)  # fonts from elsewhere


def plain(screen: str) -> str:
    """A screen without colours and the blanks at the ends of its lines."""
    text = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", screen).replace("\r", "")
    return "\n".join(line.rstrip() for line in text.split("\n")).strip()


def play(footcli: str, story: dict[str, object], columns: int, *options: str, colour: bool = False) -> str:
    """One interview on a pseudo-terminal, as it came."""
    with tempfile.TemporaryDirectory() as home:
        pid, master = pty.fork()
        if pid == 0:
            env = {"PATH": os.environ["PATH"], "HOME": home, "LANG": "C.UTF-8", "COLUMNS": str(columns), "TERM": "xterm-256color"}
            os.execve(footcli, [footcli, "triage", "--no-save", *options], env if colour else env | {"NO_COLOR": "1"})
        screen = ""
        while (new := read(master)) is not None:
            screen += new
            if PROMPT.search(plain(screen) + " "):
                os.write(master, (reply(plain(screen) + " ", story) + "\n").encode())
        os.waitpid(pid, 0)
    return screen


def read(master: int) -> str | None:
    """What the program has written, waiting until it pauses; None when it has ended."""
    text, quiet_since = "", time.monotonic()
    while time.monotonic() - quiet_since < 0.6 or not text:
        if select.select([master], [], [], 0.1)[0]:
            try:
                piece = os.read(master, 65536)
            except OSError:
                return text or None
            if not piece:
                return text or None
            text, quiet_since = text + piece.decode(), time.monotonic()
        if PROMPT.search(text):
            break
    return text


def reply(screen: str, story: dict[str, object]) -> str:
    """What the person types at the last prompt."""
    if screen.endswith(("(Enter to skip) ", "to change: ")) or " ".join(screen.split()).endswith("Enter ends. >"):
        return ""
    flat = " ".join(screen.split())
    if screen.endswith("none of them: "):
        owned = [t.id for t in KNOWN.tools.values() if not t.free]
        return " ".join(str(owned.index(t) + 1) for t in story.get("tools", []))  # type: ignore[attr-defined]
    question = max(KNOWN.questions.values(), key=lambda q: flat.rfind(q.text))
    return typed(question, story.get(question.id), screen)


def typed(question: Question, answer: object, screen: str) -> str:
    """An answer as one types it: the numbers of its options as the screen shows them."""
    if answer is None:
        return "u"
    if question.kind == "number":
        return str(answer)
    chosen = answer if isinstance(answer, list) else [answer]
    if not chosen:
        return "0"
    shown = " ".join(screen[screen.rfind("Question ") :].split())
    numbers = []
    for option in question.options:
        found = re.search(rf"(\d+) {re.escape(option.text)}", shown)
        if option.id in chosen and found:
            numbers.append(found[1])
    return " ".join(numbers) or ("0" if question.kind == "multi" else "u")


if __name__ == "__main__":
    main(sys.argv[1])
