"""Who tells it, as JSON."""

from whosestory.cast import resolve
from whosestory.reading import Reading
from whosestory.report.narrator import narrator_record
from whosestory.work import build_work


def reading_of(*rows: str) -> Reading:
    work = build_work("\n".join(rows))
    return Reading(work, resolve(work))


def test_nobody() -> None:
    record = narrator_record(reading_of("INT. A - DAY", "ANNA: Yes.", "BEN: No."))
    assert (record.type, record.character, record.frame, record.scenes, record.whose) == ("none", None, False, [], "")


def test_an_outer_voice() -> None:
    told = "NARRATOR (V.O.): There was an island with one lighthouse on it and no boat."
    record = narrator_record(reading_of("EXT. SEA - DAY", told, "INT. A - DAY", "ANNA: Yes.", "BEN: No."))
    assert (record.type, record.character, record.whose) == ("outer", None, "")


def test_a_teller_with_the_places_of_what_is_said() -> None:
    rows = [
        row
        for at, said in enumerate(
            ("I was nine and she was ten.", "We ate what she had left us.", "I never saw her again.")
        )
        for row in (f"INT. R{at} - DAY", f"ANNA (V.O.): {said}", f"EXT. ROAD {at} - DAY", "Anna waits. She sits.")
    ]
    reading = reading_of(*rows)
    record = narrator_record(reading)
    quotes = [reading.work.source.text[start:end] for start, end in record.first_person]
    assert (record.type, record.character, record.frame, record.whose) == ("character", "anna", True, "own")
    assert quotes == ["I", "We", "us", "I"]
    assert [reading.work.source.text[start:end] for start, end in record.third_person] == ["she", "she", "her"]
    assert len(record.knows_the_end) == 1
    assert record.scenes == [0, 2, 4]
    assert not record.returns_late  # 4 of 6 scenes
