"""How often the planted owner is found, by what was planted: `python tests/planted/score.py [SCRIPTS A KIND]`."""

import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from planted.script import BOTH, Script, planted
from whosestory.cast import resolve
from whosestory.measures import MEASURES, QUESTIONS, Question, measure
from whosestory.readers import read
from whosestory.reading import Reading
from whosestory.verdict import Kind, Verdict, decide
from whosestory.verdict.plan import Redraws, load_plan

QUICK = Redraws(n_draws=2, block=3)  # ranges aren't asked for here, and are most of the cost


def read_script(script: Script) -> Reading:
    """As the program reads it, from the bytes on."""
    work = read(script.data, "planted.fountain")
    return Reading(work, resolve(work))


def verdict_on(script: Script) -> Verdict:
    """What the program says, reader and all; only the ranges aren't drawn."""
    reading = read_script(script)
    return decide(reading, measure(reading, MEASURES), plan=replace(load_plan(), redraws=QUICK))


def asked() -> tuple[Question, ...]:
    """The questions that the plan asks, each of which can be planted."""
    return tuple(question for question in QUESTIONS if load_plan().voters(question))


def leans_right(script: Script, verdict: Verdict) -> bool:
    """Whether the verdict leans to the lead who was given everything."""
    (whom,) = set(script.given.values())
    return verdict.leaning == script.leads[whom].lower()


def is_kind(kind: Kind) -> Callable[[Script, Verdict], bool]:
    """A check that the verdict is of a kind."""
    return lambda _, verdict: verdict.kind is kind


def alone(question: Question, n: int) -> Iterator[Script]:
    """Scripts with one question given to one lead."""
    for seed in range(n):
        yield planted(seed, {question: seed % 2})


def several(n: int) -> Iterator[Script]:
    """Scripts with two or more questions given to one lead."""
    for seed in range(n):
        rng = random.Random(seed)
        chosen = rng.sample(asked(), rng.randint(2, len(asked())))
        yield planted(1000 + seed, dict.fromkeys(chosen, seed % 2))


def even(n: int) -> Iterator[Script]:
    """Scripts in which all that is given is given to both."""
    for seed in range(n):
        rng = random.Random(seed)
        chosen = rng.sample(asked(), rng.randint(0, len(asked())))
        yield planted(2000 + seed, dict.fromkeys(chosen, BOTH))


def opposed(n: int) -> Iterator[Script]:
    """Scripts in which each lead is given as many questions as the other."""
    for seed in range(n):
        rng = random.Random(seed)
        chosen = rng.sample(asked(), 2 * rng.randint(1, len(asked()) // 2))
        yield planted(3000 + seed, {question: at % 2 for at, question in enumerate(chosen)})


def share_right(scripts: Iterator[Script], is_right: Callable[[Script, Verdict], bool]) -> tuple[float, Counter[str]]:
    """The share of the scripts that is judged right, and how often each kind is said."""
    kinds: Counter[str] = Counter()
    right = 0
    for script in scripts:
        verdict = verdict_on(script)
        kinds[verdict.kind.value] += 1
        right += is_right(script, verdict)
    return right / max(1, kinds.total()), kinds


def main() -> None:
    """Print a row for each way of planting."""
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    rows = [(question.value, alone(question, n), leans_right) for question in asked()]
    rows += [("several", several(n), leans_right), ("even", even(n), is_kind(Kind.SHARED))]
    for name, scripts, is_right in [*rows, ("opposed", opposed(n), is_kind(Kind.SPLIT))]:
        share, kinds = share_right(scripts, is_right)
        print(f"{name:9}{share:6.3f}  {', '.join(f'{kind} {count}' for kind, count in kinds.most_common())}")


if __name__ == "__main__":
    main()
