"""The builder: scenes, speeches, divisions, counts."""

import pytest

from whosestory import limits
from whosestory.errors import TooLargeError
from whosestory.language import Cue
from whosestory.source import Page, Source, Span
from whosestory.work import Form, LineKind, Work, WorkBuilder, build_work

K = LineKind


class Script:
    """Builds a work out of `kind, text` pairs, one a row."""

    def __init__(self, *rows: tuple[str, str]) -> None:
        self.builder = WorkBuilder(Source.from_text("".join(f"{text}\n" for _, text in rows), name="made"))
        start = 0
        for kind, text in rows:
            self.put(kind, Span(start, start + len(text)), text)
            start += len(text) + 1

    def put(self, kind: str, span: Span, text: str) -> None:
        match kind:
            case "heading":
                self.builder.heading(span)
            case "cue":
                self.builder.cue(span)
            case "passage":
                self.builder.passage()
                self.builder.add(K.ACTION, span)
            case "division":
                self.builder.division(text, span)
            case _:
                self.builder.add(K(kind), span)

    @property
    def work(self) -> Work:
        return self.builder.build()


def test_a_scene_is_its_heading_and_what_follows() -> None:
    work = Script(
        ("transition", "FADE IN:"),
        ("heading", "31A INT. BAR - NIGHT"),
        ("action", "Smoke hangs."),
        ("heading", "EXT. ROAD - DAY"),
        ("cue", "BEN (V.O.)"),
        ("dialogue", "I drove (beat) on."),
    ).work
    bar, road = work.scenes
    assert [line.kind for line in bar.lines] == [K.TRANSITION, K.HEADING, K.ACTION]
    assert (bar.id, bar.number, bar.place, bar.time, bar.inside, bar.page) == ("S0", "31A", "BAR", "NIGHT", True, "~1")
    assert (road.id, road.number, road.place, road.time, road.inside) == ("S1", "", "ROAD", "DAY", False)
    assert bar.heading is not None
    assert work.quote(bar.heading) == "31A INT. BAR - NIGHT"
    # heading 4 (31A INT BAR NIGHT) + action 2; heading 3 + speech 3, the aside and the cue left out
    assert (bar.n_words, road.n_words, work.n_words, work.n_spoken_words) == (6, 6, 12, 3)
    assert [line.id for line in road.lines] == ["S1.L0", "S1.L1", "S1.L2"]


def test_scenes_cover_the_text_without_gaps() -> None:
    work = Script(("action", "One."), ("heading", "INT. A"), ("action", "Two."), ("heading", "INT. B")).work
    assert [scene.span for scene in work.scenes] == [Span(0, 5), Span(5, 17), Span(17, 24)]


def test_action_before_the_first_heading_is_a_scene_of_its_own() -> None:
    work = Script(("action", "Black."), ("heading", "INT. BAR")).work
    assert [scene.heading is None for scene in work.scenes] == [True, False]


def test_a_passage_is_a_scene_without_heading() -> None:
    work = Script(("cue", "BEN"), ("dialogue", "Yes."), ("passage", "Later, snow.")).work
    assert [scene.heading for scene in work.scenes] == [None, None]
    assert work.scenes[1].place == ""
    assert work.scenes[1].lines[0].speech is None


def test_a_passage_at_the_very_top_begins_nothing_new() -> None:
    assert len(Script(("passage", "Snow.")).work.scenes) == 1


def test_a_speech_goes_on_over_furniture_and_notes_and_ends_at_action() -> None:
    work = Script(
        ("cue", "BEN"),
        ("parenthetical", "(low)"),
        ("dialogue", "One"),
        ("furniture", "(MORE)"),
        ("note", "[[page 2]]"),
        ("dialogue", "two."),
        ("lyric", "La la."),
        ("action", "He stops."),
        ("cue", "BEN"),
        ("dialogue", "Three."),
    ).work
    assert [line.speech for line in work.all_lines] == [0, 0, 0, 0, 0, 0, 0, None, 1, 1]
    assert [line.cue.name if line.cue else "" for line in work.all_lines] == ["BEN"] * 7 + [""] + ["BEN"] * 2
    assert [line.n_words for line in work.all_lines] == [0, 1, 1, 0, 0, 1, 2, 2, 0, 1]
    assert work.n_spoken_words == 5  # One, two, La, la, Three


@pytest.mark.parametrize("kind", [K.DIALOGUE, K.LYRIC, K.PARENTHETICAL])
def test_speech_needs_a_cue(kind: LineKind) -> None:
    builder = WorkBuilder(Source.from_text("Hello."))
    assert not builder.in_speech
    with pytest.raises(ValueError, match="belongs to no cue"):
        builder.add(kind, Span(0, 6))


def test_a_heading_ends_a_speech() -> None:
    script = Script(("cue", "BEN"), ("dialogue", "Yes."))
    assert script.builder.in_speech
    script = Script(("cue", "BEN"), ("dialogue", "Yes."), ("heading", "INT. BAR"))
    assert not script.builder.in_speech
    assert script.work.all_lines[-1].speech is None


def test_a_reader_may_know_better_who_speaks() -> None:
    builder = WorkBuilder(Source.from_text("Benny\nYes.\n"))
    builder.cue(Span(0, 5), Cue("BEN"))
    builder.add(K.DIALOGUE, Span(6, 10))
    assert [line.cue for line in builder.build().all_lines] == [Cue("BEN"), Cue("BEN")]


def test_a_division_starts_with_the_next_scene() -> None:
    work = Script(
        ("division", "ACT ONE"),
        ("heading", "INT. A"),
        ("action", "One."),
        ("division", "ACT TWO"),
        ("heading", "INT. B"),
        ("division", "CODA"),
    ).work
    assert [(division.title, division.scene) for division in work.divisions] == [("ACT ONE", 0), ("ACT TWO", 1)]
    assert len(work.scenes) == 2  # the coda has no scene: it is left out


def test_the_number_that_the_format_marks_comes_first() -> None:
    builder = WorkBuilder(Source.from_text("12 INT. A"))
    builder.heading(Span(0, 9), number="12B")
    assert builder.build().scenes[0].number == "12B"


def test_an_empty_text_has_one_empty_scene() -> None:
    work = WorkBuilder(Source.from_text("")).build()
    assert [(scene.index, scene.lines, scene.span) for scene in work.scenes] == [(0, (), Span(0, 0))]
    assert (work.n_words, work.n_pages, work.share_understood) == (0, 1, 0.0)
    assert work.dump() == "S0 number=- place=- time=-\n"


def test_pages_and_eighths() -> None:
    # heading and 13 rows: 14 rows are two eighths; the pages are those that the builder was told
    builder = WorkBuilder(Source.from_text("INT. A\n" + "Rain.\n" * 13 + "INT. B\n"))
    builder.heading(Span(0, 6))
    builder.add(K.ACTION, Span(7, 7 + 6 * 13 - 1))
    builder.heading(Span(85, 91))
    builder.pages += [Page(0, "1"), Page(80, "2")]
    work = builder.build()
    assert [(scene.eighths, scene.page) for scene in work.scenes] == [(2, "1"), (1, "2")]
    assert work.n_pages == 2


def test_an_action_within_a_speech() -> None:
    builder = WorkBuilder(Source.from_text("ANNA\nGo.\nBen exits.\nGone.\n"))
    builder.cue(Span(0, 4))
    builder.add(K.DIALOGUE, Span(5, 8))
    builder.add(K.ACTION, Span(9, 19), within=True)
    builder.add(K.DIALOGUE, Span(20, 25))
    assert [line.speech for line in builder.build().all_lines] == [0, 0, None, 0]


def test_a_heading_may_take_what_stands_above() -> None:
    builder = WorkBuilder(Source.from_text("A room.\nScene 1\n"))
    builder.add(K.ACTION, Span(0, 7))
    builder.heading(Span(8, 15), joins=True)
    assert [[line.kind for line in scene.lines] for scene in builder.build().scenes] == [[K.ACTION, K.HEADING]]


def test_too_many_scenes() -> None:
    builder = WorkBuilder(Source.from_text("INT. A\n", name="long.fountain"))
    for _ in range(limits.MAX_SCENES):
        builder.heading(Span(0, 6))
    with pytest.raises(TooLargeError, match=r"long\.fountain: scenes: 5,001"):
        builder.heading(Span(0, 6))


def test_build_work() -> None:
    work = build_work("INT. BAR - NIGHT\nSmoke.\nANNA (V.O.): I did it.\n\nEXT. ROAD - DAY\nBEN: Yes.")
    assert work.form is Form.SCREENPLAY
    assert [line.kind for line in work.all_lines] == [
        K.HEADING, K.ACTION, K.CUE, K.DIALOGUE, K.HEADING, K.CUE, K.DIALOGUE,
    ]  # fmt: skip
    assert [work.quote(line).strip() for line in work.lines(K.DIALOGUE)] == ["I did it.", "Yes."]
    assert [line.is_voice_over for line in work.lines(K.DIALOGUE)] == [True, False]


def test_a_parenthetical_turns_what_follows_into_voice_over() -> None:
    builder = WorkBuilder(Source.from_text("BEN\nYes.\n(V.O.)\nNo.\n"))
    builder.cue(Span(0, 3))
    builder.add(K.DIALOGUE, Span(4, 8))
    builder.add(K.PARENTHETICAL, Span(9, 15))
    builder.add(K.DIALOGUE, Span(16, 19))
    assert [line.is_voice_over for line in builder.build().lines(K.DIALOGUE)] == [False, True]
