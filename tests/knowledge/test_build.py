"""The fast builder makes exactly what pydantic makes of the same files."""

import pytest
from pydantic import TypeAdapter

from footcli.knowledge.build import build
from footcli.knowledge.check import KINDS
from footcli.knowledge.files import data_dir, entries, expand_question, read_raw
from footcli.knowledge.load import Knowledge
from footcli.knowledge.models import Programme


@pytest.mark.parametrize("name", KINDS)
def test_the_fast_builder_equals_pydantic_for_every_record(name: str, known: Knowledge) -> None:
    validator = TypeAdapter(KINDS[name])
    for item in entries(name, read_raw(data_dir(), name)):
        raw = expand_question(item, known.findings) if name == "questions" else item
        checked, fast = validator.validate_python(raw), build(KINDS[name], raw)
        assert fast == checked, item["id"]
        assert repr_of(fast) == repr_of(checked), item["id"]


def test_the_fast_builder_equals_pydantic_for_the_programme() -> None:
    raw = read_raw(data_dir(), "programme")
    assert build(Programme, raw) == TypeAdapter(Programme).validate_python(raw)


def repr_of(value: object) -> object:
    """A record as nested pairs, so that equality reaches every depth and a list is no tuple."""
    names = getattr(value, "__dataclass_fields__", None)
    if names is not None:
        return (type(value).__name__, {n: repr_of(getattr(value, n)) for n in names})
    if isinstance(value, tuple | list):
        return (type(value).__name__, [repr_of(v) for v in value])
    return value


@pytest.mark.parametrize("name", ["findings", "questions", "causes", "exercises", "tools", "areas", "providers", "sources"])
def test_records_cannot_be_changed(name: str, known: Knowledge) -> None:
    first = next(iter(getattr(known, name).values()))
    with pytest.raises(AttributeError):
        first.id = "another"
