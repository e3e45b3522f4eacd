"""Scripts of any content, as works, for tests of what is written and read back."""

import unicodedata

from hypothesis import strategies as st

from whosestory.source import Source, Span
from whosestory.work import LineKind, Work, WorkBuilder
from whosestory.writers.fountain import defused

K = LineKind
ODD = [
    "INT.", "EXT. BAR - DAY", "int. bar", "CUT TO:", "FADE IN:", "FADE OUT.", "THE END", "(MORE)",
    "CONTINUED:", "BEN (V.O.)", "BEN", "I/E", "Title: x", "...", "!", "!!!", "@me", "@", "~la", "~", "# one",
    "#2", "= x", "===", "> y", "> z <", ">", ".45", ".THE", ".", "TO:", "(beat)", "(", ")", "<b>", "&amp;",
    "]]>", "1984", "12 INT.", "“Oh”", "–", "É", "漢字", "ß", "CLINT BARTON", "Hello there.", "and", "she waits",
    "ANGLE ON", "INSERT", "BEN'S POV", "CLOSE ON", "ONE", "TWO", "^", "%", "\\", "'", "-", "+1", "=1",
]  # fmt: skip
LETTERS = "abXYzé漢 .,!?:;-–—'\"“”()[]<>@#~=^&%$012…/\\"


def _is_whole(text: str) -> bool:
    return bool(text.strip()) and defused(text) == text and unicodedata.is_normalized("NFC", text)


WORDS = st.one_of(st.sampled_from(ODD), st.text(LETTERS, min_size=1, max_size=8))
ROW = st.lists(WORDS, min_size=1, max_size=4).map(" ".join).map(lambda row: " ".join(row.split())).filter(_is_whole)
ROWS = st.lists(ROW, min_size=1, max_size=3).map("\n".join)
PLAIN_ROW = ROW.filter(lambda row: row[0].isalnum())
HEADING = PLAIN_ROW.filter(lambda row: (row[0].isalpha() or row.isupper()) and "#" not in row)
CUE = PLAIN_ROW.filter(lambda row: "^" not in row)
ASIDE = ROW.map(lambda row: f"({row.replace('(', '').replace(')', '').strip()})").filter(
    lambda row: len(row) > 2 and not row.startswith(("(MORE", "(CONTINUED"))
)
SHOTS = st.sampled_from(["ANGLE ON BEN", "BEN'S POV", "INSERT - THE LETTER", "CLOSE ON:", "ANGLE"])
NOTE = ROWS.filter(lambda text: text[0] not in "[]/*" and text[-1] not in "[]/*")
NUMBER = st.sampled_from(["", "", "1", "31A", "A2", "7-B"])

SAID = st.one_of(
    st.tuples(st.just(K.DIALOGUE), ROWS),
    st.tuples(st.just(K.PARENTHETICAL), ASIDE),
    st.tuples(st.just(K.LYRIC), ROW),
    st.tuples(st.just(K.NOTE), NOTE),
)
SPEECH = st.tuples(CUE, st.booleans(), st.lists(SAID, max_size=4))
BLOCK = st.one_of(
    st.tuples(st.just(K.HEADING), HEADING, NUMBER),
    st.tuples(st.just(K.ACTION), ROWS.filter(lambda rows: not rows.startswith("FADE IN")), st.just("")),
    st.tuples(st.just(K.SHOT), ROWS, st.just("")),
    st.tuples(st.just(K.SHOT), SHOTS, st.just("")),
    st.tuples(st.just(K.ACTION), SHOTS, st.just("")),
    st.tuples(st.just(K.TRANSITION), PLAIN_ROW.filter(lambda row: not row.endswith("<")), st.just("")),
    st.tuples(st.just(K.NOTE), NOTE, st.just("")),
    st.tuples(st.just(K.FURNITURE), PLAIN_ROW.filter(lambda row: "#" not in row), st.just("")),
    st.tuples(st.just(K.CUE), SPEECH, st.just("")),
    st.tuples(st.just(K.CUE), SPEECH, st.just("")),
)
SCRIPTS = st.lists(BLOCK, max_size=12)


def build(blocks: list[tuple[LineKind, object, str]]) -> Work:
    """A work of the blocks that a strategy drew."""
    rows: list[str] = []
    calls: list[tuple[LineKind, str, str, bool]] = []
    before: LineKind | None = None
    for kind, what, number in blocks:
        if kind is K.CUE and isinstance(what, tuple):
            cue, at_once, said = what
            calls.append((K.CUE, cue, "", at_once and before in (K.CUE, K.NOTE)))
            last = K.CUE
            for inner, text in said:
                if inner is not K.DIALOGUE or last is not K.DIALOGUE:  # two stretches of speech on end are one
                    calls.append((inner, text, "", False))
                last = inner
        else:
            calls.append((kind, str(what), number, False))
        before = kind
    rows = [text for _, text, _, _ in calls]
    builder = WorkBuilder(Source.from_text("\n\n".join(rows) or "\n", name="made"), format="fdx")
    start = 0
    for kind, text, number, at_once in calls:
        span = Span(start, start + len(text))
        _add(builder, kind, span, number, at_once=at_once)
        start = span.end + 2
    return builder.build()


def _add(builder: WorkBuilder, kind: LineKind, span: Span, number: str, *, at_once: bool) -> None:
    match kind:
        case K.HEADING:
            builder.heading(span, number=number)
        case K.CUE:
            builder.cue(span, at_once=at_once)
        case K.FURNITURE:
            builder.division(builder.source.quote(span), span)
            builder.add(kind, span)
        case _:
            builder.add(kind, span)


def told(work: Work) -> list[str]:
    """What a work tells: all its lines as `dump()` prints them, but for furniture, doubts and indices."""
    out = []
    titles = {division.span for division in work.divisions}
    for scene in work.scenes:
        out.append(f"scene {scene.number} / {scene.place} / {scene.time}")
        for line in scene.lines:
            if line.kind is not K.FURNITURE or line.span in titles:
                name = f"{line.cue.name} {sorted(line.cue.extensions)}" if line.cue else ""
                out.append(f"{line.kind} {line.n_words} <{name}> {' '.join(work.quote(line).split())}")
    out += [f"division {division.title} {division.scene}" for division in work.divisions]
    return [*out, f"at once {work.at_once}"]
