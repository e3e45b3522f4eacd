"""Who is on stage when: a play as rows, `+` entrances, `-` exits, `=` a cleared stage, `NAME: words` speeches."""

from whosestory.cast import find_stage, present, resolve
from whosestory.cast.stage import Stage
from whosestory.source import Source, Span
from whosestory.work import Form, LineKind, Move, Work, WorkBuilder

MOVES = {"+": Move.ENTER, "-": Move.EXIT, "=": Move.CLEAR}


def play(*rows: str) -> Work:
    """`# heading`, `+A,B`, `-A`, `=`, `!action`, `(aside)`, `A: words`."""
    builder = WorkBuilder(Source.from_text("\n".join(rows)), Form.PLAY)
    at = 0
    for row in rows:
        span = Span(at, at + len(row))
        if row[0] in MOVES:
            builder.staging(span, MOVES[row[0]], tuple(filter(None, row[1:].split(","))))
            builder.add(LineKind.ACTION, span, within=builder.in_speech)
        elif row[0] == "#":
            builder.heading(span)
        elif row[0] == "!":
            builder.add(LineKind.ACTION, Span(at + 1, span.end))
        elif row[0] == "(":
            builder.add(LineKind.PARENTHETICAL, span)
        elif ":" in row:
            head = row.index(":")
            builder.cue(Span(at, at + head))
            builder.add(LineKind.DIALOGUE, Span(at + head + 1, span.end))
        else:
            builder.add(LineKind.DIALOGUE, span)
        at += len(row) + 1
    return builder.build()


def stage(*rows: str) -> Stage:
    work = play(*rows)
    return find_stage(work, resolve(work))


def there(*rows: str) -> list[list[str]]:
    work = play(*rows)
    return [sorted(them) for them in present(work, resolve(work))]


def alone(*rows: str) -> list[str]:
    work = play(*rows)
    found = find_stage(work, resolve(work)).soliloquies
    return [work.quote(line).strip() for line in work.lines(LineKind.DIALOGUE) if line.id in found]


def test_who_enters_is_there_and_silent() -> None:
    assert there("# I", "+ANNA,BEN", "ANNA: Hush.", "# II", "+ANNA", "ANNA: Gone.", "BEN: No.") == [
        ["anna", "ben"], ["anna", "ben"],
    ]  # fmt: skip


def test_a_scene_begins_with_an_empty_stage() -> None:
    assert there("# I", "+ANNA,BEN", "BEN: Yes.", "# II", "+ANNA", "ANNA: Gone.") == [["anna", "ben"], ["anna"]]


def test_spoken_of_isnt_there() -> None:
    rows = ("# I", "+ANNA", "ANNA: Where is Ben?", "!She reads a letter from Ben.", "# II", "+BEN", "BEN: Here.")
    assert there(*rows) == [["anna"], ["ben"]]


def test_done_something_to_is_there() -> None:
    assert there("# I", "+ANNA", "ANNA: Die!", "!Anna stabs Ben.", "# II", "+BEN", "BEN: Here.")[0] == ["anna", "ben"]


def test_alone_is_a_soliloquy() -> None:
    rows = ("# I", "+ANNA,BEN", "ANNA: Go.", "-BEN", "ANNA: At last.", "+BEN", "BEN: Back.")
    assert alone(*rows) == ["At last."]


def test_an_exit_within_a_speech() -> None:
    assert alone("# I", "+ANNA,BEN", "BEN: Yes.", "ANNA: Go.", "-BEN", "Now I am alone.") == ["Now I am alone."]


def test_exit_of_nobody_named_is_who_speaks_last_or_next() -> None:
    assert alone("# I", "+ANNA,BEN", "ANNA: Go.", "BEN: I go.", "-", "ANNA: Alone.") == ["Alone."]
    assert alone("# I", "+ANNA,BEN", "!Music.", "-", "ANNA: Go on.", "-", "BEN: Alone.") == ["Alone."]


def test_a_cleared_stage_keeps_who_remains() -> None:
    rows = ("# I", "+ANNA,BEN,CARL", "CARL: So.", "ANNA: Go.", "=BEN", "BEN: All gone.")
    assert alone(*rows) == ["All gone."]


def test_a_silent_stranger_hears_it_all() -> None:
    assert alone("# I", "+ANNA,Soldiers", "ANNA: Alas.") == []


def test_without_entrances_nothing_is_known() -> None:
    found = stage("# I", "ANNA: Alas.")
    assert (found.there, found.soliloquies) == (({},), frozenset())


def test_asides() -> None:
    rows = (
        "# I",
        "+ANNA,BEN",
        "BEN: Well?",
        "ANNA: Yes.",
        "(aside)",
        "Never.",
        "(to Ben)",
        "Soon.",
        "(aside to Ben)",
        "Now.",
    )
    work = play(*rows)
    found = find_stage(work, resolve(work)).asides
    assert [work.quote(line) for line in work.lines(LineKind.DIALOGUE) if line.id in found] == ["Never."]
