"""Revision marks and headers in typed scripts, all written for these tests."""

import pytest

from whosestory.readers.revisions import newest, revision_of
from whosestory.readers.screenplay_text import read
from whosestory.work import LineKind, Work

STARRED = """\
INT. BOATHOUSE - DAY

MARTA mends a net by the door. Nobody has asked her to, and       *
she knows it.

                    MARTA
          He isn't coming.                                        *

                    PIET
          Who isn't?

* * *

PIET looks at the water *
"""
PAGE = """\
MARTA mends net {n} by the door, row by row, and hums.

                    MARTA
          He isn't coming, is he.

                    PIET
          Who isn't?

He looks at the water, and at her, and at net {n}.

                    MARTA
          Nobody. It doesn't matter.

PIET goes out with net {n}.

"""


def script(*heads: str) -> str:
    """Pages under these headers, numbered from 2, behind a first one that has none."""
    pages = [f"{head:<60}{n}.\n\n{PAGE.format(n=n)}" for n, head in enumerate(heads, start=2)]
    return "INT. BOATHOUSE - DAY\n\n" + PAGE.format(n=1) + "".join(pages)


HEADS = ("HARBOUR", "HARBOUR - Blue Rev. 3/4/98", "HARBOUR", "HARBOUR", "HARBOUR", "HARBOUR - Pink Rev. 1/2/99")


def load(text: str) -> Work:
    return read(text.encode(), "harbour.txt")


def revised(work: Work) -> list[str]:
    return [work.source.quote(span) for span in work.revised]


@pytest.mark.parametrize(
    ("row", "name"),
    [
        ("Blue Rev. 3/4/98", "Blue Rev. 3/4/98"),
        ("PINK REVISIONS - 5/6/99", "PINK REVISIONS - 5/6/99"),
        ("HARBOUR - Blue Rev. 3/4/98      45.", "Blue Rev. 3/4/98"),
        ("Rev. 05/10/04 (Blue)", "Rev. 05/10/04 (Blue)"),
        ("(YELLOW) 6/7/99", "YELLOW 6/7/99"),
        ("2ND BLUE REV. MAY 5, 1998", "2ND BLUE REV. MAY 5, 1998"),
        ("Goldenrod Revised Pages 1/2/03  7A.", "Goldenrod Revised Pages 1/2/03"),
        ("12/3/99 - Salmon", "12/3/99 - Salmon"),
    ],
)
def test_headers(row: str, name: str) -> None:
    assert revision_of(row) == name


@pytest.mark.parametrize(
    "row",
    [
        "She revised the blue one.",
        "REV. GREEN",  # a clergyman
        "Blue 22",
        "A review of 3/4/98 lies on the table, and the pink sheet with it.",
        "",
    ],
)
def test_no_headers(row: str) -> None:
    assert revision_of(row) == ""


def test_the_newest_revision_is_the_draft() -> None:
    assert newest(["Pink Rev. 2/1/99", "Blue Rev. 12/30/98", "Yellow Rev. 1/31/99"]) == "Pink Rev. 2/1/99"
    assert newest(["Pink Rev. May 5, 1999", "Blue Rev. 6/1/98"]) == "Pink Rev. May 5, 1999"
    assert newest(["Blue Revised", "Pink Revised"]) == "Pink Revised"
    assert newest(["Blue Rev. 3/4/02", "Pink Rev. 3/4/98"]) == "Blue Rev. 3/4/02"
    assert newest([]) == ""


def test_rows_with_an_asterisk_in_the_margin() -> None:
    assert revised(load(STARRED)) == [
        "MARTA mends a net by the door. Nobody has asked her to, and",
        "He isn't coming.",
        "PIET looks at the water",
    ]


def test_pages_under_a_header_where_no_row_is_marked() -> None:
    work = load(script(*HEADS))
    page = [row.strip() for row in PAGE.splitlines() if row.strip()]
    assert revised(work) == [row.format(n=n) for n in (3, 7) for row in page]
    assert work.draft == "Pink Rev. 1/2/99"
    assert not [line for line in work.lines(LineKind.ACTION) if "Rev" in work.quote(line)]


def test_a_row_that_is_marked_says_it_more_closely() -> None:
    text = script(*HEADS).replace("net 5 by the door, row by row, and hums.", "net 5. *")
    assert revised(load(text)) == ["MARTA mends net 5."]


def test_a_header_on_every_page_names_the_draft_and_nothing_is_revised() -> None:
    work = load(script(*["Blue Rev. 3/4/98"] * 20))
    assert work.revised == ()
    assert work.draft == "Blue Rev. 3/4/98"
