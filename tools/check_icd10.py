"""Checks the ICD-10-CM codes of data/causes.yaml against the official list: `python tools/check_icd10.py icd10cm-order-2026.txt`.

The list is a text file in the zip "Code Descriptions" that CDC and CMS publish for each year: `icd10cm-order-YEAR.txt`, which
has the titles of headings too, or `icd10cm-codes-YEAR.txt`, which has complete codes only. Prints the codes of each cause with
their official titles, for a reader to compare. A code with a dash must be a heading of longer codes, one without a dash must
be complete. Exits 1 when one is not, 2 when the list cannot be read.
"""

import re
import sys
from pathlib import Path

import yaml

CAUSES = Path(__file__).resolve().parent.parent / "data" / "causes.yaml"
ORDER = re.compile(r"\d{5} ([A-Z]\w{2,6}) +([01]) .{60} (\S.*)")
CODES = re.compile(r"([A-Z]\w{2,6}) +(\S.*)")


def read(path: Path) -> tuple[dict[str, str], dict[str, str]]:
    """The titles of complete codes and those of headings, from either form of the official list."""
    complete: dict[str, str] = {}
    named: dict[str, str] = {}
    for line in path.read_text("utf-8-sig", errors="replace").splitlines():
        if order := ORDER.match(line):
            (complete if order[2] == "1" else named)[order[1]] = order[3].strip()
        elif code := CODES.match(line):
            complete[code[1]] = code[2].strip()
    if len(complete) < 50_000:
        raise ValueError(f"{path.name} has {len(complete)} complete codes, the official list over 70,000. Is it the right file?")
    return complete, named or dict.fromkeys((code[:n] for code in complete for n in range(3, len(code))), "(a heading)")


def judge(code: str, complete: dict[str, str], headings: dict[str, str]) -> tuple[str, bool]:
    """The official title of a code as data/causes.yaml writes it, or what is wrong with it; and whether it is right."""
    bare, dash = code.removesuffix("-").replace(".", ""), code.endswith("-")
    right, other = (headings, complete) if dash else (complete, headings)
    if bare in right:
        return right[bare], True
    if bare in other:
        return ("is complete, so it takes no dash" if dash else "is a heading, so it needs a dash"), False
    return "does not exist", False


def main() -> int:
    """Print every code with its title, then the wrong ones."""
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        complete, headings = read(Path(sys.argv[1]))
    except (OSError, ValueError) as error:
        print(f"The official list cannot be read: {error}", file=sys.stderr)
        return 2
    wrong = []
    for cause in yaml.load(CAUSES.read_text("utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
        print(f"{cause['id']}: {cause['name']}")
        for code in cause.get("icd10", ()):
            title, right = judge(code, complete, headings)
            print(f"    {code:9}{title}")
            if not right:
                wrong.append(f"{cause['id']}: {code} {title}")
    print("\n".join(wrong) or "Every code exists.", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
