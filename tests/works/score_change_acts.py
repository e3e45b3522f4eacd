"""Score the finder of acts between two people, and of what scenes contain, on the labelled sets.

    python tests/works/score_change_acts.py tests/works/change/dev [--errors]

An act is right where kind, who does it and to whom are right; `none` is right where nothing is found. Kinds' F1 are
averaged over the items. The finder is given the two names, and in a speech who speaks. A scene's notes are right one by
one; scenes with any note are counted as well.
"""

import json
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections import Counter
from pathlib import Path
from typing import Any

from whosestory.language.acts_between import find_said, find_seen
from whosestory.language.clause_tokens import Reference
from whosestory.language.contents import find_contents


def main() -> None:
    parser = ArgumentParser(description=__doc__, formatter_class=RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--errors", action="store_true")
    args = parser.parse_args()
    items = [json.loads(row) for row in (args.folder / "acts.jsonl").read_text(encoding="utf-8").splitlines()]
    found, rows = score_acts(items)
    print(f"acts: F1 {found:.3f} of {len(items)}")
    notes = [json.loads(row) for row in (args.folder / "notes.jsonl").read_text(encoding="utf-8").splitlines()]
    recall, precision, note_rows = score_notes(notes)
    print(f"notes: recall {recall:.3f}, precision {precision:.3f} of {len(notes)} scenes")
    for row in rows + note_rows if args.errors else ():
        print("  ", row)


def people_of(text: str, names: tuple[str, str]) -> list[Reference]:
    """Where the two are named: the whole name, or its last or first word."""
    out: list[Reference] = []
    for name in filter(None, names):
        words = [name, *sorted((word for word in name.split() if word not in TITLES), key=len, reverse=True)]
        for form in words:
            start = text.find(form)
            while start >= 0:
                end = start + len(form)
                if not text[end : end + 1].isalpha() and not any(one.start < end and start < one.end for one in out):
                    out.append(Reference(start, end, who=name))
                start = text.find(form, end)
    return sorted(out, key=lambda one: one.start)


TITLES = frozenset("Mr. Mrs. Miss Dr. Captain Sergeant Sister Father Brother Lady Lord Sir The Old".split())


def answer(item: dict[str, Any]) -> tuple[str, str, str]:
    """What the finder says of an item: act, from, to; ("none", "", "") where nothing."""
    names = (item["from"], item["to"])
    people = people_of(item["text"], names)
    if item["is_dialogue"]:
        said = find_said(item["text"], people, speaker=item["speaker"])
        return (said.act, item["speaker"], next(n for n in names if n != item["speaker"])) if said else ("none", "", "")
    people = _both(people, names)
    deeds = find_seen(item["text"], people)
    if not deeds:
        return "none", "", ""
    deed = deeds[0]
    agent, other = (names[0] if at is None else people[at].who for at in (deed.agent, deed.other))
    return deed.act, agent, other


def _both(people: list[Reference], names: tuple[str, str]) -> list[Reference]:
    """The references, with one that has no place for whoever isn't named."""
    missing = [Reference(0, 0, who=name) for name in names if all(one.who != name for one in people)]
    return missing + people


def score_acts(items: list[dict[str, Any]]) -> tuple[float, list[str]]:
    """Micro-averaged F1 over the eleven kinds, and what went wrong."""
    counts: Counter[str] = Counter()
    rows = []
    for item in items:
        given = answer(item)
        gold = (item["act"], item["from"], item["to"]) if item["act"] != "none" else ("none", "", "")
        counts["asked"] += gold[0] != "none"
        counts["given"] += given[0] != "none"
        counts["right"] += given == gold != ("none", "", "")
        if given != gold:
            rows.append(f"{gold[0]} -> {'/'.join(filter(None, given))}: {item['text']}")
    return 2 * counts["right"] / max(1, counts["asked"] + counts["given"]), rows


def pieces_of(text: str) -> list[tuple[str, bool]]:
    """A scene in Fountain as paragraphs, each with whether it is spoken."""
    out = []
    for paragraph in text.split("\n\n"):
        first, _, rest = paragraph.partition("\n")
        is_speech = bool(rest) and first.isupper()
        out.append((rest if is_speech else paragraph, is_speech))
    return out


def score_notes(items: list[dict[str, Any]]) -> tuple[float, float, list[str]]:
    """Recall and precision of the notes, and what went wrong."""
    counts: Counter[str] = Counter()
    rows = []
    for item in items:
        gold, found = set(item["notes"]), {each.note for each in find_contents(pieces_of(item["text"]))}
        counts.update(asked=len(gold), given=len(found), right=len(gold & found))
        if gold != found:
            flat = " ".join(item["text"].split())
            rows.append(f"missed {sorted(gold - found)}, wrong {sorted(found - gold)}: {flat}")
    return counts["right"] / max(1, counts["asked"]), counts["right"] / max(1, counts["given"]), rows


if __name__ == "__main__":
    main()
