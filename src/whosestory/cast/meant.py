"""One walk through a scene: at each pronoun, who fits, who comes to mind, and what the sentence allows.

References: Lappin & Leass 1994, An algorithm for pronominal anaphora resolution (salience fading by sentence).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from math import log

from whosestory.cast.agreement import FITS, SIDES, Sides, side_of_noun
from whosestory.cast.cast import How, Mention, Role
from whosestory.cast.marks import SEVERAL, Joined, Mark, Noun, Pronoun, Speech, Stop, Who
from whosestory.cast.salience import NOT_CAST, THEY, Salience
from whosestory.source import Span

LEAST_P = 0.15  # below this an alternative isn't worth keeping
NOBODY = 0.05  # a pronoun whose best candidate weighs less means nobody known
CONTINUES = 2.0  # he in "Ben sits. He eats.": the subject before goes on
RUNS_ON = 1.5  # he in "Ben sits and he eats."
OWNS = 5.0  # "Ben takes his hat": whoever acts
OWNED_BEFORE = 0.8  # "Ben waits. His hat falls."
OTHERS = 0.1  # "Ben takes his hand": somebody else's
TOUCHED = 2.0  # "Ben puts it on his knee": either
NEXT_TO = 3.0  # "She sees Tom with his hat on": whoever was named last
ITSELF = 0.02  # "Ben hits him": not Ben
REFLEXIVE = 25.0
UNFITTING = 0.5  # somebody whose pronoun is another isn't taken for "the girl"
MOST_TOGETHER = 4  # people whom "they" may mean
PLURAL = 0.5  # chance of a they that means several, where there are several; for a scene's likelihood only
PLURAL_ALONE = 0.1  # and where there's one
PLURAL_AFTER = 0.9  # "They take their hats": their, behind a they that means several

Ties = dict[str, set[str]]


@dataclass(slots=True)
class Walk:
    """What is known on the way, and what was found; without `out` only how likely the pronouns are is found."""

    sides: Sides
    ties: Ties  # nouns: whom they describe
    scene: int = 0
    trial: dict[str, str] = field(default_factory=dict)  # sides held to be true for now
    out: list[Mention] | None = None
    likelihood: float = 0.0  # log
    fits: dict[str, dict[str, float]] = field(default_factory=lambda: {side: {} for side in SIDES})

    def run(self, marks: Iterable[Mark], near: Salience) -> None:
        """Walk through a scene."""
        for mark in marks:
            kind = type(mark)
            if kind is Stop:
                near.end_sentences(mark.n)  # type: ignore[union-attr]
            elif kind is Pronoun:
                self._mean(mark, near)  # type: ignore[arg-type]
            elif kind is Mention:
                near.mention(mark.character, mark.role)  # type: ignore[union-attr]
            elif kind is Noun:
                self._call(mark, near)  # type: ignore[arg-type]
            elif kind is Speech:
                near.hear(mark.who)  # type: ignore[union-attr]
            elif kind is Who:
                near.subject = near.last
            elif kind is Joined:
                near.join()

    def _fit(self, who: str, side: str) -> float:
        found = self.fits[side].get(who)
        if found is None:
            found = self.fits[side][who] = self._find_fit(who, side)
        return found

    def _find_fit(self, who: str, side: str) -> float:
        if who in self.trial:
            return FITS if self.trial[who] == side else 1 - FITS
        if who[0] == NOT_CAST:
            own = side_of_noun(who[1:])
            return 0.5 if not own else FITS if own == side else 1 - FITS
        return self.sides.fit(who, side)

    # ---- pronouns

    def _mean(self, pronoun: Pronoun, near: Salience) -> None:
        weights = _weigh(pronoun, near)
        if not weights:
            return
        fits, side, mass, total, weight, best = self.fits[pronoun.side], pronoun.side, 0.0, 0.0, -1.0, ""
        for who, each in weights.items():
            fit = fits.get(who)
            fitting = weights[who] = each * (self._fit(who, side) if fit is None else fit)
            mass += each
            total += fitting
            if fitting > weight:
                best, weight = who, fitting
        if self.out is None:
            self._judge(pronoun, near, total * near.scale, mass * near.scale, len(weights))
        if side == "they" and (weight < 0.5 * total or self._fit(best, side) < 0.5):
            self._mean_several(pronoun, near)
        elif weight * near.scale >= NOBODY:
            near.mention(best, pronoun.role)
            if self.out is not None and best[0] != NOT_CAST:
                self.out.append(_mention(pronoun, self.scene, best, weights))

    def _judge(self, pronoun: Pronoun, near: Salience, fitting: float, weight: float, n: int) -> None:
        """How likely a pronoun of this side is here, under the sides held to be true."""
        if pronoun.side != "they":
            self.likelihood += log((fitting + 0.02) / (weight + 0.1))
            return
        if pronoun.role is Role.POSSESSOR and near.subject:
            plural = PLURAL_AFTER if near.subject == THEY else PLURAL_ALONE
        else:
            others = n - (pronoun.role is Role.OBJECT and near.subject != "")
            plural = PLURAL if others > 1 else PLURAL_ALONE
        self.likelihood += log(max(fitting / (weight + 0.1), plural))

    def _mean_several(self, pronoun: Pronoun, near: Salience) -> None:
        if self.out is not None:
            apart = near.subject if pronoun.role is Role.OBJECT and not pronoun.reflexive else ""
            self._add_all(pronoun, near.they(apart, many=pronoun.many))
        if pronoun.role is Role.SUBJECT:
            near.subject = THEY

    def _add_all(self, mark: Pronoun | Noun, who: tuple[str, ...]) -> None:
        if self.out is not None and 1 < len(who) <= MOST_TOGETHER:
            span = Span(mark.start, mark.end)
            self.out += [Mention(one, span, self.scene, How.PLURAL, mark.role) for one in who]

    # ---- nouns

    def _call(self, noun: Noun, near: Salience) -> None:
        """Somebody is called what they are: whom it describes, who fits alone, or nobody of the cast."""
        if noun.whose:
            if noun.role is not Role.OTHER and not near.subject:
                near.mention(noun.whose, Role.SUBJECT)
        elif noun.n != 1:
            self._call_several(noun, near)
        elif who := self._described(noun, near):
            near.mention(who, noun.role)
            if self.out is not None:
                self.out.append(Mention(who, Span(noun.start, noun.end), self.scene, How.DESCRIPTION, noun.role))
        else:
            near.mention(NOT_CAST + noun.noun, noun.role)

    def _described(self, noun: Noun, near: Salience) -> str:
        if not noun.definite:
            return ""
        tied = self.ties.get(noun.phrase) or self.ties.get(noun.noun) or set()
        if len(found := [who for who in tied if who in near.here]) == 1:
            return found[0]
        side = side_of_noun(noun.noun)
        if noun.owned or tied or not side or NOT_CAST + noun.noun in near.weights:
            return ""
        fitting = [who for who in near.here if who != near.subject and self._fit(who, side) > UNFITTING]
        if len(fitting) == 2 and near.before in fitting:
            fitting.remove(near.before)
        return fitting[0] if len(fitting) == 1 and fitting[0][0] != NOT_CAST else ""

    def _call_several(self, noun: Noun, near: Salience) -> None:
        if not noun.definite:
            return
        side = SEVERAL.get(noun.noun, "")
        people = near.they("", many=False) if not side else tuple(
            who for who in sorted(near.here) if who[0] != NOT_CAST and self._fit(who, side) > UNFITTING
        )  # fmt: skip
        if not noun.n or len(people) == noun.n:
            self._add_all(noun, people)
        if noun.role is Role.SUBJECT:
            near.subject = THEY


def _weigh(pronoun: Pronoun, near: Salience) -> dict[str, float]:
    """Everybody's weight here, whatever their pronoun."""
    weights, subject, role = dict(near.weights), near.subject, pronoun.role
    who, times = subject, 1.0
    if pronoun.reflexive:
        who, times = subject or near.before, REFLEXIVE
    elif role is Role.SUBJECT:
        who, times = (subject, RUNS_ON) if subject else (near.before, CONTINUES)
        for other in pronoun.ahead:
            if other in weights:
                weights[other] *= ITSELF
    elif role is Role.POSSESSOR:
        weights.pop(pronoun.apart, None)
        who, times = _owner(pronoun, near)
    elif not pronoun.away:
        times = ITSELF
    if who in weights:
        weights[who] *= times
    return weights


def _owner(pronoun: Pronoun, near: Salience) -> tuple[str, float]:
    subject = near.subject
    if pronoun.next_to and near.last != subject:
        return near.last, NEXT_TO
    if not subject:
        return near.before, OWNED_BEFORE
    return subject, OTHERS if pronoun.grasped else TOUCHED if pronoun.touched else OWNS


def _mention(pronoun: Pronoun, scene: int, best: str, weights: dict[str, float]) -> Mention:
    """The likeliest of the cast, and who else it may be."""
    span = Span(pronoun.start, pronoun.end)
    rest: tuple[tuple[str, float], ...] = ()
    if len(weights) > 1:
        ours = [(who, weight) for who, weight in weights.items() if who[0] != NOT_CAST]
        total = sum([weight for _, weight in ours])
        least = LEAST_P * total
        others = [(who, weight / total) for who, weight in ours if weight >= least and who != best]
        rest = tuple(sorted(others, key=lambda item: -item[1]) if len(others) > 1 else others)
    return Mention(best, span, scene, How.PRONOUN, pronoun.role, rest)
