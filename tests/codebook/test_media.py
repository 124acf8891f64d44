from __future__ import annotations

from travaux.codebook.media import load_media
from travaux.codebook.parties import load_parties


def test_agencies_and_outlets_are_told_apart() -> None:
    media = load_media()
    agency, outlet = media.look_up("Interfax"), media.look_up("the Washington Post")
    assert agency is not None
    assert outlet is not None
    assert (agency.agency, outlet.agency) == (True, False)
    assert media.look_up("Ministry") is None


def test_no_medium_is_a_party_and_each_sits_in_a_state_of_the_table() -> None:
    table = load_parties()
    media = load_media()
    assert [words for words in media.surfaces if words in table.surfaces] == []
    assert [m.name for m in media.surfaces.values() if m.country not in table] == []
