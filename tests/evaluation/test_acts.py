"""The scorer of acts and conditions: its files fit their format, its figures count right."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from evaluation.acts import LABELS, by_class, labels, macro_f1, told_and_acts
from evaluation.conditions import SENTENCES, marked_lines

from travaux.model import Act

OWN = LABELS.parent / "own_acts.txt"
HEADER = "corpus\tdocument\tsource\tcue\tcontent\tact\tdraw\tpart\n"


def test_labels_hold_offsets_and_no_words() -> None:
    found = list(labels())
    assert len(found) > 1_200
    assert all(label.found.content for label in found)
    assert {label.part for label in found} == {"train", "test"}
    assert sum(label.part == "test" for label in found) >= 300


def test_no_document_is_both_learnt_from_and_held_out() -> None:
    parts: dict[tuple[str, str], set[str]] = {}
    for label in labels():
        parts.setdefault((label.corpus, label.document), set()).add(label.part)
    assert all(len(found) == 1 for found in parts.values())


def test_own_sentences_cover_every_act() -> None:
    acts = Counter(line.act for line in marked_lines(OWN, {"<": "s", "{": "c", "[": "x"}))
    assert set(acts) == {str(act) for act in Act}
    assert acts.total() >= 250


def test_marks_give_spans_of_the_bare_sentence() -> None:
    line = next(marked_lines(SENTENCES))
    (start, end), *_ = line.spans["condition"]
    assert line.text[start:end].startswith("if ")
    assert not set("[]{}<>") & set(line.text)


def test_a_label_is_read_where_it_stands(tmp_path: Path) -> None:
    text = "The envoy of Peru demanded an apology."
    row = {"id": "news-7", "text": text}
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "news_sample.jsonl").write_text(json.dumps(row), "utf-8")
    file = tmp_path / "acts.tsv"
    line = "news\tnews-7\t0-17\t18-26\t27-37\tdemand\trandom\ttest\n"
    file.write_text(HEADER + line, "utf-8")
    [(label, told)] = told_and_acts(labels(file), tmp_path)
    assert label.act is Act.DEMAND
    assert [t.text for t in told.cue] == ["demanded"]
    assert [t.text for t in told.content] == ["an", "apology"]


def test_figures_by_class_count_each_act() -> None:
    pairs = [(Act.DEMAND, Act.DEMAND), (Act.DEMAND, Act.REPORT), (Act.REPORT, Act.REPORT)]
    scores = by_class(pairs)
    assert scores[Act.DEMAND].recall == 0.5
    assert scores[Act.REPORT].precision == 0.5
    assert macro_f1(pairs) == pytest.approx(2 / 3)
