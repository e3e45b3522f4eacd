"""The head says what painful matter a work contains; of lines of equal weight those of other scenes are quoted."""

import json

from whosestory.analysis import analyze_bytes
from whosestory.report.as_json import to_json
from whosestory.report.page import verdict_page
from whosestory.report.plain import plain_verdict

QUIET = "INT. ROOM {at} - DAY\n\nBEN\nWe have all the time in the world today, I think, and so does she.\n\n"
LOUD = "INT. ROOM {at} - DAY\n\nSERA\nHe hanged himself in the barn, they say, and it was on a Sunday too.\n\n"


def test_the_head_counts_scenes() -> None:
    text = "".join((LOUD if at in (3, 5) else QUIET).format(at=at) for at in range(12))
    analysis = analyze_bytes(text.encode(), "two.fountain")
    page = verdict_page(analysis)
    assert page.contains == ("suicide (2 scenes)",)
    assert "contains: suicide (2 scenes)" in plain_verdict(page)
    notes = json.loads(to_json(analysis))["content_notes"]
    assert [(note["scene"], note["kind"], note["level"]) for note in notes] == [
        (3, "suicide", "mentioned"),
        (5, "suicide", "mentioned"),
    ]


def test_nothing_contained_nothing_said() -> None:
    text = "".join(QUIET.format(at=at) for at in range(12))
    page = verdict_page(analyze_bytes(text.encode(), "none.fountain"))
    assert page.contains == ()
    assert "contains" not in plain_verdict(page)


def test_of_equal_lines_the_unfolded_one_is_quoted() -> None:
    """Two speeches of Ben's with as many words in the same third: the first is in a scene that is noted."""
    same = "INT. ROOM {at} - DAY\n\nBEN\n{words}\n\nSERA\nYes.\n\n"
    noted = "He hanged himself that winter in the long barn by the river road."
    plain = "He mended all the boats that winter in the barn by the road."
    assert len(noted.split()) == len(plain.split())
    speeches = {6: noted, 7: plain}
    text = "".join(same.format(at=at, words=speeches.get(at, "No.")) for at in range(12))
    [ben, *_] = analyze_bytes(text.encode(), "equal.fountain").verdict.cases
    quotes = [" ".join(evidence.quote.split()) for evidence in ben.pro]
    assert plain in quotes
    assert noted not in quotes
