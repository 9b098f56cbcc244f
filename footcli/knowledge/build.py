"""Turns plain data (from YAML or JSON) into the records of `models.py`, fast and without checking it.

What comes from outside has been checked by `check.py` first; what comes from the wheel was checked before it was built.
"""

import types
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

T = TypeVar("T")
Convert = Callable[[Any], Any]


def build(cls: type[T], data: dict[str, Any]) -> T:
    """One record of `cls` from a mapping of its fields. Missing fields take their defaults from the class."""
    return _maker(cls)(data)  # type: ignore[no-any-return, arg-type]


@cache
def _maker(cls: type) -> Convert:
    kinds = ((f.name, _converter(f.type)) for f in fields(cls))
    converters = [(name, convert) for name, convert in kinds if convert is not None]

    def make(data: dict[str, Any]) -> Any:
        record: Any = object.__new__(cls)
        values = record.__dict__
        values.update(data)
        for name, convert in converters:
            value = values.get(name)
            if value is not None:
                values[name] = convert(value)
        return record

    return make


def _converter(kind: Any) -> Convert | None:
    """How to turn parsed data into `kind`; None where it is right as it is."""
    origin = get_origin(kind)
    if is_dataclass(kind):
        return _maker(kind)  # type: ignore[arg-type]
    if origin in (Union, types.UnionType):
        inner = [c for c in (_converter(a) for a in get_args(kind) if get_origin(a) is not Literal) if c is not None]
        return inner[0] if inner else None
    if origin is tuple:
        first = get_args(kind)[0]
        inner_one = _converter(first)
        if inner_one is None:
            return tuple
        return lambda items, one=inner_one: tuple(map(one, items))  # type: ignore[misc]
    return None
