"""Score the finders of clauses and looks on the labelled sets: `python tests/gold/score.py dev [--errors]`.

An answer is a pair (verb, who): the verb as written and the reference as written, counted as often as it stands there.
Who is no name of the item's list and no pronoun (the recruits, a truck) can't be answered, for the finder is given the
references; such answers aren't asked for. `strict` counts them as missed.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from whosestory.language.clause_looks import find_looks
from whosestory.language.clauses import Clause, Reference, find_clauses

HERE = Path(__file__).parent
PRONOUN = re.compile(r"\b(?:he|she|they|him|her|them|his|their|himself|herself|themselves)\b", re.IGNORECASE)


@dataclass
class Score:
    """Answers right, wrong and missed."""

    right: int = 0
    given: int = 0
    asked: int = 0
    beyond: int = 0  # answers whose person isn't among the references
    errors: list[str] = field(default_factory=list)

    def add(self, gold: Counter[tuple[str, str]], found: Counter[tuple[str, str]], text: str) -> None:
        """Compare one item's answers."""
        self.right += (gold & found).total()
        self.asked += gold.total()
        self.given += found.total()
        if gold != found:
            self.errors.append(f"{text}\n      missed {sorted(gold - found)} wrong {sorted(found - gold)}")

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, 0 to 1."""
        return 2 * self.right / max(1, self.given + self.asked)

    @property
    def strict(self) -> float:
        """F1 with the answers missed whose person isn't among the references."""
        return 2 * self.right / max(1, self.given + self.asked + self.beyond)

    def __str__(self) -> str:
        precision, recall = self.right / max(1, self.given), self.right / max(1, self.asked)
        parts = f"F1 {self.f1:.3f}  precision {precision:.3f}  recall {recall:.3f}"
        return f"{parts}  n {self.asked}  strict {self.strict:.3f}"


def items(half: str, name: str) -> list[dict[str, Any]]:
    """The items of a set; none where it isn't there."""
    path = HERE / half / f"{name}.jsonl"
    return [json.loads(row) for row in path.read_text(encoding="utf-8").splitlines()] if path.is_file() else []


def references_of(text: str, names: dict[str, list[str]]) -> list[Reference]:
    """The names of the item's list, longest first, and the pronouns."""
    whose = {form: who for who, forms in names.items() for form in forms}
    forms = sorted(whose, key=len, reverse=True)
    found = []
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, forms)) + r")(?:['’][sS])?(?!\w)") if forms else None
    for match in pattern.finditer(text) if pattern else ():
        name = re.sub(r"['’][sS]$", "", match[0]) if match[0] not in whose else match[0]
        found.append(Reference(match.start(), match.end(), who=whose[name]))
    taken = {at for one in found for at in range(one.start, one.end)}
    found += [Reference(m.start(), m.end(), is_pronoun=True) for m in PRONOUN.finditer(text) if m.start() not in taken]
    return sorted(found, key=lambda one: one.start)


def bare(who: str) -> str:
    """Who as written, without which of several it is and without articles."""
    return re.sub(r"#\d+$", "", who).removeprefix("the ").removeprefix("The ").lower()


def pairs(text: str, clauses: list[dict[str, Any]], role: str) -> Iterator[tuple[str, str, bool]]:
    """(verb, who, whether it's uncertain) for one role, at most as often as the verb stands in the text."""
    seen: Counter[tuple[str, str]] = Counter()
    for clause in clauses:
        if clause[role] is None:
            continue
        verb = clause["verb"].lower()
        seen[verb, clause[role]] += 1
        if seen[verb, clause[role]] <= len(re.findall(rf"\b{re.escape(verb)}\b", text.lower())):
            yield verb, bare(clause[role]), bool(clause.get("uncertain"))


def found_pairs(text: str, references: list[Reference], clauses: list[Clause], role: str) -> Counter[tuple[str, str]]:
    """The finder's (verb, who) for one role, each once a verb and person."""
    at = {(c.verb.start, getattr(c, role)) for c in clauses if getattr(c, role) is not None}
    return Counter(
        (
            text[start : next(c.verb.end for c in clauses if c.verb.start == start)].lower(),
            bare(quote(text, references[who])),
        )
        for start, who in at
    )


def quote(text: str, reference: Reference) -> str:
    """A reference as it stands."""
    return text[reference.start : reference.end]


def score_clauses(half: str) -> dict[str, Score]:
    """Agent, patient and `to`, each with its verb."""
    scores = {name: Score() for name in ("agent", "patient", "to", "agent+patient", "flags")}
    for item in items(half, "clauses"):
        text, references = item["text"], references_of(item["text"], item["names"])
        known = {bare(quote(text, one)) for one in references}
        found = find_clauses(text, references)
        for role in ("agent", "patient", "to"):
            gold, unsure = Counter[tuple[str, str]](), set()
            for verb, who, is_uncertain in pairs(text, item["clauses"], role):
                if is_uncertain:
                    unsure.add((verb, who))
                elif who in known:
                    gold[verb, who] += 1
                else:
                    scores[role].beyond += 1
            mine = Counter(
                {pair: n for pair, n in found_pairs(text, references, found, role).items() if pair not in unsure}
            )
            scores[role].add(gold, mine, text)
        _score_flags(item, text, references, found, scores["flags"])
    both = scores["agent+patient"]
    for one in (scores["agent"], scores["patient"]):
        both.right, both.given = both.right + one.right, both.given + one.given
        both.asked, both.beyond = both.asked + one.asked, both.beyond + one.beyond
    return scores


def _score_flags(
    item: dict[str, Any], text: str, references: list[Reference], found: list[Clause], score: Score
) -> None:
    """Negated, tried, passive and part, on the verbs that both have."""
    names = ("negated", "tries", "passive", "part")
    mine = {text[c.verb.start : c.verb.end].lower(): {n for n in names if getattr(c, n)} for c in found}
    gold = {c["verb"].lower(): {n for n in names if c.get(n)} for c in item["clauses"] if not c.get("uncertain")}
    both = mine.keys() & gold.keys()
    score.add(
        Counter((verb, name) for verb in both for name in gold[verb]),
        Counter((verb, name) for verb in both for name in mine[verb]),
        text,
    )


def score_looks(half: str) -> dict[str, Score]:
    """Lookers, and pairs of looker and looked-at (a thing is looked at by nobody's name)."""
    scores = {"looker": Score(), "looked-at": Score()}
    for item in items(half, "looks"):
        text, references = item["text"], references_of(item["text"], item["names"])
        known = {bare(quote(text, one)) for one in references}
        looks = find_looks(text, references, find_clauses(text, references))
        mine = [
            (
                bare(quote(text, references[look.looker])),
                "" if look.looked_at is None else bare(quote(text, references[look.looked_at])),
            )
            for look in looks
        ]
        gold = [(bare(look["looker"]), bare(look["looked_at"] or "")) for look in item["looks"]]
        asked = [(who, whom if whom in known else "") for who, whom in gold if who in known]
        scores["looker"].beyond += len(gold) - len(asked)
        scores["looker"].add(Counter((who, "") for who, _ in asked), Counter((who, "") for who, _ in mine), text)
        scores["looked-at"].add(Counter(asked), Counter(mine), text)
    return scores


def main() -> None:
    """Print the scores of one half."""
    half = sys.argv[1] if len(sys.argv) > 1 else "dev"
    for kind, scores in (("clauses", score_clauses(half)), ("looks", score_looks(half))):
        for name, score in scores.items():
            print(f"{kind:8} {name:14} {score}")
            if "--errors" in sys.argv:
                print("\n".join(f"   {error}" for error in score.errors))


if __name__ == "__main__":
    main()
