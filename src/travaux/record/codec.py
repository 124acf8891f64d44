"""Frozen dataclasses to plain JSON values and back, driven by their type hints.

A dataclass becomes an object without the fields that are None, an enum its value, a date its
ISO form, a tuple an array. What a passage becomes is the caller's to say: in the record it is
``[start, end]``, cut anew from its document when read, so that it cannot be other than verbatim.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeAlias, TypeVar, Union, get_args, get_origin, get_type_hints

from travaux.model import Passage

__all__ = ["Json", "canonical", "decode", "encode", "whole"]

Json: TypeAlias = bool | int | float | str | list["Json"] | dict[str, "Json"] | None
Cut: TypeAlias = Callable[[int, int], Passage]
Put: TypeAlias = Callable[[Passage], Json]

_Decode: TypeAlias = Callable[[Any, Cut], Any]


def canonical(value: Json) -> str:
    """``value`` as JSON text: keys sorted, no spaces, ASCII only; equal values give equal text."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True)


def whole(passage: Passage) -> Json:
    """A passage with its document and its words, for a reader who has no document at hand."""
    return {
        "document": passage.document,
        "start": passage.start,
        "end": passage.end,
        "text": passage.text,
    }


def encode(value: object, put: Put = whole) -> Json:
    """``value`` as plain JSON values; ``put`` says what becomes of each passage in it."""
    if value is None or isinstance(value, bool | int | float | str):
        return value.value if isinstance(value, StrEnum) else value
    if isinstance(value, Passage):
        return put(value)
    if isinstance(value, tuple):
        return [encode(item, put) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    form: Any = type(value)
    pairs = ((name, getattr(value, name)) for name in _names(form))
    return {name: encode(item, put) for name, item in pairs if item is not None}


def decode(form: Any, value: Json, cut: Cut) -> Any:
    """The value of type ``form`` that ``value`` was made of; ``cut`` makes passages.

    Raises ValueError, TypeError or KeyError where ``value`` was made of something else.
    """
    return _decoder(form)(value, cut)


@cache
def _names(form: Any) -> tuple[str, ...]:
    if not is_dataclass(form):
        raise TypeError(f"no JSON form for {form!r}")
    return tuple(f.name for f in fields(form))


@cache
def _decoder(form: Any) -> _Decode:
    if form is Passage:
        return lambda value, cut: cut(value[0], value[1])
    origin = get_origin(form)
    if origin in (Union, UnionType):
        return _optional(form)
    if origin is tuple:
        return _tuple(form)
    if is_dataclass(origin or form):
        return _dataclass(form)
    make = date.fromisoformat if form is date else form
    plain = form in (str, int, float, bool)
    return (lambda value, _: value) if plain else (lambda value, _: make(value))


def _optional(form: Any) -> _Decode:
    inner = [arg for arg in get_args(form) if arg is not NoneType]
    if len(inner) != 1:
        raise TypeError(f"cannot tell apart the members of {form}")
    read = _decoder(inner[0])
    return lambda value, cut: None if value is None else read(value, cut)


def _tuple(form: Any) -> _Decode:
    read = _decoder(get_args(form)[0])
    return lambda value, cut: tuple([read(item, cut) for item in value])


def _dataclass(form: Any) -> _Decode:
    plain = get_origin(form) or form
    given = dict(zip(getattr(plain, "__parameters__", ()), get_args(form), strict=False))
    hints = get_type_hints(plain)
    lacking = {f.name: () for f in fields(plain) if f.default == ()}  # of an older record
    readers = [(name, _decoder(_filled(hints[name], given))) for name in _names(plain)]

    def read(value: Any, cut: Cut) -> Any:
        found = [(name, value.get(name), make) for name, make in readers]
        return plain(*[lacking.get(n) if v is None else make(v, cut) for n, v, make in found])

    return read


def _filled(hint: Any, given: dict[Any, Any]) -> Any:
    if isinstance(hint, TypeVar):
        return given[hint]
    return hint
