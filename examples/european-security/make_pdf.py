"""Writes documents/draft-agreement-summary.pdf, with the standard library alone.

The PDF has two pages with a running head, page numbers, a footnote, and lines broken to a
width, so that it asks of a reader what real drafts ask. Run it from anywhere:

    python examples/european-security/make_pdf.py
"""

from __future__ import annotations

import textwrap
from pathlib import Path

HEAD = "Alpine Forum on European Security, reading copy"
TITLE = "Draft agreement between Russia and the member states of Nato: a summary by article"
INTRODUCTION = (
    "This is a summary in our own words of the draft that the Ministry of Foreign Affairs of the "
    "Russian Federation made public on 17 December 2021. It is not the text of the draft.1 "
    "Published on 20 December 2021 for the members of the forum."
)
NOTE = "1 Only the text that the ministry published is authoritative."
ARTICLES = """\
The Parties shall be guided by equal and indivisible security and shall not strengthen their
own security to the detriment of that of the others.

The Parties shall use the Nato-Russia Council for urgent consultations and shall set up
telephone lines for emergencies.

The Parties reaffirm that they do not regard each other as adversaries and shall keep up a
dialogue on ways to avoid incidents at sea and in the air.

Russia and the states that were members of Nato on 27 May 1997 shall not keep troops and
weapons on the territory of any other state in Europe beyond those that stood there on that
day. Exceptions may be made with the consent of all Parties.

The Parties shall not place land-based missiles of intermediate and shorter range in areas
from which they can reach the territory of the other Parties.

The member states of Nato undertake to renounce any further enlargement of the alliance, the
accession of Ukraine included.

The member states of Nato shall not carry out military activity in Ukraine, elsewhere in
Eastern Europe, in the South Caucasus or in Central Asia. Russia and Nato members shall not
hold exercises above the size of a brigade in a border zone to be agreed.

This Agreement does not affect the responsibility of the United Nations Security Council for
peace and security.

This Agreement shall enter into force once more than half of the signatories have deposited
their consent. A Party may withdraw from it by giving notice.
"""
WIDTH = 84
LEADING = 15


def lines() -> list[list[str]]:
    """The lines of both pages."""
    first = [HEAD, "", *textwrap.wrap(TITLE, WIDTH), "", *textwrap.wrap(INTRODUCTION, WIDTH), ""]
    second = [HEAD, ""]
    for number, words in enumerate(ARTICLES.split("\n\n"), 1):
        page = first if number <= 5 else second
        page += [f"Article {number}", *textwrap.wrap(words, WIDTH), ""]
    return [[*first, NOTE, "", "1"], [*second, "2"]]


def escaped(line: str) -> str:
    """A line as a PDF string."""
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def objects(pages: list[list[str]]) -> list[str]:
    """The objects of the file, the catalogue first."""
    kids = " ".join(f"{5 + 2 * i} 0 R" for i in range(len(pages)))
    found = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>",
        f"<< /Title ({escaped(TITLE)}) /Author (Alpine Forum on European Security) >>",
    ]
    for i, page in enumerate(pages):
        drawn = "".join(f"({escaped(line)}) Tj T* " for line in page)
        words = f"BT /F1 11 Tf {LEADING} TL 72 780 Td {drawn}ET"
        found.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {6 + 2 * i} 0 R >>"
        )
        found.append(f"<< /Length {len(words)} >>\nstream\n{words}\nendstream")
    return found


def pdf(bodies: list[str]) -> bytes:
    """The file: header, objects, the table of their places, trailer."""
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(bodies) + 1
    end = (
        f"xref\n0 {size}\n0000000000 65535 f \n{table}"
        f"trailer\n<< /Size {size} /Root 1 0 R /Info 4 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    )
    return out + end.encode()


if __name__ == "__main__":
    target = Path(__file__).parent / "documents" / "draft-agreement-summary.pdf"
    target.write_bytes(pdf(objects(lines())))
