from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

import pytest

from travaux.codebook import events as module
from travaux.codebook.events import load_events
from travaux.codebook.tables import read_table
from travaux.errors import CodebookError
from travaux.model import Act, EventClass, MeetingForm, MeetingStatus, Quad


@pytest.fixture
def table(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, Any]]:
    changed: dict[str, Any] = copy.deepcopy(read_table("events"))
    monkeypatch.setattr(module, "read_table", lambda _name: changed)
    load_events.cache_clear()
    yield changed
    load_events.cache_clear()


def test_every_act_form_class_and_root_has_its_row() -> None:
    walk = load_events()
    assert set(walk.acts) == set(Act)
    assert set(walk.forms) == set(MeetingForm)
    assert set(walk.quads) == set(walk.home) == set(EventClass)
    assert len(walk.roots) == 20
    assert {root.plover for root in walk.roots.values()} == {*EventClass, None}


@pytest.mark.parametrize(
    ("act", "plover", "cameo"),
    [
        (Act.DEMAND, EventClass.REQUEST, "10"),
        (Act.APPEAL, EventClass.REQUEST, "02"),
        (Act.OFFER, EventClass.AGREE, "03"),
        (Act.REJECT, EventClass.REJECT, "12"),
        (Act.THREATEN, EventClass.THREATEN, "13"),
        (Act.ACCUSE, EventClass.ACCUSE, "112"),
        (Act.REPORT, None, "010"),
    ],
)
def test_an_act_stands_for_a_class_of_plover_and_a_code_of_cameo(
    act: Act, plover: EventClass | None, cameo: str
) -> None:
    code = load_events().acts[act]
    assert (code.plover, code.cameo) == (plover, cameo)


@pytest.mark.parametrize(
    ("cameo", "plover"),
    [
        ("19", EventClass.ASSAULT),
        ("191", EventClass.COERCE),
        ("1712", EventClass.ASSAULT),
        ("1711", EventClass.COERCE),
        ("163", EventClass.COERCE),
        ("161", EventClass.SANCTION),
        ("0874", EventClass.YIELD),
        ("014", None),
    ],
)
def test_codes_below_a_root_may_belong_to_another_class(
    cameo: str, plover: EventClass | None
) -> None:
    assert load_events().of_cameo(cameo) is plover


def test_a_code_of_no_root_is_refused() -> None:
    with pytest.raises(KeyError):
        load_events().of_cameo("23")


def test_requests_are_verbal_conflict_and_yielding_is_material_cooperation() -> None:
    quads = load_events().quads
    assert quads[EventClass.REQUEST] is Quad.VERBAL_CONFLICT
    assert quads[EventClass.YIELD] is Quad.MATERIAL_COOPERATION


def test_a_meeting_that_is_planned_is_an_intent_and_one_called_off_is_nothing() -> None:
    walk = load_events()
    held = walk.of_meeting(MeetingForm.CALL, MeetingStatus.HELD)
    planned = walk.of_meeting(MeetingForm.CALL, MeetingStatus.SCHEDULED)
    assert held is not None
    assert planned is not None
    assert (held.plover, held.cameo) == (EventClass.CONSULT, "041")
    assert (planned.plover, planned.cameo) == (EventClass.AGREE, "036")
    assert walk.of_meeting(MeetingForm.CALL, MeetingStatus.CANCELLED) is None


def test_an_act_without_a_row_is_told(table: dict[str, Any]) -> None:
    del table["acts"]["warn"]
    with pytest.raises(CodebookError, match="no act warn"):
        load_events()


def test_a_code_that_is_a_number_loses_its_zero_and_is_refused(table: dict[str, Any]) -> None:
    table["acts"]["appeal"]["cameo"] = 2
    with pytest.raises(CodebookError, match="no code of CAMEO"):
        load_events()


def test_an_unknown_class_is_refused(table: dict[str, Any]) -> None:
    table["acts"]["demand"]["plover"] = "DEMAND"
    with pytest.raises(CodebookError, match="DEMAND"):
        load_events()


def test_a_code_and_a_class_that_contradict_each_other_are_refused(table: dict[str, Any]) -> None:
    table["acts"]["demand"]["cameo"] = "12"
    with pytest.raises(CodebookError, match="CAMEO 12"):
        load_events()
