"""Reads the files a person hands us, and turns what is wrong with them into sentences."""

import sys
from pathlib import Path
from typing import Any

from footcli.errors import CannotWrite, FootcliError

LARGEST = 20_000_000
"""Bytes; an answers file is a few hundred."""


def read_text(name: str) -> str:
    """The text of a file, or of standard input for `-`. Raises FootcliError saying what is wrong and how to mend it."""
    if name == "-":
        try:
            raw = sys.stdin.buffer.read(LARGEST + 1)
        except (OSError, ValueError, AttributeError):
            raise FootcliError("Standard input is closed. Name a file instead, or pipe one in.") from None
    else:
        try:
            with Path(name).open("rb") as stream:
                raw = stream.read(LARGEST + 1)
        except IsADirectoryError:
            raise FootcliError(f"{name} is a folder. Name a file in it.") from None
        except FileNotFoundError:
            raise FootcliError(f"There is no file {name}. Check the name, or use - to read standard input.") from None
        except (OSError, ValueError) as error:
            raise FootcliError(f"{name[:200]} cannot be read: {getattr(error, 'strerror', None) or error}.") from None
    shown = "standard input" if name == "-" else name
    if len(raw) > LARGEST:
        raise FootcliError(f"{shown} is larger than 20 MB, which no answers file needs. Is it the right file?")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FootcliError(f"{shown} is not text (byte {error.start} is not UTF-8). Save it as UTF-8 text.") from None
    if "\x00" in text:
        raise FootcliError(f"{shown} is not text: it holds zero bytes. Is it the right file?")
    return text


def read_data(name: str) -> Any:
    """The content of a YAML or JSON file, or of standard input for `-`."""
    text = read_text(name)
    shown = "standard input" if name == "-" else name
    if not text.strip():
        raise FootcliError(f"{shown} is empty. Write at least one line such as: where: [achilles]")
    if deepest(text) > 100:
        raise FootcliError(f"{shown} is nested more than 100 levels deep, which no answers need. Check for brackets never closed.")
    if text.lstrip()[:1] in "{[":
        import json

        try:
            return json.loads(text)
        except json.JSONDecodeError as error:
            if name.endswith(".json") or text.lstrip().startswith('{"'):
                raise FootcliError(f"{shown}, line {error.lineno}: this is not valid JSON ({error.msg}). Look at that place.") from None
            # YAML allows more than JSON, such as {where: [achilles]}: let it judge
        except (RecursionError, ValueError):
            raise FootcliError(f"{shown} is too deeply nested, or holds too long a number, to read.") from None
    from footcli.knowledge.files import read_yaml

    return read_yaml(text, shown)


def deepest(text: str) -> int:
    """How deep the brackets (or the indentation, two columns a level) go at most."""
    depth = most = 0
    for letter in text:
        if letter in "[{":
            depth += 1
            most = max(most, depth)
        elif letter in "]}":
            depth -= 1
    indent = max((len(line) - len(line.lstrip(" -")) for line in text.splitlines()), default=0)
    return max(most, indent // 2)


def write_file(path: Path, content: str | bytes, *, force: bool = False) -> None:
    """Write a file whole or not at all. Refuses to write over an existing one unless `force`."""
    if path.is_dir():
        raise FootcliError(f"{path} is a folder. Name a file in it, for example {path / 'plan.md'}.")
    if path.exists() and not force:
        raise FootcliError(f"{path} is there already. Add --force to write over it, or choose another name.")
    temporary = path.with_name(f".{path.name}.part")
    try:
        if isinstance(content, str):
            temporary.write_text(content, "utf-8")
        else:
            temporary.write_bytes(content)
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise CannotWrite(f"{path} could not be written: {error.strerror}. Choose another place, or free some space.") from None
