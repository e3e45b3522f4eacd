"""Fuzzing of the Final Draft reader, and of all writers: `python tests/fuzz/fuzz_fdx.py -max_total_time=300`."""

import atheris

with atheris.instrument_imports(include=["whosestory"]):
    from whosestory.readers import fdx, fountain
    from whosestory.work import Work
    from whosestory.writers import WRITERS

from target import read_soundly, run


def written(work: Work) -> Work:
    """Write a work in every format; the two for scripts can be read again."""
    out = {writer.name: writer.write(work) for writer in WRITERS}
    for writer in WRITERS:
        writer.losses(work)
    if work.n_words:
        fdx.read(out["fdx"], "again")
        fountain.read(out["fountain"], "again")
    return work


def check(data: bytes) -> None:
    """Files, and what stands in their content."""
    fdx.sniff(data[:16_384])
    read_soundly(lambda each, name: written(fdx.read(each, name)), data)
    inside = b"<FinalDraft><Content>" + data + b"</Content></FinalDraft>"
    read_soundly(lambda each, name: written(fdx.read(each, name)), inside)


if __name__ == "__main__":
    run(check, "fdx")
