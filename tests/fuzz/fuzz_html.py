"""Fuzzing of the reader of web pages: `python tests/fuzz/fuzz_html.py -max_total_time=300`."""

import atheris

with atheris.instrument_imports(include=["whosestory"]):
    from whosestory.readers import html

from target import read_soundly, run


def check(data: bytes) -> None:
    """Pages, whole and in part."""
    html.sniff(data[:16_384])
    read_soundly(html.read, data)
    read_soundly(html.read, b"<html><body><pre>" + data)


if __name__ == "__main__":
    run(check, "html")
