"""Attribution by a verb and what it governs: "X said that …", "X demanded …", "was told by X"."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

from travaux.codebook.cues import VerbCue
from travaux.finders.attribution_parts import (
    Attribution,
    Page,
    cue_tokens,
    frames_of,
    is_passive,
    leading_verb,
    subject_of,
)
from travaux.model import Act, Span

__all__ = ["by_adjective", "by_verb", "governed", "source_span"]

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_LONG = 400
_ASIDE = frozenset({"although", "though", "even", "which"})
_NOMINAL = frozenset(
    ("for", "to", "of", "as", "against", "between", "towards", "toward", "from", "through", "over")
) | {"on", "upon", "without", "within", "into", "across", "along", "around", "under"}
_DASHES = frozenset({"–", "—", "--", "-"})
_ALONG = (["speaking", "for"], ["along", "with"], ["together", "with"], ["speaking", "on"])
_AUXILIARY = frozenset({"aux", "auxpass", "neg", "advmod"})
_ASIDES = 40  # tokens of an aside in a source
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj", "csubjpass"})
_AUX = frozenset({"aux", "auxpass"})
_IF = frozenset({"if", "unless", "should"})
_THINKING = frozenset({"about", "at", "over", "with", "of", "for", "to"})
_MAKE = frozenset({"make", "makes", "made", "making"})
_CLEAR = frozenset({"clear", "plain", "known", "explicit"})


def by_verb(page: Page, verb: Token, cue: VerbCue) -> Attribution | None:
    """The attribution that ``verb`` makes with the clause or phrase it governs, or None."""
    if is_passive(verb) or _is_asked(verb):
        return _passive(page, verb, cue) if is_passive(verb) else None
    found = governed(verb, cue) or _made_clear(verb) or _cleft(verb)
    if found is None or (verb.lower_ == "like" and not any(c.tag_ == "MD" for c in verb.lefts)):
        return None
    first, last, link = found
    if _leads(page, verb) or verb.lower_ == "speaking" or _is_object(verb):
        return None
    last = _with_quote(page, _with_condition(verb, _own_words(page, first, last)), first)
    while last > first and page.tokens[last].dep_ in ("cc", "punct"):
        last -= 1
    subject = subject_of(verb, page.cues)
    if subject is None or _bare_infinitive(verb, page) or _is_quoted(page, subject):
        return None
    start, end = cue_tokens(verb, leading_verb(verb, page.cues))
    if link and link.i == end + 1:
        end = link.i
    end = _to_colon(page, end, first)
    content = page.span(first, last)
    cue_words = Span(page.tokens[start].idx, page.tokens[end].idx + len(page.tokens[end]))
    if content is None or content.overlaps(cue_words):
        return None
    return Attribution(source_span(page, subject, verb), cue_words, (content,))


def by_adjective(page: Page, word: Token) -> Attribution | None:
    """The attribution by "is deeply concerned about …", "are confident that …", or None."""
    be = next((c for c in word.lefts if c.dep_ == "auxpass"), word.head)
    subject = next((c for c in (*be.lefts, *word.lefts) if c.dep_ in _SUBJECTS), None)
    if be.lemma_ != "be" or subject is None or be.i > word.i or subject.lower_ in ("it", "there"):
        return None
    for child in (*word.rights, *be.rights):
        clause = child.dep_ == "ccomp" and child.left_edge.i == word.i + 1
        phrase = child.dep_ == "prep" and child.i == word.i + 1 and child.lower_ in _THINKING
        if clause or (phrase and child.right_edge.i > child.i):
            start = cue_tokens(be, be)[0]
            end = child.i if phrase else word.i
            content = page.span(end + 1, child.right_edge.i)
            cue = Span(page.tokens[start].idx, page.tokens[end].idx + len(page.tokens[end]))
            source = source_span(page, subject, be)
            return Attribution(source, cue, (content,)) if content else None
    return None


def _leads(page: Page, verb: Token) -> bool:
    """Whether ``verb`` leads to another that attributes: "refused" in "refused to confirm it"."""
    if verb.lower_ not in page.cues.leading:
        return False
    for child in verb.rights:
        cue = page.cues.verbs.get(child.lower_) if child.dep_ == "xcomp" else None
        if cue and leading_verb(child, page.cues) != child and governed(child, cue):
            return True
    return False


def _with_quote(page: Page, last: int, first: int) -> int:
    """The end of a content with the quote that goes on right behind it: "as a state “that …”"."""
    if first > last or last + 1 >= len(page.tokens) or not page.tokens[last + 1].is_quote:
        return last
    quote = page.quote_at(page.tokens[last + 1].idx)
    if quote is None or quote.outer.start != page.tokens[last + 1].idx or not quote.closed:
        return last
    return page.token_at(quote.outer.end) - 1


def _is_quoted(page: Page, subject: Token) -> bool:
    """Whether the parser took a word of what is quoted for the subject of a verb outside."""
    quote = page.quote_at(subject.idx)
    said = page.annotated.token_span(quote.inner) if quote else None
    return said is not None and any(t.tag_ in FINITE for t in said)


def _is_asked(verb: Token) -> bool:
    """Whether a participle says what somebody was asked before he spoke: "Asked whether …"."""
    return (
        verb.tag_ == "VBN"
        and verb.dep_ == "advcl"
        and not any(c.dep_ in _AUX or c.dep_ in _SUBJECTS for c in verb.lefts)
    )


def _is_object(verb: Token) -> bool:
    """Whether a gerund is what is left undone or spoken of: "stopped short of accepting"."""
    return verb.dep_ == "pcomp" and verb.head.lower_ in ("without", "of", "from", "against")


def _bare_infinitive(verb: Token, page: Page) -> bool:
    """Whether ``verb`` is an infinitive that no leading verb makes an act: "came to defend"."""
    led = leading_verb(verb, page.cues)
    return led == verb and any(c.tag_ == "TO" for c in verb.lefts)


def source_span(page: Page, noun: Token, verb: Token) -> Span | None:
    """The noun phrase of ``noun`` without what belongs to ``verb``.

    Who goes along or is spoken for belongs to it ("Peru, with Chile,"; "Kenya, on behalf of …,").
    """
    first, last = noun.left_edge.i, noun.right_edge.i
    if first <= verb.i <= last:
        first, last = (first, verb.left_edge.i - 1) if noun.i < verb.i else (verb.i + 1, last)
    if first > noun.i or last < noun.i:
        first = last = noun.i
    first, noun = _opening(page, (first, last), noun, verb)
    for child in noun.rights:
        if child.dep_ == "prep" and noun.i < child.i <= last and _is_time(child):
            last = child.i - 1  # "officials on Sunday" are officials
            break
        apart = child.dep_ == "prep" and page.tokens[child.i - 1].text == ","
        if apart and noun.i < child.i <= last and not _along(page, child.i):
            last = child.i - 2  # "Ann Lee, including on Monday," is Ann Lee
            break
    if last < verb.i:
        last = _with_those(page, last, verb)
    return _closed(page, page.span(first, last))


def _closed(page: Page, span: Span | None) -> Span | None:
    """A source with an apposition holds the comma that closes it, as PolNeAR has it."""
    text = page.annotated.text
    if span is None or "," not in span.of(text) or text[span.end : span.end + 1] != ",":
        return span
    return Span(span.start, span.end + 1)


def _is_time(prep: Token) -> bool:
    """Whether a preposition leads to a day: "on Sunday"."""
    return any(c.dep_ == "pobj" and c.ent_type_ in ("DATE", "TIME") for c in prep.rights)


def _opening(page: Page, edges: tuple[int, int], noun: Token, verb: Token) -> tuple[int, Token]:
    """The first token of a source, and its noun.

    A heading before a colon or dash is cut off ("Finance: Peru and Chile"); where a list "among
    them" was taken for the subject, the noun before it is.
    """
    tokens, (first, last) = page.tokens, edges
    for i in range(max(first, noun.i - _LONG), last):
        if tokens[i].text == ":" and not page.quote_at(tokens[i].idx):
            heading = not any(t.text == "," for t in tokens[first:i])
            return (i + 1, tokens[i + 1]) if heading else (first, noun)
        if i >= noun.i:
            continue
        if tokens[i].text in _DASHES and tokens[i].whitespace_:
            first = i + 1
        elif tokens[i].text == ")" and tokens[first].text == "(":
            first = i + 2 if tokens[i + 1].text == "," else i + 1
    if tokens[first].lower_ in ("among", "including", ","):
        whole = next((c for c in verb.lefts if c.dep_ in _SUBJECTS and c.i < first), None)
        if whole is not None:
            return whole.left_edge.i, whole
    return min(first, noun.i), noun


def _along(page: Page, i: int) -> bool:
    """Whether words that name fellow speakers or those spoken for begin at token ``i``."""
    words = [t.lower_ for t in page.tokens[i : i + 3]]
    if words[:1] == ["with"] or words[:2] in _ALONG or words == ["on", "behalf", "of"]:
        return True
    named = page.tokens[i + 1 : i + 4]
    after = named[1:] if len(named) and named[0].lower_ == "the" else named
    return words[:1] == ["for"] and any(
        t.pos_ == "PROPN" and t.text[0].isupper() for t in after[:1]
    )


def _with_those(page: Page, last: int, verb: Token) -> int:
    """The end of a source with an aside after it that names fellow speakers, up to ``verb``."""
    tokens = page.tokens
    if last + 2 >= verb.i or tokens[last + 1].text != "," or not _along(page, last + 2):
        return last
    end = verb.i - 1
    while end > last and (tokens[end].dep_ in _AUXILIARY or tokens[end].pos_ == "ADV"):
        end -= 1
    words = tokens[last + 2 : end]
    finite = any(t.tag_ in FINITE for t in words)
    return end - 1 if tokens[end].text == "," and not finite and len(words) < _ASIDES else last


def governed(verb: Token, cue: VerbCue) -> tuple[int, int, Token | None] | None:
    """First and last token of what ``verb`` governs, and the preposition that links them."""
    frames = frames_of(verb, cue)
    noun: Token | None = None
    for child in verb.rights:
        dep = child.dep_
        if dep in ("dobj", "dative"):
            noun = noun or (None if _reflexive(child) else child)
        elif (
            dep == "advcl"
            and noun is None
            and "to" in frames
            and _reflexive(verb.doc[child.left_edge.i - 1])
        ):
            return child.left_edge.i, child.right_edge.i, None
        elif dep in ("ccomp", "xcomp"):
            found = _clause(verb, child, noun, frames)
            if found:
                return (*found, None)
        elif dep in ("oprd", "attr", "acomp") and "name" in frames:
            return (noun or child).left_edge.i, child.right_edge.i, None
        elif dep in ("prep", "agent"):
            linked = _linked(child, noun, frames) or _announced(child, noun, frames)
            if linked:
                return linked
    if noun and noun.dep_ == "dobj" and "np" in frames and _is_told(noun, frames["np"]):
        return noun.left_edge.i, _with_prepositions(verb, noun), None
    return None


def _reflexive(word: Token) -> bool:
    """Whether one acts on oneself: "committed itself to"."""
    return word.lower_.endswith(("self", "selves")) and word.pos_ == "PRON"


def _is_told(noun: Token, act: Act) -> bool:
    """Whether an object can be what is said: no person; "it" and "this" where a text is taken."""
    if noun.pos_ != "PRON":
        return True
    return act in (Act.ACCEPT, Act.REJECT) and noun.lower_ in (
        "it",
        "this",
        "that",
        "these",
        "both",
    )


def _with_prepositions(verb: Token, noun: Token) -> int:
    """The end of an object with what the parser hung on the verb: "an end | to the talks"."""
    last = noun.right_edge.i
    for child in verb.rights:
        if child.left_edge.i != last + 1:
            continue
        to = child.dep_ == "advcl" and child.left_edge.tag_ == "TO" and noun.pos_ == "NOUN"
        if to or (child.dep_ == "prep" and child.lower_ in _NOMINAL):
            last = child.right_edge.i
    return last


def _own_words(page: Page, first: int, last: int) -> int:
    """The end of a content without what the reporter adds behind a comma.

    "…, which was new", "…, even though …", "…, adding …" may be anybody's; PolNeAR's annotators
    leave out what is not clearly attributed.
    """
    tokens = page.tokens
    seen = False
    for i in range(first, min(last, first + _LONG)):
        seen = seen or tokens[i].tag_ in FINITE
        if seen and tokens[i].text == "," and not page.quote_at(tokens[i].idx):
            after = tokens[i + 1]
            aside = after.lower_ in _ASIDE or (after.tag_ == "VBG" and after.dep_ == "advcl")
            if aside and after.head.right_edge.i <= last:
                return i
    return last


def _with_condition(verb: Token, last: int) -> int:
    """The end of a content with the condition that follows it: "warned of sanctions if …"."""
    for child in verb.rights:
        opening = child.left_edge
        if child.dep_ == "advcl" and opening.i == last + 1 and opening.lower_ in _IF:
            return child.right_edge.i
    return last


def _to_colon(page: Page, end: int, first: int) -> int:
    """The end of a cue with the colon after it, or with all of "made it clear" before ``first``."""
    words = [t.lower_ for t in page.tokens[end + 1 : min(first, end + 3)]]
    if words and words[-1] in _CLEAR and (len(words) == 1 or words[0] == "it"):
        return end + len(words)
    return end + 1 if words[:1] == [":"] else end


def _made_clear(verb: Token) -> tuple[int, int, Token | None] | None:
    """The clause after "made clear", "made it plain"."""
    if verb.lower_ not in _MAKE:
        return None
    tokens, at = verb.doc, verb.i + 1
    at += at < len(tokens) and tokens[at].lower_ == "it"
    if at + 2 >= len(tokens) or tokens[at].lower_ not in _CLEAR:
        return None
    that = tokens[at + 1]
    if that.lower_ == "that" and that.dep_ == "mark" and that.head.i > that.i:
        return that.i, that.head.right_edge.i, None
    for head in (tokens[at], verb):
        for child in head.rights:
            if child.dep_ in ("ccomp", "advcl") and child.left_edge.i > at:
                return child.left_edge.i, child.right_edge.i, None
            if child.dep_ in ("ccomp", "xcomp") and child.i == at:
                clause = next((c for c in child.rights if c.dep_ in ("ccomp", "advcl")), None)
                if clause is not None:
                    return clause.left_edge.i, clause.right_edge.i, None
    return None


def _cleft(verb: Token) -> tuple[int, int, Token | None] | None:
    """What follows "is" in "what Peru wants is …"."""
    joins = verb.head
    if verb.dep_ != "csubj" or joins.lemma_ != "be" or joins.i < verb.i:
        return None
    if not any(c.lower_ == "what" and c.dep_ == "dobj" for c in verb.lefts):
        return None
    said = next((c for c in joins.rights if c.dep_ in ("attr", "ccomp", "xcomp")), None)
    return (said.left_edge.i, said.right_edge.i, None) if said is not None else None


def _clause(
    verb: Token, clause: Token, noun: Token | None, frames: Mapping[str, Act]
) -> tuple[int, int] | None:
    """First and last token of a clause that ``verb`` governs in one of its frames."""
    first, last = clause.left_edge.i, clause.right_edge.i
    if first <= verb.i:
        return None
    own = _has_subject(clause)
    if any(c.tag_ == "TO" for c in clause.lefts):
        if "np-to" in frames and (own or noun):
            return (noun.left_edge.i if noun and not own else first), last
        return (first, last) if "to" in frames and not own else None
    if clause.tag_ == "VBG" and not own:
        return (first, last) if "ing" in frames else None
    if "name" in frames and clause.pos_ not in ("VERB", "AUX"):
        return (noun.left_edge.i if noun else first), last
    return _finite(clause, noun, frames, own=own)


def _has_subject(clause: Token) -> bool:
    """Whether a clause has a subject of its own, be it hung on its auxiliary."""
    for child in clause.lefts:
        if child.dep_ in _SUBJECTS:
            return True
        if child.dep_ in _AUX and any(c.dep_ in _SUBJECTS for c in child.lefts):
            return True
    return any(c.dep_ == "advcl" and c.tag_ == "VBG" for c in clause.lefts)


def _finite(
    clause: Token, noun: Token | None, frames: Mapping[str, Act], *, own: bool
) -> tuple[int, int] | None:
    """A finite clause; its subject may have been taken for the object of the verb."""
    if "that" not in frames:
        return None
    first, last = clause.left_edge.i, clause.right_edge.i
    if not own and clause.tag_ in (*FINITE, "VB", "VBN"):
        return (noun.left_edge.i, last) if noun else None
    told = noun is None or "person" in frames or noun.dep_ == "dative"
    return (first, last) if told else None


def _linked(
    prep: Token, noun: Token | None, frames: Mapping[str, Act]
) -> tuple[int, int, Token | None] | None:
    word, last = prep.lower_, prep.right_edge.i
    word = "to-np" if word == "to" else word
    if last == prep.i or (word not in ("of", "about", "for") and _is_time(prep)):
        return None
    if noun and (f"np-{word}" in frames or (word == "as" and "as" in frames)):
        return noun.left_edge.i, last, None
    whom = "on-to" if word in ("on", "upon") else f"{prep.lower_}-to"
    urged = _called_on(prep) if whom in frames else None
    if urged or whom == "on-to" in frames:
        return urged
    if word != "as" and word in frames and (noun is None or "person" in frames):
        return prep.i + 1, last, prep
    return None


def _announced(
    prep: Token, noun: Token | None, frames: Mapping[str, Act]
) -> tuple[int, int, Token | None] | None:
    """The clause after where it was said: "said | in a statement | that …"."""
    place = next((c for c in prep.rights if c.dep_ == "pobj"), None)
    if place is None or "that" not in frames or not (noun is None or "person" in frames):
        return None
    for clause in place.rights:
        that = clause.left_edge
        full = that.lower_ == "that" and that.dep_ == "mark" and _has_subject(clause)
        if full and clause.dep_ in ("acl", "relcl", "ccomp"):
            return that.i, clause.right_edge.i, None
    return None


def _called_on(prep: Token) -> tuple[int, int, Token | None] | None:
    """Whom one calls on, and to do what."""
    noun = next((c for c in prep.rights if c.dep_ == "pobj"), None)
    if noun is None:
        return None
    for word in (*noun.rights, *prep.head.rights):
        to = any(c.tag_ == "TO" for c in word.lefts)
        if to and word.i > noun.i and word.dep_ in ("acl", "xcomp", "advcl", "relcl", "ccomp"):
            return prep.i + 1, word.right_edge.i, prep
    return None


def _passive(page: Page, verb: Token, cue: VerbCue) -> Attribution | None:
    """The agent of a passive is the source: "was rejected by Iran", "was accused of …"."""
    agent = next((c for c in verb.rights if c.dep_ == "agent"), None)
    noun = next((c for c in agent.rights if c.dep_ == "pobj"), None) if agent else None
    patient = next((c for c in verb.lefts if c.dep_ == "nsubjpass"), None)
    told = governed(verb, cue) or _of_whom(verb, cue)
    start, end = cue_tokens(verb, verb)
    if agent and agent.i == end + 1:
        end = agent.i
    cue_words = Span(page.tokens[start].idx, page.tokens[end].idx + len(page.tokens[end]))
    spans = [page.span(told[0], told[1])] if told else []
    if patient is not None and "person" in cue.acts:
        patient = None if spans else patient
    if patient is not None and patient.lower_ not in ("it", "there", "who", "which", "that"):
        if told is None and (noun is None or "np" not in cue.acts):
            return None
        spans.insert(0, page.span(patient.left_edge.i, min(patient.right_edge.i, start - 1)))
    elif patient is None and noun is None:
        return None
    opening = page.tokens[start].tag_
    if opening == "TO" or (noun is None and (verb.dep_ == "acl" or opening == "MD")):
        return None
    content = tuple(s for s in spans if s and not s.overlaps(cue_words))
    if not content:
        return None
    return Attribution(source_span(page, noun, verb) if noun else None, cue_words, content)


def _of_whom(verb: Token, cue: VerbCue) -> tuple[int, int, Token | None] | None:
    """What follows the preposition of a passive that has its object as subject: "accused of"."""
    for child in verb.rights:
        if child.right_edge.i == child.i:
            continue
        if child.dep_ == "prep" and (f"np-{child.lower_}" in cue.acts or child.lower_ in cue.acts):
            return child.i, child.right_edge.i, None
        if child.dep_ == "prep" and child.lower_ == "as" and "as" in cue.acts:
            return child.i, child.right_edge.i, None
    return None
