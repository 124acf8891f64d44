"""Make src/travaux/codebook/states.yaml from public tables and the overlay beside this script.

Sources, each given as a local copy:

* ``--country-codes``: ``data/country-codes.csv`` of github.com/datasets/country-codes (PDDL):
  ISO 3166-1 codes, UN names, capitals, Wikidata ids;
* ``--factbook``: a checkout of github.com/factbook/factbook.json (CC0), the CIA World Factbook:
  long names, abbreviations, demonyms;
* ``--cow``: ``dictionary/data_cow.csv`` of github.com/vincentarelbundock/countrycode, the
  Correlates of War country codes and state system membership 2016 (correlatesofwar.org);
* the package Babel: English short names of the Unicode CLDR;
* ``states_overlay.yaml``: aliases, seats, states without an ISO code, written by hand.

Usage: python scripts/make_states.py --country-codes FILE --factbook DIR --cow FILE
"""

from __future__ import annotations

import argparse
import csv
import html
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml
from babel import Locale

HERE = Path(__file__).parent
TARGET = HERE.parent / "src/travaux/codebook/states.yaml"
SOURCE = """\
ISO 3166-1 codes, UN names, capitals and Wikidata ids: datasets/country-codes (PDDL);
names: Unicode CLDR; long names and demonyms: CIA World Factbook (public domain);
cow, cow_number: Correlates of War, State System Membership v2016;
aliases, seats and entities without an ISO code: written for Travaux.
Made by scripts/make_states.py; change scripts/states_overlay.yaml and run it again."""
_ASIDE = re.compile(r"\s*[(\[].*?[)\]]|\s*\*+|;? note.*|; current.*")
_NOUN_PLURAL = re.compile(r"([\w\s'’-]+?)\(s\)")
_MEN = re.compile(r"(\w+)man\s?\(men\)")


def main() -> None:
    """Read the sources named on the command line and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    for option in ("--country-codes", "--factbook", "--cow"):
        parser.add_argument(option, type=Path, required=True)
    given = parser.parse_args()
    overlay = yaml.safe_load((HERE / "states_overlay.yaml").read_text("utf-8"))
    facts = dict(_factbook(given.factbook))
    cow = _cow(given.cow, overlay["cow_names"])
    with given.country_codes.open(encoding="utf-8") as lines:
        rows = [_row(line, facts, cow) for line in csv.DictReader(lines)]
    rows += [{"id": key, **_split(row)} for key, row in overlay["others"].items()]
    for row in rows:
        _lay_over(row, overlay["states"].get(row["id"], {}))
    _write(sorted(rows, key=lambda row: row["id"]))


def _row(line: dict[str, str], facts: dict[str, Any], cow: dict[str, Any]) -> dict[str, Any]:
    iso2, iso3 = line["ISO3166-1-Alpha-2"], line["ISO3166-1-Alpha-3"]
    short = Locale("en").territories[iso2].replace("&", "and").replace("St. ", "Saint ")
    fact = facts.get(short) or facts.get(_clean(line["UNTERM English Short"])) or {}
    number, letters = (
        cow.get(short) or cow.get(_clean(line["UNTERM English Short"])) or (None, None)
    )
    codes = {
        "iso2": iso2, "iso3": iso3, "cow_number": number, "cow": letters,
        "wikidata": line["wikidata_id"].rpartition("/")[2],
    }  # fmt: skip
    names = [line["UNTERM English Short"], line["UNTERM English Formal"], line["CLDR display name"]]
    independent = line["is_independent"] == "Yes"
    return {
        "id": iso3,
        "name": short,
        "kind": "state" if independent else "territory",
        "codes": {key: value for key, value in codes.items() if value},
        "names": _unique([*map(_clean, names), *fact.get("names", [])], but=short),
        "demonyms": fact.get("demonyms", []),
        "capitals": [line["Capital"].strip()] if line["Capital"].strip() else [],
    }


def _split(row: dict[str, Any]) -> dict[str, Any]:
    return {"kind": "state", "names": [], "demonyms": [], "capitals": [], **row}


def _lay_over(row: dict[str, Any], more: dict[str, Any]) -> None:
    """``key: value`` replaces, ``key+: [values]`` adds."""
    for key, value in more.items():
        if key.endswith("+"):
            row[key[:-1]] = _unique([*row.get(key[:-1], []), *value])
        else:
            row[key] = value
    row["names"] = _unique(row["names"], but=row["name"])
    own = {row["name"], *row["names"]}
    row["demonyms"] = [word for word in row["demonyms"] if word not in own]
    row["capitals"] = [word for word in row["capitals"] if word not in own]


def _factbook(checkout: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    for path in sorted(checkout.glob("*/??.json")):
        page = json.loads(path.read_text("utf-8"))
        name = page.get("Government", {}).get("Country name", {})
        short, long, brief = (
            _text(name, f"conventional {key} form") if key != "abbreviation" else _text(name, key)
            for key in ("short", "long", "abbreviation")
        )
        people = page.get("People and Society", {}).get("Nationality", {})
        found = {
            "names": [n for n in (_clean(long), _clean(short), *_words(brief)) if len(n) > 2],
            "demonyms": _unique(
                [*_words(_text(people, "adjective")), *_nouns(_text(people, "noun"))]
            ),
        }
        for key in {_clean(short), _clean(long)} - {""}:
            yield key, found


def _text(part: dict[str, Any], key: str) -> str:
    value = part.get(key, {})
    plain = re.sub("<[^>]+>", "", html.unescape(value.get("text", "")))
    return "" if plain == "none" or plain.startswith("NA") else plain


def _nouns(text: str) -> Iterator[str]:
    text = _MEN.sub(r"\1man, \1men", text)
    yield from _words(_NOUN_PLURAL.sub(r"\1, \1s", text))


def _words(text: str) -> list[str]:
    return [w.strip() for w in re.split(r",|;|/| or | and ", _ASIDE.sub("", text)) if w.strip()]


def _clean(name: str) -> str:
    bare = _ASIDE.sub("", html.unescape(name)).strip()
    return re.sub(r"^(the|The) ", "", bare)


def _cow(path: Path, same: dict[str, str]) -> dict[str, tuple[int, str]]:
    """Name in our sources -> (number, letters), by the name of Correlates of War."""
    with path.open(encoding="utf-8") as lines:
        found = {row["cow.name"]: (int(row["cown"]), row["cowc"]) for row in csv.DictReader(lines)}
    return found | {ours: found[theirs] for ours, theirs in same.items()}


def _unique(words: Iterable[str], but: str | None = None) -> list[str]:
    return [word for word in dict.fromkeys(words) if word and word != but]


def _write(rows: list[dict[str, Any]]) -> None:
    kept = [{key: value for key, value in row.items() if value} for row in rows]
    text = yaml.safe_dump(
        {"source": SOURCE, "states": kept},
        allow_unicode=True, sort_keys=False, width=100, default_flow_style=None,
    )  # fmt: skip
    TARGET.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
