"""The same text gives the same result, whatever order Python gives its sets in."""

import os
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

TITLES = "\n".join(
    f"INT. ROOM {at} - DAY\n\nCAPTAIN VEY\nYes.\n\nVEY\nNo.\n\nOFFICER GRETA VEY\nPerhaps.\n\nCAPTAIN\nWho?\n"
    for at in range(9)
)

NOTED = "\n".join(
    f"INT. ROOM {at} - DAY\n\nDOROTHY ({note})\nYes.\n\nINT. HALL {at} - DAY\n\n{note}\nNo.\n"
    for at, note in enumerate(("BEN", "TOM", "IDA", "CAL") * 3)
)


def run(path: Path, seed: str) -> bytes:
    program = "import sys; from whosestory.cli.main import main; sys.argv[0] = 'whosestory'; main()"
    call = [sys.executable, "-c", program, str(path), "--json"]
    return subprocess.run(call, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout


def test_hash_seeds_change_nothing(tmp_path: Path) -> None:
    script = tmp_path / "titles.fountain"
    script.write_text(TITLES, encoding="utf-8")
    noted = tmp_path / "noted.fountain"
    noted.write_text(NOTED, encoding="utf-8")
    with_sample = tmp_path / "sample.fountain"
    with_sample.write_bytes((files("whosestory") / "samples" / "low_water.fountain").read_bytes())
    for path in (script, noted, with_sample):
        assert run(path, "1") == run(path, "2") == run(path, "3")
