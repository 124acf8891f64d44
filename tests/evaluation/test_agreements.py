from __future__ import annotations

from pathlib import Path

from evaluation.agreements import flat_agreement, score_agreements

TREATY = """<?xml version="1.0"?><treaty><meta>
<name>Peru - Chile</name><date_signed>2031-05-03</date_signed>
<parties_original><partyisocode n="1">PER</partyisocode>
<partyisocode n="2">CHL</partyisocode></parties_original></meta><body>
<chapter name="Preamble"><article>The Republic of Peru and
the Republic of Chile have agreed as follows:</article></chapter>
<chapter number="CHAPTER I" name="Fish"><article number="ARTICLE 1" name="Nets">1. Nets are small.
2. Nets are green.</article><article number="ARTICLE 2" name="Boats">Boats are shared.</article>
</chapter><chapter><article>Done at Vell on 3 May 2031.</article></chapter></body></treaty>"""


def test_a_flat_agreement_keeps_no_structure_but_lines(tmp_path: Path) -> None:
    path = tmp_path / "pta_30.xml"
    path.write_text(TREATY, "utf-8")
    agreement = flat_agreement(path)
    assert "<" not in agreement.text
    assert agreement.looked_at
    assert agreement.parties == {"PER", "CHL"}
    first = agreement.articles[0]
    assert agreement.text[first.start : first.end].endswith("Nets are green.")


def test_what_is_right_in_all_is_scored_so(tmp_path: Path) -> None:
    (tmp_path / "pta_45.xml").write_text(TREATY, "utf-8")
    scores = score_agreements(tmp_path)
    assert scores["number and beginning, half only scored"].right == 2
    assert all(score.f1 == 1.0 for score in scores.values())
