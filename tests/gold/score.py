"""Score the finders of clauses and looks on the labelled sets.

    python tests/gold/score.py dev [--errors] [--syntax]
    python tests/gold/score.py sampled --data FOLDER     sentences of real scripts, which lie somewhere below FOLDER

An answer is a pair (verb, who): the verb as written and the reference as written, counted as often as it stands there.
Who is no name of the item's list and no pronoun (the recruits, a truck) can't be answered, for the finder is given the
references; such answers aren't asked for. `strict` counts them as missed.
"""

import json
import re
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from whosestory.language.clause_looks import find_looks
from whosestory.language.clauses import Clause, Reference, find_clauses
from whosestory.language.syntax import Parser, put_back, show
from whosestory.language.syntax_clauses import complete
from whosestory.language.syntax_spacy import load_parser
from whosestory.source import decode

Find = Callable[[str, list[Reference]], list[Clause]]
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


def score_clauses(half: str, find: Find = find_clauses) -> dict[str, Score]:
    """Agent, patient and `to`, each with its verb."""
    scores = {name: Score() for name in ("agent", "patient", "to", "agent+patient", "flags")}
    for item in items(half, "clauses"):
        text, references = item["text"], references_of(item["text"], item["names"])
        known = {bare(quote(text, one)) for one in references}
        found = find(text, references)
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
    join(scores)
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


def score_looks(half: str, find: Find = find_clauses) -> dict[str, Score]:
    """Lookers, and pairs of looker and looked-at (a thing is looked at by nobody's name)."""
    scores = {"looker": Score(), "looked-at": Score()}
    for item in items(half, "looks"):
        text, references = item["text"], references_of(item["text"], item["names"])
        known = {bare(quote(text, one)) for one in references}
        looks = find_looks(text, references, find(text, references))
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


def with_parser(parser: Parser) -> Find:
    """The finder with a parser."""

    def find(text: str, references: list[Reference]) -> list[Clause]:
        shown = show(text, references)
        [words] = parser.parse([shown.text])
        return complete(find_clauses(text, references), put_back(words, shown), text, references)

    return find


def paragraph_of(item: dict[str, Any], text: str) -> tuple[str, int, list[Reference]]:
    """A sampled item's paragraph, the offset from which its other offsets count, and the references in it."""
    base = sum(len(row) + 1 for row in text.split("\n")[: item["row"] - 1])
    start, end = (base + at for at in item["paragraph"])
    paragraph, references = text[start:end], []
    for first, behind, *is_pronoun in item["references"]:
        span = first - item["paragraph"][0], behind - item["paragraph"][0]
        name = re.sub(r"['’][sS]$", "", paragraph[slice(*span)]).lower()
        references.append(Reference(*span, bool(is_pronoun), "" if is_pronoun else name))
    return paragraph, item["paragraph"][0], references


def score_sampled(data: Path, name: str, find: Find = find_clauses) -> dict[str, Score]:
    """Agent and patient on sentences of real scripts, each by the places of verb and person."""
    scores = {name: Score() for name in ("agent", "patient", "agent+patient")}
    scripts = sorted(data.rglob("*_script.txt"))
    for item in items("sampled", name):
        [path] = (path for path in scripts if path.name.startswith(item["file"]))
        text = decode(path.read_bytes(), name=path.name).text
        paragraph, base, references = paragraph_of(item, text)
        first, behind = (at - base for at in item["sentence"])
        found = [c for c in find(paragraph, references) if first <= c.verb.start < behind]
        unsure = {c["verb"][0] - base for c in item["clauses"] if c.get("uncertain")}
        for role in ("agent", "patient"):
            gold, mine = set(), set()
            for clause in item["clauses"]:
                if clause[role] is not None and not clause.get("uncertain"):
                    gold.add((clause["verb"][0] - base, clause[role] - base))
            for clause in found:
                if (at := getattr(clause, role)) is not None and clause.verb.start not in unsure:
                    mine.add((clause.verb.start, references[at].start))
            shown = f"{item['file']} {item['row']}: {' '.join(paragraph[first:behind].split())}"
            named = [Counter(_told(paragraph, *pair) for pair in pairs) for pairs in (gold, mine)]
            scores[role].add(named[0], named[1], shown)
    join(scores)
    return scores


def _told(text: str, verb: int, who: int) -> tuple[str, str]:
    """A pair as it's shown, with its places."""
    words = [re.match(r"[\w'’-]*", text[at:]) for at in (verb, who)]
    return tuple(f"{word[0]}@{at}" for word, at in zip(words, (verb, who), strict=True) if word)  # type: ignore[return-value]


def join(scores: dict[str, Score]) -> None:
    """Agent and patient together."""
    both = scores["agent+patient"]
    for one in (scores["agent"], scores["patient"]):
        both.right, both.given = both.right + one.right, both.given + one.given
        both.asked, both.beyond = both.asked + one.asked, both.beyond + one.beyond


def main() -> None:
    """Print the scores of one set."""
    parser = ArgumentParser(description=__doc__, formatter_class=RawDescriptionHelpFormatter)
    parser.add_argument("set", nargs="?", default="dev")
    parser.add_argument("--data", type=Path, help="where the scripts of the sampled set are")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--syntax", action="store_true", help="with spaCy")
    arguments = parser.parse_args()
    find = with_parser(load_parser()) if arguments.syntax else find_clauses
    if arguments.set == "sampled":
        found = {name: score_sampled(arguments.data, name, find) for name in ("first", "second")}
    else:
        found = {"clauses": score_clauses(arguments.set, find), "looks": score_looks(arguments.set, find)}
    for kind, scores in found.items():
        for name, score in scores.items():
            print(f"{kind:8} {name:14} {score}")
            if arguments.errors:
                print("\n".join(f"   {error}" for error in score.errors))


if __name__ == "__main__":
    main()
