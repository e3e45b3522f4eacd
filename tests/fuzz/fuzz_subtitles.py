"""Fuzzing of the reader of subtitles: `python tests/fuzz/fuzz_subtitles.py -max_total_time=300`."""

import atheris

with atheris.instrument_imports(include=["whosestory"]):
    from whosestory.readers import subtitles

from target import read_soundly, run


def check(data: bytes) -> None:
    """Files, whole and behind a first time."""
    subtitles.sniff(data[:16_384])
    read_soundly(subtitles.read, data)
    read_soundly(subtitles.read, b"1\n00:00:01,000 --> 00:00:02,000\n" + data)


if __name__ == "__main__":
    run(check, "subtitles")
