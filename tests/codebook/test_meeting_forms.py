from travaux.codebook.meeting_forms import meeting_words
from travaux.model import MeetingForm


def test_every_form_has_a_word_and_a_family() -> None:
    words = meeting_words()
    assert set(words.forms.values()) == set(MeetingForm)
    assert set(words.families) == set(MeetingForm)


def test_families_stand_for_themselves_and_for_related_ones() -> None:
    related = meeting_words().related
    assert ("talks", "meeting") in related
    assert ("dinner", "talks") not in related


def test_verbs_that_need_a_word_after_them_are_verdicts() -> None:
    words = meeting_words()
    assert set(words.particles) & set(words.verdicts)
