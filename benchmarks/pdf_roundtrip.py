"""Scripts printed as PDF and read back: the share of words with the same kind, and with the same speaker.

python benchmarks/pdf_roundtrip.py FILE...  [--errors]

Each file is read as it is, rendered plain and with everything that margins may hold, and read from the PDF. Words are
runs of letters and digits, aligned; those missing or added count as wrong.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz.distance import Indel
from render_pdf import Element, Options, elements, render

from whosestory.readers import pdf, read_file
from whosestory.work import LineKind, Work

WORD = re.compile(r"[^\W_]+")
ASIDE = re.compile(r"\([^()]*\)")
UNTOLD = (LineKind.FURNITURE, LineKind.NOTE)
WAYS = {
    "plain": Options(),
    "margins": Options(numbers=True, continued=True, stars=True, head="BLUE REVISION 3/4/05"),
}


@dataclass(frozen=True)
class Words:
    """The words of a story, each with the kind of its line."""

    words: list[str]
    kinds: list[LineKind]
    spoken: Counter[str]  # name -> words


def words_of(elements: Iterable[Element]) -> Words:
    """Every word, and how many each person speaks."""
    words: list[str] = []
    kinds: list[LineKind] = []
    spoken: Counter[str] = Counter()
    for element in elements:
        found = WORD.findall(element.text)
        words += found
        kinds += [element.kind] * len(found)
        if element.kind in (LineKind.DIALOGUE, LineKind.LYRIC):
            spoken[element.name] += len(WORD.findall(ASIDE.sub(" ", element.text)))
    return Words(words, kinds, spoken)


def read_back(work: Work) -> Iterator[Element]:
    """What was read, as it stands."""
    for line in work.all_lines:
        if line.kind not in UNTOLD:
            yield Element(line.kind, work.quote(line), line.cue.name if line.cue else "", "")


def compare(given: Words, got: Words, errors: Counter[str]) -> tuple[float, float]:
    """Shares of words with the same kind, and with the same speaker."""
    same = n_added = 0
    for step in Indel.opcodes(given.words, got.words):
        if step.tag == "equal":
            for i, k in zip(range(step.src_start, step.src_end), range(step.dest_start, step.dest_end), strict=True):
                same += given.kinds[i] is got.kinds[k]
                if given.kinds[i] is not got.kinds[k]:
                    errors[f"{given.kinds[i]} as {got.kinds[k]}: {' '.join(got.words[max(0, k - 3) : k + 4])}"] += 1
        elif step.tag == "delete":
            errors[f"lost {given.kinds[step.src_start]}: {' '.join(given.words[step.src_start : step.src_end])}"] += 1
        else:
            n_added += step.dest_end - step.dest_start
            errors[f"added {got.kinds[step.dest_start]}: {' '.join(got.words[step.dest_start : step.dest_end])}"] += 1
    names = given.spoken.keys() | got.spoken.keys()
    least = sum(min(given.spoken[name], got.spoken[name]) for name in names)
    most = sum(max(given.spoken[name], got.spoken[name]) for name in names)
    return same / max(1, len(given.words) + n_added), least / most if most else 1.0


def main() -> None:
    """Print a row a file, and the mean and the worst."""
    parser = argparse.ArgumentParser(description="Scripts printed as PDF and read back.")
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--errors", action="store_true", help="print what differs")
    given = parser.parse_args()
    kinds: dict[str, list[float]] = {way: [] for way in WAYS}
    speakers: dict[str, list[float]] = {way: [] for way in WAYS}
    for path in given.files:
        work = read_file(path)
        wanted = words_of(elements(work))
        for way, options in WAYS.items():
            errors: Counter[str] = Counter()
            got = words_of(read_back(pdf.read(render(work, options), "script.pdf")))
            same, spoken = compare(wanted, got, errors)
            kinds[way].append(same)
            speakers[way].append(spoken)
            if given.errors:
                print(*(f"    {n} {what}" for what, n in errors.items()), sep="\n")
        print(
            " ".join(f"{way}: kinds {kinds[way][-1]:.4f} speakers {speakers[way][-1]:.4f} " for way in WAYS), path.name
        )
    for way in WAYS:
        n = len(kinds[way])
        print(
            f"{way}: kinds mean {sum(kinds[way]) / n:.4f} worst {min(kinds[way]):.4f}; "
            f"speakers mean {sum(speakers[way]) / n:.4f} worst {min(speakers[way]):.4f}; {n} files"
        )


if __name__ == "__main__":
    main()
