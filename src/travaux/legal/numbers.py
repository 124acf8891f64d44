"""Numbers of units: as they are written, as they are compared, and which comes after which."""

from __future__ import annotations

import re
from functools import lru_cache

from travaux.codebook.legal_words import legal_words

__all__ = ["follows", "normal_number", "number_pattern", "opens_count", "values"]

_ROMAN = re.compile(r"(?=[ivxlcdm])(m{0,3})(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})")
_LATIN_SIGNS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_CHINESE = {sign: at for at, sign in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_CHINESE_TENS = {"十": 10, "百": 100, "千": 1000}
_CHINESE_SIGNS = "".join([*_CHINESE, *_CHINESE_TENS])


@lru_cache(maxsize=1)
def number_pattern() -> str:
    """A pattern of a number after the word of a unit, with a group ``number`` and one ``latin``.

    Digits with or without points and a letter, Roman numerals, single letters, numbers in words.
    """
    words = legal_words()
    tens = "|".join(words.tens)
    nine = "|".join(word for word, n in words.spelled.items() if n < 10)
    spelled = "|".join(sorted(words.spelled, key=len, reverse=True))
    written = rf"(?:(?:{tens})(?:[- ](?:{nine}))?|{spelled})"
    return (
        r"(?P<number>\d{1,4}(?:[.‑-]\d{1,3}){0,3}(?:\s?[A-Za-z])?(?![^\W_])"
        rf"|[IVXLCivxlc]{{1,7}}(?:[.‑-]\d{{1,3}})*(?![^\W_])|[A-Za-zА-Яа-я](?:[.‑-]?\d{{1,2}})?(?![^\W_])|(?i:{written})(?![^\W_])"
        rf"|[{_CHINESE_SIGNS}]{{1,7}})"
        rf"(?:[\s-]?(?P<latin>(?i:{'|'.join(words.latin)}))\b)?"
    )


def normal_number(number: str, latin: str | None = None) -> str:
    """A number as it is compared: "Twelve" is "12", "3bis" is "3 bis", "IV" stays.

    ``latin`` is a numeral that stands after it ("bis").
    """
    words = legal_words()
    parts = number.lower().replace("-", " ").split()
    spelled = [words.tens.get(part) or words.spelled.get(part) for part in parts]
    if parts and all(spelled):
        number = str(sum(n for n in spelled if n))
    elif number[:1] in _CHINESE_SIGNS:
        number = str(_chinese(number))
    else:
        number = number.replace("‑", "-").replace(" ", "")
        glued = re.fullmatch(rf"(.*?\d)({'|'.join(words.latin)})", number, re.IGNORECASE)
        number, latin = (glued[1], glued[2]) if glued and not latin else (number, latin)
    return f"{number} {latin.lower()}" if latin else number


def _chinese(number: str) -> int:
    total = digit = 0
    for sign in number:
        if sign in _CHINESE_TENS:
            total += (digit or 1) * _CHINESE_TENS[sign]
            digit = 0
        else:
            digit = _CHINESE.get(sign, 0)
    return total + digit


@lru_cache(maxsize=65_536)
def values(number: str) -> dict[str, tuple[int, ...]]:
    """What ``number`` can count, by style: "i" is the letter 9 or the Roman 1.

    A value is a tuple of the numbers between points; a letter or Latin numeral after a number is
    one more, so that "3 bis" (3, 0, 2) and "3A" lie between 3 and 4.
    """
    main, _, latin = number.partition(" ")
    extra = (0, legal_words().latin.index(latin) + 2) if latin in legal_words().latin else ()
    found: dict[str, tuple[int, ...]] = {}
    if match := re.fullmatch(r"(\d+(?:[.-]\d+)*)([A-Za-z])?", main):
        lettered = (0, ord(match[2].lower()) - 95) if match[2] else ()
        found["digits"] = (*map(int, re.split(r"[.-]", match[1])), *lettered, *extra)
    if match := re.fullmatch(r"([a-z]+)((?:[.-]\d+)*)", main.lower()):
        rest = tuple(map(int, re.findall(r"\d+", match[2])))
        if _ROMAN.fullmatch(match[1]):
            found["roman"] = (_roman(match[1]), *rest, *extra)
        if len(match[1]) == 1:
            found["letters"] = (ord(match[1]) - 96, *rest, *extra)
        elif len(set(match[1])) == 1 and len(match[1]) == 2:
            found["letters"] = (ord(match[1][0]) - 70, *rest, *extra)  # z, aa, bb
    if match := re.fullmatch(r"([A-Za-z])[.-]?0?(\d+)", main):
        found["lettered"] = (ord(match[1].lower()) - 96, int(match[2]), *extra)
    if len(main) == 1 and "а" <= main.lower() <= "я":
        found["cyrillic"] = ("абвгдежзиклмнопрстуфхцчшщэюя".find(main.lower()) + 1, *extra)
    return found


def _roman(number: str) -> int:
    signs = [_LATIN_SIGNS[sign] for sign in number]
    pairs = zip(signs, [*signs[1:], 0], strict=True)
    return sum(-sign if sign < after else sign for sign, after in pairs)


def follows(number: str, before: str, most: int = 1) -> bool:
    """Whether ``number`` comes next after ``before``, passing over at most ``most`` - 1 numbers."""
    first, second = values(before), values(number)
    return any(_comes_next(second[s], first[s], most) for s in second.keys() & first.keys())


def _comes_next(value: tuple[int, ...], before: tuple[int, ...], most: int) -> bool:
    if len(value) > 2 and value[-2] == 0 and value[:-2] == before:
        return True  # 3 bis after 3
    plain = before[:-2] if len(before) > 2 and before[-2] == 0 else before
    if len(value) > 2 and value[-2] == 0 and value[:-1] == before[:-1]:
        return 0 < value[-1] - before[-1] <= most  # 3 ter after 3 bis
    if len(value) == len(plain) and value[:-1] == plain[:-1]:
        return 0 < value[-1] - plain[-1] <= most
    if len(value) == len(plain) == 2 and value[1] <= most:
        return 0 < value[0] - plain[0] <= most  # 2.1 after 1.7
    return len(value) == 1 and len(plain) == 2 and value[0] == plain[0] + 1


def opens_count(number: str) -> bool:
    """Whether a count can begin with ``number``: 1, I, A, 1.1, "01", or what is numbered 0."""
    return any(value[-1] in {0, 1} and value[0] >= 0 for value in values(number).values())
