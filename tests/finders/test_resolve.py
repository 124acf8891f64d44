from __future__ import annotations

from collections.abc import Callable

import pytest

from travaux.finders.mentions import MentionForm, Mentions
from travaux.finders.parties import party_mentions
from travaux.finders.people import People, find_people
from travaux.finders.resolve import resolve, speaker_of
from travaux.language import Annotated

Read = Callable[..., Annotated]
Resolved = tuple[Annotated, People, Mentions]
Reader = Callable[[str], Resolved]
Meant = tuple[str | None, str | None]


@pytest.fixture(scope="session")
def resolved(read: Read) -> Reader:
    def resolver(text: str) -> Resolved:
        annotated = read(text)
        parties = Mentions(party_mentions(annotated))
        people = find_people(annotated, parties)
        return annotated, people, resolve(annotated, people, parties)

    return resolver


def meant(resolved: Resolved, form: MentionForm) -> list[tuple[str, str | None, str | None]]:
    annotated, _, mentions = resolved
    return [
        (m.span.of(annotated.text), m.person, m.party.id if m.party else None)
        for m in mentions
        if m.form == form
    ]


def speakers(resolved: Resolved, words: str, nth: int = 0) -> list[tuple[str, Meant]]:
    annotated, people, mentions = resolved
    start = -1
    for _ in range(nth + 1):
        start = annotated.text.index(words, start + 1)
    source = annotated.document.passage(start, start + len(words))
    found = speaker_of(source, mentions, people.people)
    return [(s.name, (s.person, s.party.id if s.party else None)) for s in found]


LUND = "Nato Secretary-General Erik Lund met Pavel Novak, the Russian foreign minister, in Vienna. "


@pytest.mark.parametrize(
    ("then", "words", "person", "party"),
    [
        ("The Secretary General was hopeful.", "The Secretary General", "erik-lund", "org:nato"),
        ("The foreign minister was not.", "The foreign minister", "pavel-novak", "RUS"),
        ("The Russian minister was not.", "The Russian minister", "pavel-novak", "RUS"),
        ("The German minister was not.", "The German minister", None, "DEU"),
        ("The deputy foreign minister left.", "The deputy foreign minister", None, None),
        ("The former foreign minister left.", "The former foreign minister", None, None),
        ("The prime minister left.", "The prime minister", None, None),
    ],
)
def test_an_office_is_its_holder_or_its_party_or_nobody(
    resolved: Reader, then: str, words: str, person: str | None, party: str | None
) -> None:
    found = meant(resolved(LUND + then), MentionForm.OFFICE)
    assert found[-1] == (words, f"person:{person}" if person else None, party)


def test_an_office_of_two_holders_is_the_last_one_mentioned(resolved: Reader) -> None:
    text = (
        "French President Luc Moreau came first. Polish President Jan Nowak came next. "
        "Moreau spoke. The president smiled."
    )
    assert meant(resolved(text), MentionForm.OFFICE)[-1][1] == "person:luc-moreau"


def test_an_office_is_nobodys_before_its_holder_is_named(resolved: Reader) -> None:
    text = "The chancellor was late. German Chancellor Paul Krause arrived at noon."
    assert meant(resolved(text), MentionForm.OFFICE)[0] == ("The chancellor", None, None)


@pytest.mark.parametrize(
    ("text", "words", "parties"),
    [
        ("US officials agreed.", "US officials", ["USA"]),
        ("A senior diplomat agreed.", "A senior diplomat", [None]),
        ("Two senior Iraqi officials agreed.", "Two senior Iraqi officials", ["IRQ"]),
        ("The Russian delegation left.", "The Russian delegation", ["RUS"]),
        ("Nato foreign ministers met.", "Nato foreign ministers", ["org:nato"]),
        ("US and Iraqi officials agreed.", "US and Iraqi officials", ["USA", "IRQ"]),
        ("Both sides agreed.", "Both sides", [None]),
        ("Diplomats from Japan agreed.", "Diplomats from Japan", ["JPN"]),
    ],
)
def test_a_group_has_the_party_that_is_stated(
    resolved: Reader, text: str, words: str, parties: list[str | None]
) -> None:
    found = meant(resolved(text), MentionForm.GROUP)
    assert {name for name, _, _ in found} == {words}
    assert [party for _, _, party in found] == parties
    assert all(person is None for _, person, _ in found)


@pytest.mark.parametrize("text", ["The troops left.", "A state visit.", "The force of the law."])
def test_common_words_are_no_group(resolved: Reader, text: str) -> None:
    assert meant(resolved(text), MentionForm.GROUP) == []


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Foreign Minister Pavel Novak spoke. He was brief.", "pavel-novak"),
        ("Pavel Novak met Anna Lind in Oslo. She was brief.", "anna-lind"),
        ("Pavel Novak spoke to Peter Hale. He was brief.", "pavel-novak"),
        ("Pavel Novak and Peter Hale spoke. He was brief.", None),
        ("Anna Lind spoke. He was brief.", None),
        ("Pavel Novak left. A diplomat said it was late. He was angry.", None),
        ("Pavel Novak left. A shopkeeper said it was late. He was angry.", None),
        ("Pavel Novak said he was ready.", "pavel-novak"),
    ],
)
def test_a_pronoun_means_the_one_who_fits(resolved: Reader, text: str, person: str | None) -> None:
    found = meant(resolved(text), MentionForm.PRONOUN)
    assert found[-1][1] == (f"person:{person}" if person else None)


def test_pronouns_inside_quotes_are_left_alone(resolved: Reader) -> None:
    found = resolved('Pavel Novak spoke. "He who waits loses," said Anna Lind.')
    assert meant(found, MentionForm.PRONOUN) == []


def test_a_country_in_a_name_is_no_party(resolved: Reader) -> None:
    _, _, mentions = resolved("The economist Michael Jordan spoke to Mr Jordan's students.")
    assert all(m.party is None for m in mentions)


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        ("Nato Secretary-General Erik Lund said so.", "Nato Secretary-General Erik Lund",
         [("Erik Lund", ("person:erik-lund", "org:nato"))]),
        ("Pavel Novak, the Russian foreign minister, said so.",
         "Pavel Novak, the Russian foreign minister,",
         [("Pavel Novak", ("person:pavel-novak", "RUS"))]),
        ("Russia and China said so.", "Russia and China",
         [("Russia", (None, "RUS")), ("China", (None, "CHN"))]),
        ("Two senior US officials said so.", "Two senior US officials",
         [("Two senior US officials", (None, "USA"))]),
        ("A person close to the talks said so.", "A person close to the talks",
         [("A person close to the talks", (None, None))]),
        ("The Russian Foreign Ministry said so.", "The Russian Foreign Ministry",
         [("The Russian Foreign Ministry", (None, "RUS"))]),
        ("The Syrian Seed Society said so.", "The Syrian Seed Society",
         [("The Syrian Seed Society", (None, None))]),
        ("Anna Lind spoke. Lind supporters said so.", "Lind supporters",
         [("Lind supporters", (None, None))]),
        ("Ana Lind, a top Finnish official, said so.", "Ana Lind, a top Finnish official,",
         [("Ana Lind", ("person:ana-lind", None))]),
        ("The Relief Team, a group of Finnish diplomats, said so.",
         "The Relief Team, a group of Finnish diplomats,",
         [("The Relief Team, a group of Finnish diplomats", (None, None))]),
        ("Some of the Finnish delegates said so.", "Some of the Finnish delegates",
         [("Some of the Finnish delegates", (None, "FIN"))]),
        ("A Finnish opposition leader said so.", "A Finnish opposition leader",
         [("A Finnish opposition leader", (None, None))]),
        ("Anna Lind spoke. The Lind White House said so.", "The Lind White House",
         [("The Lind White House", (None, "USA"))]),
        ("Her friends and Finnish activists said so.", "Her friends and Finnish activists",
         [("Her friends and Finnish activists", (None, None))]),
        ("A baker in Japan said so.", "A baker in Japan",
         [("A baker in Japan", (None, None))]),
        ("Presidents Marchetti and Lindqvist said so.", "Presidents Marchetti and Lindqvist",
         [("Marchetti", ("person:marchetti", None)), ("Lindqvist", ("person:lindqvist", None))]),
        ("Anna Lind spoke. Lind's lawyers said so.", "Lind's lawyers",
         [("Lind's lawyers", (None, None))]),
        ("German Chancellor Paul Krause and Polish President Jan Nowak said so.",
         "German Chancellor Paul Krause and Polish President Jan Nowak",
         [("Paul Krause", ("person:paul-krause", "DEU")),
          ("Jan Nowak", ("person:jan-nowak", "POL"))]),
    ],
)  # fmt: skip
def test_a_source_gives_its_speakers(
    resolved: Reader, text: str, source: str, expected: list[tuple[str, Meant]]
) -> None:
    assert speakers(resolved(text), source) == expected


def test_a_pronoun_gives_the_person_by_name(resolved: Reader) -> None:
    found = resolved("Russian Foreign Minister Pavel Novak spoke. He said more.")
    assert speakers(found, "He") == [("Pavel Novak", ("person:pavel-novak", "RUS"))]


HOLM = "Jonas Mathis left. Norwegian Foreign Minister Astrid Holm spoke first. "


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        ("Her counterpart, Finnish Minister Pekka Salo, said so.",
         "Her counterpart, Finnish Minister Pekka Salo,", [("Pekka Salo", "pekka-salo", "FIN")]),
        ("Her lawyer, Jon Vik, said so.", "Her lawyer, Jon Vik,", [("Jon Vik", "jon-vik", None)]),
        ("Mathis' lawyer, Jon Vik, said so.", "Mathis' lawyer, Jon Vik,",
         [("Jon Vik", "jon-vik", None)]),
        ("Her spokesman said so.", "Her spokesman", [("Her spokesman", None, None)]),
        ("Her Finnish counterpart said so.", "Her Finnish counterpart",
         [("Her Finnish counterpart", None, "FIN")]),
        ("A campaigner for Astrid Holm said so.", "A campaigner for Astrid Holm",
         [("A campaigner for Astrid Holm", None, None)]),
        ("She said so.", "She", [("Astrid Holm", "astrid-holm", "NOR")]),
    ],
)  # fmt: skip
def test_whose_the_speaker_is_does_not_speak(
    resolved: Reader, text: str, source: str, expected: list[tuple[str, str | None, str | None]]
) -> None:
    wanted = [(name, (f"person:{who}" if who else None, party)) for name, who, party in expected]
    assert speakers(resolved(HOLM + text), source) == wanted


def test_whose_spokesman_it_is_may_have_changed(resolved: Reader) -> None:
    text = "Chilean spokesman Jon Vik left. Minister Astrid Holm came. Her spokesman said so."
    assert speakers(resolved(text), "Her spokesman") == [("Her spokesman", (None, None))]


@pytest.mark.parametrize(
    ("source", "parties"),
    [
        ("Spain, Italy and some 40 others", ["ESP", "ITA"]),
        ("Spain and its partners", ["ESP"]),
        ("KENYA and PERU", ["KEN", "PER"]),
        ("The RUSSIAN FEDERATION, with EGYPT and QATAR,", ["RUS", "EGY", "QAT"]),
        ("JAPAN, opposed by the EU,", ["JPN"]),
        ("GHANA, for the African Group,", ["GHA"]),
        ("BRAZIL, on behalf of GRULAC,", ["BRA"]),
        ("China, the largest buyer,", ["CHN"]),
        ("Both the EU and Norway", ["org:eu", "NOR"]),
        ("OSLO -- Norway", ["NOR"]),
        ("Peru, Chile and the members of the European Union", ["PER", "CHL", "org:eu"]),
    ],
)
def test_conjoined_parties_speak_together(
    resolved: Reader, source: str, parties: list[str]
) -> None:
    found = speakers(resolved(f"{source} rejected the text."), source)
    assert [meant for _, meant in found] == [(None, party) for party in parties]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Anna Lind of Norway and Hugo Paz of Peru",
         [("person:anna-lind", "NOR"), ("person:hugo-paz", "PER")]),
        ("Senator Anna Lind of Ohio and Senator Hugo Paz of Maine",
         [("person:anna-lind", None), ("person:hugo-paz", None)]),
        ("Chair Anna Lind (Norway)", [("person:anna-lind", "NOR")]),
        ("Anna Lind, who led the American delegation,", [("person:anna-lind", "USA")]),
    ],
)  # fmt: skip
def test_the_side_beside_a_name_is_no_speaker_of_its_own(
    resolved: Reader, source: str, expected: list[Meant]
) -> None:
    found = speakers(resolved(f"{source} rejected the text."), source)
    assert [meant for _, meant in found] == expected


def test_of_two_with_one_name_the_title_tells_which(resolved: Reader) -> None:
    found = resolved(
        "The central bank governor, Moses Phiri, said it was late. Finance Minister Chanda Phiri "
        "said it was early. Governor Phiri left."
    )
    assert meant(found, MentionForm.OFFICE)[-1][1] == "person:moses-phiri"


def test_a_place_before_an_office_does_not_hold_it(resolved: Reader) -> None:
    found = resolved("In New York, the Peruvian envoy, Ana Lind, left. The envoy said no.")
    assert meant(found, MentionForm.OFFICE)[-1][1] == "person:ana-lind"


def test_a_voice_speaks_for_the_side_of_whom_it_serves(resolved: Reader) -> None:
    found = resolved("Peru's envoy Ana Lind left. An aide to Ana Lind said it was late.")
    ((name, (person, party)),) = speakers(found, "An aide to Ana Lind")
    assert (name, person, party) == ("An aide to Ana Lind", None, "PER")


def test_an_ally_of_a_state_is_not_that_state(resolved: Reader) -> None:
    found = resolved("US allies said it was late. NATO allies said so too.")
    assert speakers(found, "US allies") == [("US allies", (None, None))]
    assert speakers(found, "NATO allies")[0][1] == (None, "org:nato")


def test_a_counterpart_speaks_too(resolved: Reader) -> None:
    found = resolved("Ana Ruiz and her Peruvian counterpart, Bo Lind, said it was late.")
    words = "Ana Ruiz and her Peruvian counterpart, Bo Lind,"
    assert [name for name, _ in speakers(found, words)] == ["Ana Ruiz", "Bo Lind"]
