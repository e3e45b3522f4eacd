"""Who comes to mind: everybody named or meant so far in a scene, the more the nearer and the higher in the sentence."""

from dataclasses import dataclass, field, replace

from whosestory.cast.cast import Role

SENTENCE = 0.6  # what is left of somebody's weight with each sentence that passes
NAMED = {Role.SUBJECT: 1.0, Role.OBJECT: 0.5, Role.POSSESSOR: 0.75, Role.OTHER: 0.6}
SPOKE = 1.2  # who speaks, beside a subject
CARRIED = 0.3  # of the weights at the end of one scene, at the start of the next
LEAST = 0.02  # a weight below this is forgotten
THEY = "+"  # the subject is several
NOT_CAST = "?"  # before what somebody is called who is nobody of the cast
TIDY = 0.2  # scale at which the weights are gone through
TOGETHER = 2  # sentences that people stay together for "they"
MOST = 2.0  # of a weight: somebody named ten times in a row isn't everybody


@dataclass(slots=True)
class Salience:
    """The weights at one place in a scene, and who is the subject there."""

    weights: dict[str, float] = field(default_factory=dict)  # times `scale`: fading is one multiplication for all
    scale: float = 1.0
    subject: str = ""  # of this sentence
    before: str = ""  # subject of the sentence before, or who spoke since
    last: str = ""  # who was named or meant last
    owner: str = ""  # whose something is the subject: Abel's leg starts
    previous: str = ""  # who was named or meant before that
    together: tuple[str, ...] = ()  # the last who were named together
    apart: int = 0  # sentences since then, or since they were meant together
    blank: int = 0  # sentences since somebody known was a subject
    here: set[str] = field(default_factory=set)  # everybody in this scene so far

    def copy(self) -> "Salience":
        """The same, to be changed."""
        near = replace(self)
        near.weights, near.here = dict(self.weights), set(self.here)
        return near

    def mention(self, who: str, role: Role) -> None:
        """Somebody is named or meant."""
        self._add(who, NAMED[role])
        self.previous, self.last = self.last, who
        if role is Role.SUBJECT:
            self.subject = who
        elif role is Role.POSSESSOR and not self.subject:
            self.owner = self.owner or who

    def hear(self, who: str) -> None:
        """Somebody speaks."""
        self._add(who, SPOKE)
        self.before, self.subject, self.blank = who, "", 0

    def _add(self, who: str, weight: float) -> None:
        now = self.weights.get(who, 0.0) + weight / self.scale
        most = MOST / self.scale
        self.weights[who] = now if now < most else most
        self.here.add(who)

    def end_sentences(self, n: int) -> None:
        """So many sentences end."""
        self.scale *= SENTENCE**n
        if self.scale < TIDY:
            self.tidy()
        self.apart += n
        self.blank = 0 if self.subject else self.blank + n
        self.before, self.subject, self.owner = self.subject or self.owner or self.before, "", ""

    def join(self) -> None:
        """Whoever was named last belongs to whoever was named before."""
        before = self.together if self.together[-1:] == (self.previous,) else (self.previous,)
        self.together, self.apart = (*before, self.last), 0

    def they(self, apart: str, *, many: bool) -> tuple[str, ...]:
        """Whom "they" means: the last named together, or the only two there; nobody if neither is sure."""
        if self.together and self.apart <= TOGETHER and apart not in self.together:
            who = self.together
        else:
            who = tuple(sorted(self.here - {apart}))
            if len(who) != 2 or self.blank > 1:
                return ()
        if any(one[0] == NOT_CAST for one in who) or (many and len(who) == 2):
            return ()
        self.apart = self.blank = 0
        return who

    def end_scene(self) -> None:
        """The next scene begins: who was in this one may still be meant."""
        self.scale *= CARRIED
        self.tidy()
        self.before = self.subject = self.last = self.previous = self.owner = ""
        self.together, self.here, self.blank = (), set(), 0

    def tidy(self) -> None:
        """Forget who is hardly meant any more."""
        scale = self.scale
        self.weights = {who: weight * scale for who, weight in self.weights.items() if weight * scale > LEAST}
        self.scale = 1.0
