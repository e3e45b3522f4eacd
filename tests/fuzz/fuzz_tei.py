"""Fuzzing of the readers of plays, TEI and plain text: `python tests/fuzz/fuzz_tei.py -max_total_time=300`."""

import atheris

with atheris.instrument_imports(include=["whosestory"]):
    from whosestory.cast import resolve
    from whosestory.readers import play_text, tei
    from whosestory.reading import Reading
    from whosestory.work import Work

from target import read_soundly, run


def follow(work: Work) -> Work:
    """Resolve the cast and tell who is on stage, which reads what the readers made."""
    Reading(work, resolve(work)).presence  # noqa: B018
    return work


def check(data: bytes) -> None:
    """Files, and what stands in a body; printed plays."""
    tei.sniff(data[:16_384])
    play_text.sniff(data[:16_384])
    read_soundly(lambda each, name: follow(tei.read(each, name)), data)
    read_soundly(lambda each, name: follow(tei.read(each, name)), b"<TEI><text><body>" + data + b"</body></text></TEI>")
    read_soundly(lambda each, name: follow(play_text.read(each, name)), data)


if __name__ == "__main__":
    run(check, "tei", "play")
