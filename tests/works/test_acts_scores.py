"""The scorer of acts and notes, on answers worked out by hand."""

from works.score_change_acts import people_of, pieces_of, score_acts, score_notes


def act(text: str, kind: str, *, speaker: str = "") -> dict[str, object]:
    return {"text": text, "is_dialogue": bool(speaker), "speaker": speaker, "from": "Anna", "to": "Ben", "act": kind}


def test_an_act_counts_with_its_direction() -> None:
    right = act("Anna hands Ben the keys.", "gives")
    turned = act("Ben hands Anna the keys.", "gives")  # found, and from the wrong one
    missed = act("Anna hums.", "harms")
    none = act("Anna hums.", "none")
    assert score_acts([right, none])[0] == 1
    assert score_acts([turned])[0] == 0
    assert score_acts([right, missed])[0] == 2 / 3  # one right of two asked and one given
    assert len(score_acts([right, missed, turned])[1]) == 2


def test_who_speaks_is_given() -> None:
    assert score_acts([act("All right, you win.", "yields", speaker="Anna")])[0] == 1


def test_people_by_any_word_of_their_names() -> None:
    found = people_of("Pike waits for Mrs. Lund.", ("Sergeant Pike", "Mrs. Lund"))
    assert [(one.start, one.end, one.who) for one in found] == [(0, 4, "Sergeant Pike"), (15, 24, "Mrs. Lund")]


def test_notes_one_by_one() -> None:
    scene = "INT. BARN - DAY\n\nRain.\n\nANNA\nHe hanged himself."
    assert pieces_of(scene)[-1] == ("He hanged himself.", True)
    recall, precision, rows = score_notes([{"text": scene, "notes": ["suicide", "abuse"]}])
    assert (recall, precision, len(rows)) == (0.5, 1, 1)
