"""Offices as a text names them: "the EU's high representative for foreign affairs"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from travaux.codebook.offices import load_names, load_offices
from travaux.finders.mentions import Mention, MentionForm
from travaux.finders.people_names import is_style
from travaux.finders.people_tokens import Tokens
from travaux.model import PartyRef, Span

__all__ = ["OfficePhrase", "find_offices", "is_private"]

_LEFT, _RIGHT = 7, 12  # tokens that a title may reach from its head
_NOMINAL = frozenset({"NOUN", "PROPN"})
_BEFORE = frozenset({"NOUN", "PROPN", "ADJ"})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_POSTS = frozenset({"ambassador", "permanent representative"})  # "UN ambassador" speaks for a state
_WHO_LEADS = re.compile(
    r"\bwho (?:(?P<once>once|previously|formerly|earlier)|also|currently|now)? ?"
    r"(?P<verb>leads|led|heads|headed|(?:co-)?chairs|(?:co-)?chaired) (?:the )?"
)
_LONG_AGO = re.compile(r"[^,;.\n]{0,60}?\b(?:until|from|under|before|years|decades|[12]\d{3})\b")
_HEAD_OF_DELEGATION = re.compile(r"\b([Hh]ead of) the (delegation)$")
_NAME_FOLLOWS = re.compile(r", [A-Z]")
_PATRONYMIC = frozenset({"bin", "ibn", "bint", "ben", "ould"})  # a name follows: "ibn Sultan"
_LOOSE_END = re.compile(r"(?: (?:of|for|to|the|and))+$")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class OfficePhrase:
    """An office with its party. ``span`` holds both, without an article before them.

    ``head`` is the singular head; ``owner`` is where a possessor other than a party ends
    ("Putin's spokesman"), None where there is none.
    """

    span: Span
    title: str
    head: str
    party: PartyRef | None
    former: bool
    plural: bool
    owner: int | None = None


@dataclass(slots=True)
class _Draft:
    """What is gathered around one head."""

    start: int
    end: int
    cuts: list[Span] = field(default_factory=list)  # not part of the title
    party: PartyRef | None = None
    former: bool = False
    owner: int | None = None


def find_offices(tokens: Tokens) -> tuple[OfficePhrase, ...]:
    """The offices that ``tokens`` name, in order, none inside another."""
    found: list[OfficePhrase] = []
    for match in load_offices().pattern.finditer(tokens.text):
        head = Span(*match.span())
        if (found and head.end <= found[-1].span.end) or not _is_noun(head, tokens):
            continue
        phrase = _phrase(head, tokens)
        while found and found[-1].span.start >= phrase.span.start:
            found.pop()
        if not found or found[-1].span.end <= phrase.span.start:
            found.append(phrase)
    found += _leads(tokens)
    return tuple(_shared(sorted(found, key=lambda phrase: phrase.span), tokens))


def is_private(phrase: OfficePhrase) -> bool:
    """Whether its holder speaks for nobody but themselves or an opposition: no side of a state."""
    offices = load_offices()
    return phrase.head in offices.private or not offices.opposed.isdisjoint(
        phrase.title.lower().split()
    )


def _leads(tokens: Tokens) -> Iterator[OfficePhrase]:
    """What somebody is said to lead: "who leads Finland's delegation" is its head.

    The past tense of a report ("who led the delegation") ends nothing, unless it says until when.
    """
    led = load_offices().led
    for match in _WHO_LEADS.finditer(tokens.text):
        draft = _Draft(match.end(), match.end())
        i = tokens.at(match.end() - 1) + 1
        for k in range(i, min(i + _LEFT, len(tokens))):
            token, party = tokens.doc[k], tokens.party(k)
            if party is not None and draft.party is None:
                draft.party = party.party
                draft.cuts.append(_with_preposition(party, tokens))
            elif token.lower_ in led:
                draft.end = token.idx + len(token)
                yield _led(match, draft, token.lower_, tokens.text)
                break


def _led(match: re.Match[str], draft: _Draft, what: str, text: str) -> OfficePhrase:
    """The office of whoever leads ``what``, in the words of the table."""
    verb = match.group("verb")
    chairs = verb.removeprefix("co-").startswith("chair")
    head = "chair" if chairs else "leader" if what in load_offices().followed else "head"
    past = verb == "led" or verb.endswith("ed")
    former = past and bool(match.group("once") or _LONG_AGO.match(text, draft.end))
    title = _HEAD_OF_DELEGATION.sub(r"\1 \2", f"{head} of the {_title(draft, text)}")
    span = Span(match.start() + len("who "), draft.end)
    return OfficePhrase(span, title, head, draft.party, former, plural=False)


def _shared(found: list[OfficePhrase], tokens: Tokens) -> Iterator[OfficePhrase]:
    """``found``, with one party for two offices of one holder: "Peru's president and premier".

    A party behind the second is the first one's too; one before the second is not.
    """
    for i, phrase in enumerate(found):
        before = found[i - 1] if i and phrase.party is None else None
        after = found[i + 1] if i + 1 < len(found) and phrase.party is None else None
        if before is not None and before.party and _joined(before, phrase, tokens):
            yield replace(phrase, party=before.party)
        elif after is not None and after.party and _joined(phrase, after, tokens):
            led = tokens.party(tokens.at(after.span.start)) is not None
            yield phrase if led else replace(phrase, party=after.party)
        else:
            yield phrase


def _joined(one: OfficePhrase, other: OfficePhrase, tokens: Tokens) -> bool:
    if one.plural or other.plural or is_private(one) or is_private(other):
        return False
    if one.former != other.former:
        return False
    if tokens.text[one.span.end : other.span.start] != " and ":
        return False
    after = tokens.at(other.span.end - 1) + 1
    return not tokens.starts_name(after, load_names().given)


def _is_noun(head: Span, tokens: Tokens) -> bool:
    """Whether the word is a noun here, and no family name ("Martin Luther King")."""
    last = tokens.at(head.end - 1)
    if tokens.doc[last].pos_ not in _NOMINAL or tokens.party(last) is not None:
        return False
    if tokens.is_modifier(last):
        return False
    first, after = tokens.at(head.start), tokens.get(last + 1)
    if after is not None and after.text[:1].isupper() and after.lower_ in load_names().things:
        return not head.of(tokens.text)[:1].isupper()
    before = tokens.get(first - 1)
    if before is not None and before.lower_ in _PATRONYMIC:
        return False
    named = tokens.is_person(last) and tokens.is_person(first - 1)
    return not (named and before is not None and before.lower_ in load_names().given)


def _phrase(head: Span, tokens: Tokens) -> OfficePhrase:
    draft = _Draft(head.start, head.end)
    words = head.of(tokens.text)
    key = load_offices().head(words)
    outer = _reach_left(draft, head, tokens)
    _reach_right(draft, head, key, tokens)
    if key in _POSTS and outer is not None and draft.end == head.end and _is_organisation(outer):
        draft.party = None
        draft.cuts.clear()
    plural = load_offices().is_plural(words)
    title = _title(draft, tokens.text)
    if plural:
        title = title.replace(words, _singular(words, key), 1)
    span = Span(draft.start, draft.end)
    return OfficePhrase(span, title, key, draft.party, draft.former, plural, draft.owner)


def _singular(words: str, key: str) -> str:
    """The head ``key`` with the capitals of ``words``."""
    return key.title().replace(" Of ", " of ") if words[:1].isupper() else key


def _title(draft: _Draft, text: str) -> str:
    """The words of the office, without those cut out."""
    kept, at = [], draft.start
    for cut in sorted(draft.cuts):
        if cut.start >= at:
            kept.append(text[at : cut.start])
            at = cut.end
    title = _SPACE.sub(" ", " ".join([*kept, text[at : draft.end]])).strip(" -–,’'")
    return _HEAD_OF_DELEGATION.sub(r"\1 \2", _LOOSE_END.sub("", title))


def _is_organisation(mention: Mention) -> bool:
    """Whether a party is one that states send ambassadors to."""
    return mention.party is not None and mention.party.id.startswith("org:")


def _reach_left(draft: _Draft, head: Span, tokens: Tokens) -> Mention | None:
    """Take in the words before the head that belong to the office; the party before them."""
    offices, capital = load_offices(), head.of(tokens.text)[:1].isupper()
    i = tokens.at(head.start) - 1
    first = i
    outer: Mention | None = None
    while i >= 0 and first - i < _LEFT and not tokens.doc[i + 1].is_sent_start:
        token = tokens.doc[i]
        party = tokens.party(i)
        if party is not None:
            outer = _outermost(party, outer, draft)
            i = tokens.at(party.span.start) - 1
            continue
        if token.text in _POSSESSIVE:
            if tokens.party(i - 1) is None:
                draft.owner = token.idx
                break
        elif token.lower_ in offices.former:
            draft.former = True
            draft.cuts.append(Span(token.idx, token.idx + len(token)))
            draft.start = token.idx
        elif token.text == "-" and tokens.doc[i - 1].idx + len(tokens.doc[i - 1]) == token.idx:
            pass
        elif not _belongs(token, i, capital, tokens):
            break
        elif token.lower_ not in offices.incidental:
            draft.start = token.idx
        else:
            draft.cuts.append(Span(token.idx, token.idx + len(token)))
        i -= 1
    if outer is not None:
        _cut_party(draft, outer, tokens.text)
    draft.party = outer.party if outer else None
    return outer


def _outermost(party: Mention, inner: Mention | None, draft: _Draft) -> Mention | None:
    """The party farther left speaks through the office; one nearer by is where it is posted."""
    draft.start = min(draft.start, party.span.start)
    return party if party.party is not None else inner


def _cut_party(draft: _Draft, party: Mention, text: str) -> None:
    """Leave the country out of the title; "Kremlin spokesman" keeps its seat."""
    after = text[party.span.end : party.span.end + 2]
    possessive = after in {"'s", "’s"}
    if party.form != MentionForm.SEAT or possessive:
        draft.cuts.append(Span(party.span.start, party.span.end + 2 * possessive))


def _belongs(token: Token, i: int, capital: bool, tokens: Tokens) -> bool:
    """Whether a word before a head belongs to the office."""
    if token.lower_ in load_offices().modifiers:
        return True
    if is_style(token.text):
        return False
    if token.pos_ not in _BEFORE or tokens.is_time(i) or tokens.is_person(i) or token.like_num:
        return False
    return not capital or token.text[:1].isupper()


def _reach_right(draft: _Draft, head: Span, key: str, tokens: Tokens) -> None:
    """Take in "of …", "for …", and for those posted somewhere "to …" and the like."""
    i = tokens.at(head.end - 1) + 1
    opener = tokens.get(i)
    if opener is None or opener.is_sent_start:
        return
    posted = _is_posted(key)
    allowed = ("of", "for", "to", "on", "in", "at") if posted else ("of", "for")
    if posted and opener.lower_ == "of":
        i = _past_superior(i, draft, tokens)
        opener = tokens.get(i)
    if opener is None or opener.is_sent_start or opener.lower_ not in allowed:
        return
    end = _noun_phrase(i + 1, opener.lower_ in ("of", "for"), draft, tokens)
    if end is not None:
        draft.end = end
    if end is not None and posted:
        _take_in_post(opener.lower_, draft, tokens)


def _take_in_post(after: str, draft: _Draft, tokens: Tokens) -> None:
    """Take in where somebody is posted: "ambassador of Peru to Japan", "envoy to the UN in Rome,".

    ``after`` is the preposition before. The place of a second post is told only where a name
    follows; elsewhere it may be where something happens.
    """
    i = tokens.at(draft.end - 1) + 1
    opener, post = tokens.get(i), tokens.get(i + 1)
    if opener is None or post is None or opener.lower_ not in ("to", "in", "at"):
        return
    if not (post.text[:1].isupper() or tokens.party(i + 1) is not None or post.lower_ == "the"):
        return
    end = _noun_phrase(i + 1, False, draft, tokens)
    if end is not None and (after == "of" or _NAME_FOLLOWS.match(tokens.text, end)):
        draft.end = end


def _is_posted(key: str) -> bool:
    """Whether a head, or the head without the adjective before it, is posted somewhere."""
    posted = load_offices().posted
    return key in posted or key.rpartition(" ")[2] in posted


def _past_superior(i: int, draft: _Draft, tokens: Tokens) -> int:
    """The token after "of the UN Secretary-General" in an envoy's title; ``i`` where there is none.

    The superior belongs to the title, and their side is the envoy's.
    """
    at, party = i + 1, None
    article = tokens.get(at)
    if article is not None and article.lower_ == "the":
        party = tokens.party(at := at + 1)
    if party is not None:
        at = tokens.at(party.span.end - 1) + 1
    token = tokens.get(at)
    match = load_offices().pattern.match(tokens.text, token.idx) if token is not None else None
    if match is None or tokens.text[match.end() + 1 : match.end() + 2].isupper():
        return i
    draft.end = match.end()
    if party is not None:
        draft.party = draft.party or party.party
        draft.cuts.append(party.span)
    return tokens.at(match.end() - 1) + 1


def _noun_phrase(i: int, ours: bool, draft: _Draft, tokens: Tokens) -> int | None:
    """Where the noun phrase from token ``i`` ends. ``ours``: a party in it is the office's own."""
    end: int | None = None
    for _ in range(_RIGHT):
        token, party = tokens.get(i), tokens.party(i)
        if token is None or token.is_sent_start or "\n" in token.text:
            break
        if party is not None:
            end = party.span.end
            i = tokens.at(end - 1) + 1
            if ours and draft.party is None:
                draft.party = party.party
                draft.cuts.append(_with_preposition(party, tokens))
            if _ends_name(party, i, tokens):
                break
            continue
        if load_offices().pattern.fullmatch(token.text):
            if tokens.starts_name(i + 1, load_names().given):
                return None
            if token.text[:1].isupper():
                break
        if not _continues(token, i, tokens):
            end = _without_compound(end, i, tokens)
            break
        end = token.idx + len(token) if token.pos_ in _BEFORE else end
        i += 1
    _drop_name_of_body(draft, end, tokens)
    return end


def _without_compound(end: int | None, i: int, tokens: Tokens) -> int | None:
    """``end`` before "Geneva-" where token ``i`` goes on with it: "head of a Geneva-based fund"."""
    if tokens.doc[i - 1].text != "-" or tokens.doc[i - 1].whitespace_:
        return end
    before = tokens.get(i - 3)
    return before.idx + len(before) if before is not None and before.pos_ in _BEFORE else None


def _drop_name_of_body(draft: _Draft, end: int | None, tokens: Tokens) -> None:
    """Take no side from "the American Action Network"; "the Russian Security Council" has one."""
    last = tokens.doc[tokens.at((end or 1) - 1)] if end else None
    cut = draft.cuts[-1] if draft.cuts else None
    if last is None or cut is None or cut.start < draft.end or cut.end + 1 > last.idx:
        return
    named = tokens.text[cut.end + 1 : cut.end + 2].isupper() and last.text[:1].isupper()
    if named and last.lower_ not in load_offices().bodies:
        draft.cuts.pop()
        draft.party = None


def _continues(token: Token, i: int, tokens: Tokens) -> bool:
    """Whether a token that names no party goes on with the noun phrase."""
    if tokens.starts_name(i, load_names().given) or tokens.is_time(i):
        return False
    return token.pos_ in _BEFORE or _links(token, i, tokens)


def _ends_name(party: Mention, i: int, tokens: Tokens) -> bool:
    """Whether the token after a party starts something else: "ambassador to Israel Danny Danon"."""
    after = tokens.get(i)
    if after is None or party.form == MentionForm.DEMONYM or after.pos_ != "PROPN":
        return after is None
    return not party.span.of(tokens.text).isupper()


def _with_preposition(party: Mention, tokens: Tokens) -> Span:
    """The party with "of the" before it where nothing follows that it belongs to."""
    text = tokens.text
    after = text[party.span.end : party.span.end + 2]
    if after in {"'s", "’s"}:
        return Span(party.span.start, party.span.end + 2)
    following = tokens.get(tokens.at(party.span.end - 1) + 1)
    if party.form == MentionForm.DEMONYM or (following is not None and following.pos_ in _BEFORE):
        return party.span
    before = re.search(
        r"\b(?:of|for)(?: the)? $", text[max(0, party.span.start - 8) : party.span.start]
    )
    return Span(party.span.start - (len(before.group()) if before else 0), party.span.end)


def _links(token: Token, i: int, tokens: Tokens) -> bool:
    """Whether a word that is no noun can stand inside the noun phrase."""
    if token.pos_ == "DET" or token.text in _POSSESSIVE or token.text == "-":
        return True
    after, before = tokens.get(i + 1), tokens.get(i - 1)
    if after is None or before is None:
        return False
    if token.lower_ in ("of", "for"):
        return after.pos_ in _BEFORE or after.pos_ == "DET" or tokens.party(i + 1) is not None
    if token.lower_ not in ("and", "&"):
        return False
    alike = after.text[:1].isupper() == before.text[:1].isupper()
    fits = after.pos_ in _BEFORE and alike and tokens.party(i + 1) is None
    names = tokens.starts_name(i + 1, load_names().given)
    return fits and not names and not load_offices().pattern.fullmatch(after.text)
