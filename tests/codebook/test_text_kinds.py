from travaux.codebook.text_kinds import text_words
from travaux.model import Modality, TextKind


def test_plurals_name_the_kind_of_their_singular() -> None:
    kinds = text_words().kinds
    assert kinds["treaties"] is TextKind.TREATY
    assert kinds["memoranda"] is TextKind.MEMORANDUM
    assert kinds["resolutions"] is TextKind.RESOLUTION


def test_every_kind_has_a_word() -> None:
    assert set(text_words().kinds.values()) == set(TextKind)


def test_nouns_of_doing_say_what_their_verbs_say() -> None:
    words = text_words()
    assert words.event_nouns["publication"] == words.events["publish"]


def test_operative_verbs_have_a_modality() -> None:
    assert text_words().operative["decides"] is Modality.OBLIGATION
