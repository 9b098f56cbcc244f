"""What a page says, free of how it looks: a list of blocks that every format renders in its own way."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

Tone = Literal["normal", "strong", "muted", "good", "warn", "danger"]


@dataclass(frozen=True, eq=False, repr=False)
class Heading:
    """A heading; level 1 is the title of the page. `about` is the id of what is under it, where a drawing may go with it."""

    text: str
    level: int = 2
    about: str = ""


@dataclass(frozen=True, eq=False, repr=False)
class Para:
    """A paragraph. `tone` may colour it, but the words must say it all by themselves."""

    text: str
    tone: Tone = "normal"


@dataclass(frozen=True, eq=False, repr=False)
class Bullets:
    """A list, with a few words over it if `title` is given. `mark` stands before each item ('-', '+', '?'); None numbers them."""

    items: tuple[str, ...]
    mark: str | None = "-"
    tone: Tone = "normal"
    title: str = ""


@dataclass(frozen=True, eq=False, repr=False)
class Fields:
    """Labelled values, one a line; a value of several parts is a row of steps, one after the other."""

    rows: tuple[tuple[str, str | tuple[str, ...]], ...]


@dataclass(frozen=True, eq=False, repr=False)
class Table:
    """Rows of cells under columns. The first column names the row; where there is no room it becomes cards."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""


@dataclass(frozen=True, eq=False, repr=False)
class Card:
    """The box that holds the one thing to read first."""

    title: str
    blocks: tuple["Block", ...]
    tone: Tone = "normal"


@dataclass(frozen=True, eq=False, repr=False)
class Bar:
    """A share from 0 to 1 behind a name, always beside its words."""

    name: str
    share: float
    words: str


@dataclass(frozen=True, eq=False, repr=False)
class Picture:
    """A drawing: `art` for the terminal, `svg` (a name in the project's drawings) for paper, `alt` for everybody else."""

    art: str
    alt: tuple[str, ...]
    svg: str = ""
    marked: tuple[str, ...] = ()


Block = Heading | Para | Bullets | Fields | Table | Card | Bar | Picture


@dataclass(frozen=True, eq=False, repr=False)
class Doc:
    """A page."""

    blocks: tuple[Block, ...]

    def __iter__(self) -> Iterator[Block]:
        return iter(self.blocks)


def doc(*parts: Block | Iterable[Block] | None) -> Doc:
    """A page from blocks and lists of blocks; None is left out."""
    blocks: list[Block] = []
    for part in parts:
        if part is None:
            continue
        if isinstance(part, Heading | Para | Bullets | Fields | Table | Card | Bar | Picture):
            blocks.append(part)
        else:
            blocks.extend(part)
    return Doc(tuple(blocks))
