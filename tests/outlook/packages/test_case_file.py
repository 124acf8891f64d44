import pytest

from travaux.errors import CaseError
from travaux.outlook.packages import answer, in_words, load_package

CASE = """\
package:
  issues:
    - name: Quota
      values: [low, high]
    - name: Harbour
      values: [closed, shared]
  parties:
    - name: Arlen
      utilities:
        Quota: {low: 0, high: 60}
        Harbour: {closed: 20, shared: {utility: 0, rests_on: [n1]}}
    - name: Borr
      minimum: 31
      weights: {Harbour: 10}
      utilities:
        Quota: {low: 30, high: 0}
        Harbour: {closed: 0, shared: {utility: 7, assumed: yes}}
  status_quo: {Quota: low, Harbour: closed}
  conditions:
    - if: {Quota: high}
      then: {Harbour: shared}
"""


def test_a_case_is_read_and_answered_in_words():
    case = load_package("case.yaml", CASE)
    assert [party.disagreement for party in case.parties] == [20, 30]
    assert case.parties[1].utilities[1] == (0, 70)
    answered = answer(case)
    assert answered.points.nash.package == (1, 1)
    assert (answered.rests_on, answered.assumed, answered.unsaid) == (("n1",), 1, 6)
    said = " ".join(in_words(answered))
    assert "Quota: high; Harbour: shared" in said
    assert "Against the status quo Arlen gains on Quota (high instead of low: 75 %)" in said
    assert "Arlen gives way on Harbour (shared), which costs it 25 %" in said
    assert "worth 70 % to Borr" in said


def test_no_package_for_all_is_an_answer():
    case = load_package("case.yaml", CASE.replace("minimum: 31", "minimum: 101"))
    assert "No package" in in_words(answer(case))[0]


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("high: 60}", "high: much}", 10, "not a number"),
        ("high: 60}", "high: .nan}", 10, "not a"),
        ("{low: 0, high: 60}", "{low: 0}", 10, "'high' is not scored"),
        ("low: 30, high", "low: 30, vast", 16, "no value 'vast'"),
        ("if: {Quota: high}", "if: {Fish: high}", 20, "no issue is called 'Fish'"),
        ("minimum: 31", "minimum: 3", 13, "is less than"),
        ("assumed: yes", "assumed: so", 17, "neither yes nor no"),
        ("values: [low, high]", "values: [low, low]", 4, "different values"),
        ("      then: {Harbour: shared}\n", "", 20, "'then' is missing"),
        (", Harbour: closed}\n", "}\n", 18, "'Harbour' is missing"),
        ("  status_quo: {Quota: low, Harbour: closed}\n", "", 8, "'disagreement' is missing"),
        ("    - if", "    - never: {Quota: [low, high]}\n    - if", 20, "exclude every package"),
    ],
)
def test_errors_name_the_line(old, new, line, words):
    assert old in CASE
    with pytest.raises(CaseError, match=words) as wrong:
        load_package("case.yaml", CASE.replace(old, new, 1))
    assert wrong.value.line == line


def test_an_issue_that_nobody_scores_is_refused():
    text = CASE.replace("  parties:", "    - name: Flag\n      values: [a, b]\n  parties:")
    text = text.replace("Harbour: closed}\n  cond", "Harbour: closed, Flag: a}\n  cond")
    with pytest.raises(CaseError, match="no party scores 'Flag'") as wrong:
        load_package("case.yaml", text)
    assert wrong.value.line == 7
