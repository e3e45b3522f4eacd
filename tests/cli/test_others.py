"""`parse`, `cast`, `measures` and `demo`."""

import tomllib
from pathlib import Path

import pytest

from calling import SAMPLE, call
from whosestory.cast import load_corrections
from whosestory.measures import MEASURES


def test_parse_counts_by_page() -> None:
    said = call("parse", SAMPLE)
    assert said.code == 0
    assert "Read 100 % of low_water.fountain, as Fountain (by what it holds)." in said.out
    assert "\n  ~p. 19 " in said.out


def test_parse_lines_shows_every_row() -> None:
    said = call("parse", SAMPLE, "--lines")
    rows = said.out.splitlines()
    assert len(rows) == len(SAMPLE.read_text(encoding="utf-8").splitlines())
    assert rows[6].split() == "7 heading EXT. SECOND ADA, CAR DECK - MORNING".split()


def test_parse_plain() -> None:
    assert "\nscenes: 30\n" in call("parse", SAMPLE, "--plain").out
    assert "\n19: dialogue: She was smaller.\n" in call("parse", SAMPLE, "--plain", "--lines").out


def test_parse_as_another_format() -> None:
    assert "as plain text (as asked)" in call("parse", SAMPLE, "--format", "screenplay_text").out


def test_cast_gives_names_and_reasons() -> None:
    said = call("cast", SAMPLE)
    assert said.code == 0
    assert "\n* GRETA " in said.out
    assert "also GERTA (GRETA, spelt another way, not sure)" in said.out
    assert "\nalso: GERTA (GRETA, spelt another way, not sure)\n" in call("cast", SAMPLE, "--plain").out


def test_cast_init_writes_comments_that_work_once_uncommented(tmp_path: Path) -> None:
    copy = tmp_path / "low_water.fountain"
    copy.write_bytes(SAMPLE.read_bytes())
    assert call("cast", copy, "--init").code == 0
    written = tmp_path / "low_water.fountain.cast.toml"
    text = written.read_text(encoding="utf-8")
    assert tomllib.loads(text) == {}
    rows = text.splitlines()
    start = rows.index("# apart = [")
    used = "\n".join(row[2:] for row in rows[start : rows.index("# ]", start) + 1])
    assert ["GRETA", "GERTA"] in tomllib.loads(used)["apart"]
    written.write_text("\n".join(row[2:] for row in rows[rows.index("# [[split]]") :]))
    assert load_corrections(written).split


def test_cast_init_never_overwrites(tmp_path: Path) -> None:
    copy = tmp_path / "low_water.fountain"
    copy.write_bytes(SAMPLE.read_bytes())
    mine = tmp_path / "low_water.fountain.cast.toml"
    mine.write_text("ignore = []\n")
    said = call("cast", copy, "--init")
    assert said.code == 1
    assert "there is such a file already" in said.err
    assert mine.read_text() == "ignore = []\n"


def test_cast_init_needs_a_file() -> None:
    assert call("cast", "-", "--init", stdin=SAMPLE.read_bytes()).code == 2


def test_measures_lists_all_and_describes_each() -> None:
    listed = call("measures").out
    for measure in MEASURES:
        assert measure.name in listed
        said = call("measures", measure.name)
        assert said.code == 0
        together = " ".join(said.out.split())
        for part in (measure.asks, measure.unit, measure.higher_means, measure.caveat, measure.source):
            assert " ".join(part.split()) in together


def test_measures_of_another_name() -> None:
    said = call("measures", "loudness")
    assert said.code == 2
    assert "there are: voice" in said.err


def test_demo_asks_nothing_without_a_terminal() -> None:
    said = call("demo")
    assert said.code == 0
    assert "Your guess?" not in said.out
    assert "GRETA'S STORY." in said.out


@pytest.mark.parametrize(
    ("typed", "reply"),
    [
        ("gre\n", "You guessed GRETA, and so do the counts."),
        ("nobody\nDonal\n", "You guessed DONAL: the counts say otherwise."),
        ("\n", ""),
        ("", ""),
    ],
)
def test_demo_compares_the_guess(typed: str, reply: str) -> None:
    said = call("demo", typed=typed)
    assert said.code == 0
    assert "Your guess?" in said.out
    assert reply in said.out
    assert reply or "You guessed" not in said.out


def test_demo_can_be_told_not_to_ask() -> None:
    assert "Your guess?" not in call("demo", "--no-guess", typed="").out


def test_demo_plain_is_plain() -> None:
    assert all(": " in row for row in call("demo", "--plain").out.splitlines())
