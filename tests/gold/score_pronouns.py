"""Score whom pronouns mean: `python tests/gold/score_pronouns.py dev [--errors]`.

An answer is a mention that is likely (`Mention.is_likely`); below that, whom the pronoun means is unknown. Labels
`unclear` are left out. `given` scores with the cast of the item, `found` with the cast that the program resolves.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from whosestory.cast import Cast, Character, Mention, resolve
from whosestory.cast.mentions import NameIndex, find_mentions
from whosestory.cast.pronouns import find_meant
from whosestory.readers import read
from whosestory.work import SEEN, LineKind, Work

HERE = Path(__file__).parent


@dataclass
class Answers:
    """Pronouns asked for, answered and answered right."""

    asked: int = 0
    answered: int = 0
    right: int = 0
    errors: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Right among answered, 0 to 1."""
        return self.right / max(1, self.answered)

    @property
    def coverage(self) -> float:
        """Share answered, 0 to 1."""
        return self.answered / max(1, self.asked)

    def __str__(self) -> str:
        return f"right {self.precision:.3f} of the answered  answered {self.coverage:.3f}  n {self.asked}"


def items(half: str) -> Iterator[dict[str, Any]]:
    """The scenes of a half."""
    path = HERE / half / "pronouns.jsonl"
    for row in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        yield json.loads(row)


def score(half: str, *, given: bool = True) -> Answers:
    """Score one half, with the items' own casts or with resolved ones."""
    answers = Answers()
    for item in items(half):
        work = read(item["script"].encode(), "scene.fountain")
        found = mentions_given(work, item) if given else mentions_found(work, item)
        _add(answers, work, item, {mention.span.start: mention for mention in found})
    return answers


def mentions_given(work: Work, item: dict[str, Any]) -> list[Mention]:
    """Mentions by pronoun, with the item's characters."""
    characters = [Character(who, names[0], tuple(names[1:])) for who, names in item["characters"].items()]
    by_name = {name.upper(): who for who, names in item["characters"].items() for name in names}
    cues = [line.cue.name if line.cue else "" for line in work.lines(LineKind.CUE)]
    named, _ = find_mentions(work, NameIndex.of(characters, Counter()))
    return find_meant(work, characters, named, [(by_name[cue],) if cue in by_name else () for cue in cues]).mentions


def mentions_found(work: Work, item: dict[str, Any]) -> list[Mention]:
    """Mentions by pronoun of the resolved cast, under the item's ids."""
    cast = resolve(work)
    ids = {character.id: _id_of(character, item) for character in cast.characters}
    return [_under(ids, mention) for mention in pronouns_of(cast)]


def pronouns_of(cast: Cast) -> list[Mention]:
    """The mentions that aren't names."""
    return [mention for mention in cast.mentions if mention.how not in ("name", "part")]


def _id_of(character: Character, item: dict[str, Any]) -> str:
    names = {name.upper() for name in (character.name, *character.aliases)}
    return next((who for who, given in item["characters"].items() if names & {one.upper() for one in given}), "?")


def _under(ids: dict[str, str], mention: Mention) -> Mention:
    others = tuple((ids[who], p) for who, p in mention.alternatives)
    return Mention(ids[mention.character], mention.span, mention.scene, mention.how, mention.role, others)


def places(work: Work) -> dict[str, list[int]]:
    """Where each word stands in the action, in order."""
    out: dict[str, list[int]] = {}
    for line in work.lines(*SEEN):
        for match in re.finditer(r"[^\W_]+", work.quote(line)):
            out.setdefault(match[0].lower(), []).append(line.span.start + match.start())
    return out


def _add(answers: Answers, work: Work, item: dict[str, Any], found: dict[int, Mention]) -> None:
    where = places(work)
    for label in item["pronouns"]:
        if label["means"] == "unclear":
            continue
        at = where[label["word"]][label["nth"] - 1]
        mention = found.get(at)
        answers.asked += 1
        is_right = mention is not None and mention.is_likely and mention.character == label["means"]
        if mention is not None and mention.is_likely:
            answers.answered += 1
            answers.right += is_right
        if not is_right:
            got = (mention.character, round(mention.p, 2)) if mention else None
            text = work.source.text
            answers.errors.append(
                f"{label['means']} not {got}: ...{text[max(0, at - 60) : at]!r} [{text[at : at + 30]!r}"
            )


def main() -> None:
    """Print the scores of one half."""
    half = next((word for word in sys.argv[1:] if not word.startswith("-")), "dev")
    for given in (True, False):
        answers = score(half, given=given)
        print(f"pronouns, cast {'given' if given else 'found'}  {answers}")
        if "--errors" in sys.argv:
            print("\n".join(f"   {error}" for error in answers.errors))


if __name__ == "__main__":
    main()
