"""Fit what a short work says of its leads: who changes, who falls, and in which scene the worst is told.

    python training/fit_leads.py

Learnt from the works about change in `tests/works/change` that are in view. Three models of words (`models/changed`,
`fallen`, `blows`) come first; then what they say is weighed beside the other signs (`reading/reversals.toml`,
`reading/falls.toml`). Whatever is weighed or printed was said by models that hadn't seen the set it stands in: one set
at a time is left out, with its writer.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from fitting import Fitted, Floats, fit_apart, write
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from whosestory.reading import change_words, falls, reversal_signs  # noqa: E402
from whosestory.reading.fortunes import weighed_ledger  # noqa: E402
from whosestory.reading.lead_pieces import FIRST, LAST, YES, Piece, lead_pieces  # noqa: E402
from works import score_change  # noqa: E402

SETS = (
    *("dev", "second", "third", "fourth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"),
    *("thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth"),
)
C = 3.0  # inverse strength of the penalty of the models of words
OF_CHANGE, OF_SCENES, OF_FALLS = 1.0, 1.0, 0.3  # and of the weights of signs
SMALLEST = 0.02  # of a weight
ORDERS = 3  # other orders of its scenes in which a work is learnt
BLOW = 3.0  # a scene with a blow counts so often: about a sixth of the scenes have one
Bools = NDArray[np.bool_]
Known = frozenset[str]  # sets
WRITTEN = ROOT / "src" / "whosestory" / "reading"


@dataclass(frozen=True)
class Lead:
    """A lead of a work, what is true of them, and what the program finds."""

    part: str  # the set
    changes: bool
    falls: bool
    signs: dict[str, float]  # of a change
    words_of_change: list[str]
    moved: list[tuple[list[str], bool]]  # the same in other orders of the scenes, and whether they still change
    words_of_fall: list[str]
    scenes: list[falls.LeadScene]
    blows: list[bool]  # of each scene


def main() -> None:
    """Fit, check, write."""
    leads = [lead for name in SETS for lead in load(name)]
    parts = np.array([lead.part for lead in leads])
    print(f"{len(leads)} leads")
    fit_changes(leads, parts)
    fit_falls(leads, parts)


def load(name: str) -> list[Lead]:
    """The leads of a set."""
    out = []
    for _, reading, gold in score_change.works(name):
        signs, entries, pieces = reversal_signs.find_signs(reading), weighed_ledger(reading), lead_pieces(reading)
        for who, true in gold.items():
            if who not in pieces:
                continue  # somebody whom the cast doesn't count among its leads
            scenes = falls.scenes_of(reading, entries, who, pieces[who])
            lost = true["fall_scenes"] if true["fall"] else ()
            blows = [scene.index + 1 in lost for scene in scenes]
            told = change_words.change_features(pieces[who])
            fallen = falls.fall_features(pieces[who])
            orders = list(moved(pieces[who], true, len(scenes)))
            out.append(Lead(name, true["change"], true["fall"], signs[who].signs, told, orders, fallen, scenes, blows))
    return out


def moved(pieces: Sequence[Piece], true: dict[str, Any], n: int) -> Iterator[tuple[list[str], bool]]:
    """A lead's words with the scenes backward and shuffled, and whether the two sides still stand first and last."""
    sizes = np.zeros(n)
    for piece in pieces:
        sizes[piece.side.scene] += max(1, len(piece.words))
    rng = np.random.default_rng(n)
    for order in (np.arange(n)[::-1], rng.permutation(n), rng.permutation(n)):
        starts = np.zeros(n)
        starts[order] = np.cumsum(sizes[order]) - sizes[order]
        passed, out = starts.copy(), []
        for piece in pieces:
            out.append(replace(piece, progress=passed[piece.side.scene] / sizes.sum()))
            passed[piece.side.scene] += max(1, len(piece.words))
        ends = (starts + sizes) / sizes.sum()
        before, after = (true[side] - 1 if true["change"] else 0 for side in ("before_scene", "after_scene"))
        holds = starts[before] / sizes.sum() <= FIRST and ends[after] >= LAST and starts[before] < starts[after]
        yield change_words.change_features(out), bool(true["change"] and holds)


def fit_changes(leads: Sequence[Lead], parts: NDArray[np.str_]) -> None:
    """The model of who changes, and the signs beside it."""
    truth = np.array([lead.changes for lead in leads])
    bags = [lead.words_of_change for lead in leads]
    others = [(bag, holds, lead.part) for lead in leads for bag, holds in lead.moved]
    words = left_out(bags, parts, lambda known: fit_changed(bags, truth, others, known, parts))
    # works out of order, most of them without a change, moved the middle
    middle = (words[truth].mean() + words[~truth].mean()) / 2
    words -= middle
    names = [name for name in reversal_signs.SIGNS if name != reversal_signs.WORDS]
    signs = np.column_stack([np.array([[lead.signs[name] for name in names] for lead in leads]), words])
    right = weighed_apart(signs, truth, parts, OF_CHANGE) > 0
    print(f"changes: words alone {np.mean((words > 0) == truth):.3f}, with the signs {np.mean(right == truth):.3f}")
    fitted = fit_changed(bags, truth, others, frozenset(SETS), parts)
    write("changed", replace(fitted, constants=fitted.constants - middle), smallest=SMALLEST)
    values = weigh(signs, truth, OF_CHANGE, [*names, reversal_signs.WORDS])
    head = "# What each sign of a change adds to the logit; `constant` stands without any: see reversal_signs.py."
    write_weights("reversals", head, {"weights": values}, f"{np.mean(right == truth):.3f} of {len(leads)} leads")


def fit_falls(leads: Sequence[Lead], parts: NDArray[np.str_]) -> None:
    """The models of a scene in which something is lost and of who falls, and the signs beside them."""
    truth = np.array([lead.falls for lead in leads])
    scenes = [scene for lead in leads for scene in lead.scenes]
    of_lead = np.repeat(np.arange(len(leads)), [len(lead.scenes) for lead in leads])
    blows = np.array([blow for lead in leads for blow in lead.blows])
    bags = [scene.features for scene in scenes]
    words = left_out(bags, parts[of_lead], lambda known: fit_known(bags, blows, known, parts[of_lead], BLOW))
    signs = np.column_stack([[[scene.values[name] for name in falls.SCENE_SIGNS] for scene in scenes], words])
    logits = weighed_apart(signs, blows, parts[of_lead], OF_SCENES)
    fallen = [lead.words_of_fall for lead in leads]
    whole = left_out(fallen, parts, lambda known: fit_known(fallen, truth, known, parts))
    by_lead = [falls.lead_values(logits[of_lead == at].tolist()) for at in range(len(leads))]
    summed = np.column_stack([[[values[name] for name in falls.LEAD_SIGNS] for values in by_lead], whole])
    right = np.mean((weighed_apart(summed, truth, parts, OF_FALLS) > 0) == truth)
    worst = [lead.blows[int(np.argmax(logits[of_lead == at]))] for at, lead in enumerate(leads) if lead.falls]
    alone = np.mean((whole > 0) == truth)
    print(f"falls: words alone {alone:.3f}, weighed {right:.3f}; worst scene first {np.mean(worst):.3f}")
    write("blows", fit_words(bags, blows.tolist(), BLOW), smallest=SMALLEST)
    write("fallen", fit_words(fallen, truth.tolist()), smallest=SMALLEST)
    head = "# What adds to the logit of a scene in which a lead loses something, and of a lead who falls: falls.py."
    values = {
        "scene": weigh(signs, blows, OF_SCENES, [*falls.SCENE_SIGNS, falls.WORDS]),
        "lead": weigh(summed, truth, OF_FALLS, [*falls.LEAD_SIGNS, falls.WORDS]),
    }
    shares = f"falls {right:.3f} of {len(leads)} leads; the worst scene {np.mean(worst):.3f} of {len(worst)} falls"
    write_weights("falls", head, values, shares)


def fit_words(bags: Sequence[Sequence[str]], truth: Sequence[bool], weight: float = 1.0) -> Fitted:
    """A model of words with one label; features of one text alone say nothing."""
    labels = [frozenset({YES}) if true else frozenset[str]() for true in truth]
    return fit_apart(bags, labels, c=C, least=2, weight=weight)


def fit_known(
    bags: Sequence[list[str]], truth: Bools, known: Known, parts: NDArray[np.str_], weight: float = 1.0
) -> Fitted:
    """A model of the texts of the sets that are known."""
    here = [at for at, part in enumerate(parts) if part in known]
    return fit_words([bags[at] for at in here], truth[here].tolist(), weight)


def fit_changed(
    bags: Sequence[list[str]],
    truth: Bools,
    others: Sequence[tuple[list[str], bool, str]],
    known: Known,
    parts: NDArray[np.str_],
) -> Fitted:
    """The model of who changes: each work counts as often as its other orders together."""
    here = [at for at, part in enumerate(parts) if part in known]
    moved = [(bag, holds) for bag, holds, part in others if part in known]
    learnt = [bags[at] for at in here] * ORDERS + [bag for bag, _ in moved]
    return fit_words(learnt, truth[here].tolist() * ORDERS + [holds for _, holds in moved])


def left_out(bags: Sequence[list[str]], parts: NDArray[np.str_], fit: Callable[[Known], Fitted]) -> Floats:
    """Each text's logit by a model of the other sets."""
    out = np.zeros(len(bags))
    for part in dict.fromkeys(parts.tolist()):
        model = fit(frozenset(SETS) - {part}).model
        for at in np.flatnonzero(parts == part).tolist():
            out[at] = model.scores(bags[at])[0]
    return out


def weighed_apart(signs: Floats, truth: Bools, parts: NDArray[np.str_], c: float) -> Floats:
    """Each row's logit by weights of the other sets."""
    out, scaled = np.zeros(len(signs)), signs / _spread(signs)
    for part in dict.fromkeys(parts.tolist()):
        model = LogisticRegression(C=c, max_iter=5000).fit(scaled[parts != part], truth[parts != part])
        out[parts == part] = model.decision_function(scaled[parts == part])
    return out


def weigh(signs: Floats, truth: Bools, c: float, names: Sequence[str]) -> dict[str, float]:
    """What each sign adds, and the constant."""
    model = LogisticRegression(C=c, max_iter=5000).fit(signs / _spread(signs), truth)
    values = model.coef_[0] / _spread(signs)
    return {**dict(zip(names, values.tolist(), strict=True)), "constant": float(model.intercept_[0])}


def _spread(signs: Floats) -> Floats:
    return np.maximum(signs.std(axis=0), 1e-6)


def write_weights(name: str, head: str, tables: dict[str, dict[str, float]], shares: str) -> None:
    """Write the weights with where they are from."""
    sets = f"{len(SETS)} sets, {SETS[0]} to {SETS[-1]} without fifth"
    text = f"{head}\n# Written by training/fit_leads.py from the works about change in tests/works/change\n"
    text += f"# ({sets}): logistic regression, L2.\n# Right with their own set left out: {shares}.\n"
    for table, values in tables.items():
        text += f"\n[{table}]\n" + "".join(f"{key} = {value:.3f}\n" for key, value in values.items())
    (WRITTEN / f"{name}.toml").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
