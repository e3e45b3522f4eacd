"""Fuzzing of the Fountain reader and its writer: `python tests/fuzz/fuzz_fountain.py -max_total_time=300`."""

import contextlib

import atheris

with atheris.instrument_imports(include=["whosestory"]):
    from whosestory.errors import NotTextError
    from whosestory.readers import fountain
    from whosestory.work import Work
    from whosestory.writers import write

from target import read_soundly, run


def written(work: Work) -> Work:
    """Write a work and read it again; too little may be left of it to be a text."""
    with contextlib.suppress(NotTextError):
        fountain.read(write(work, "fountain"), "again")
    return work


def check(data: bytes) -> None:
    """Texts of any bytes."""
    fountain.sniff(data[:16_384])
    read_soundly(lambda each, name: written(fountain.read(each, name)), data)


if __name__ == "__main__":
    run(check, "fountain")
