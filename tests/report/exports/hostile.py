"""A script whose title, names and speeches try to be something else in every format that is written."""

from dataclasses import replace
from functools import lru_cache

from whosestory.analysis import Analysis, analyze_bytes

NAMES = (
    '=HYPERLINK("HTTP://X","Y")',
    "<SCRIPT>ALERT(1)</SCRIPT> & \"Q\" 'S'",
    "+BEN ]] \\INPUT{X} | $Y$ # *STAR* `C`",
    "\u202eNATALIA\u202c",
    "-" + "ANNA " * 30,
)
SAID = (
    "=1+1 ought to be two, and I will not say it again before the water is up.",
    "@SUM(A1) is what they wrote. <img src=x onerror=alert(1)> is what I read there.",
    "-2 is colder than I like. | They had a table | and I had none | of it.",
    "</Text></Paragraph> she said to me, \\end{document} I said, ```and then``` we were done.",
    "Take the rope and come along, or we'll both be here when the tide turns round.",
)
TITLE = '<b>=Low\u202e & "Water"</b> {x} \\y | $z$ ![p](http://x)'


def hostile_script() -> bytes:
    """Twelve scenes in Fountain, long enough to be judged."""
    rows = [f"Title: {TITLE}", "Author: nobody", ""]
    for scene in range(12):
        rows += ["", f"INT. <QUAY> & =SHED {scene} - DAY", ""]
        for turn in range(12):
            name = NAMES[(turn % 2) if turn < 9 else (scene + turn) % len(NAMES)]
            rows += [f"@{name}", SAID[(scene + turn) % len(SAID)], ""]
            rows += [f"{name} takes the rope. =She looks at the water, and <i>waits</i>.", ""]
    return "\n".join(rows).encode()


RAW = (  # as no cue can give them, but a cast list, a TEI file or a correction can
    '=HYPERLINK("http://x";"y")',
    "<script>alert(1)</script> & \"Q\" 'S' ]]>",
    "+BEN ]] /* \\input{x} | $Y$ # *STAR* `C`",
    "@\u202eNATALIA\x1b[31m\x00\ud800",
    "-" + "A" * 10_000,
)


@lru_cache
def hostile() -> Analysis:
    """That script, analysed once, its characters with names that are worse still."""
    analysis = analyze_bytes(hostile_script(), "=hostile<x>.fountain", format="fountain")
    people = analysis.cast.characters
    renamed = tuple(replace(each, name=RAW[at % len(RAW)], aliases=RAW[:3]) for at, each in enumerate(people))
    return replace(analysis, cast=replace(analysis.cast, characters=renamed))
