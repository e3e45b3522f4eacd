"""A work with its cast, and what several measures need of them, found once."""

from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from whosestory.cast import Cast, How, Mention, Stage, find_stage, present
from whosestory.language.syntax import Parser
from whosestory.reading.addressees import Address, find_addressees
from whosestory.reading.clauses import RULES, Clauses, read_clauses
from whosestory.reading.fates import Fate, Text, find_fates
from whosestory.reading.level_owners import with_owners
from whosestory.reading.level_runs import with_dreams
from whosestory.reading.levels import SceneLevel, find_levels
from whosestory.reading.long_ago import is_long_ago
from whosestory.reading.spoken_of import Naming, find_namings
from whosestory.reading.tellings import Telling, Tellings, find_tellings, long_past
from whosestory.source import Span
from whosestory.work import SEEN, SPOKEN, Line, Work

_PRONOUNS = frozenset({How.PRONOUN, How.PLURAL})


@dataclass(frozen=True)
class Reading:
    """Work and cast together; each part is made when first asked for."""

    work: Work
    cast: Cast
    pronouns: bool = True  # whether mentions by pronoun count
    parser: Parser | None = None  # completes the rules that find clauses; None: the rules alone

    @cached_property
    def scene_words(self) -> NDArray[np.float64]:
        """(n_scenes,): words of the story in each scene, at least 1 so that every scene takes up room."""
        return np.array([max(1, scene.n_words) for scene in self.work.scenes], dtype=float)

    @cached_property
    def progress(self) -> NDArray[np.float64]:
        """(n_scenes,): words passed before each scene, of all words, 0 to 1."""
        passed = np.cumsum(self.scene_words)
        before: NDArray[np.float64] = (passed - self.scene_words) / passed[-1]
        return before

    @cached_property
    def spoken(self) -> tuple[Line, ...]:
        """Lines of dialogue and lyrics with words in them."""
        return tuple(line for line in self.work.lines(*SPOKEN) if line.n_words)

    @cached_property
    def speeches(self) -> tuple[tuple[Line, ...], ...]:
        """The spoken lines, speech by speech."""
        return tuple(tuple(lines) for _, lines in groupby(self.spoken, key=lambda line: line.speech))

    @cached_property
    def seen(self) -> tuple[Line, ...]:
        """Lines of action and shots."""
        return tuple(self.work.lines(*SEEN))

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Mentions in what is seen; by pronoun only if `pronouns`."""
        return tuple(m for m in self.cast.mentions if self.pronouns or m.how not in _PRONOUNS)

    @cached_property
    def clauses(self) -> Clauses:
        """Who does what to whom, and who looks at whom, in what is seen."""
        alone = [mention for mention in self.mentions if mention.how is not How.PLURAL]  # clauses know one at a place
        return read_clauses(self.work, self.cast, alone, self.parser)

    @property
    def finder(self) -> str:
        """What finds the clauses: our rules, or the rules and a parser by its name."""
        return RULES if self.parser is None else self.clauses.finder

    @cached_property
    def levels(self) -> tuple[SceneLevel, ...]:
        """For each scene whether it is of the story's present, a flashback, a dream ..., and whose."""
        found = with_dreams(find_levels(self.work), self.work, self.presence)
        return with_owners(found, self.work, self.cast, self.presence, self.mentions)

    @cached_property
    def fates(self) -> dict[str, Fate]:
        """For each character whether they are alive at the end, with the line that says so."""
        frame = self.tellings.frame
        told, _ = long_past(frame, len(self.work.scenes))
        encloses = frozenset(frame.encloses) if frame is not None and frame.room else frozenset[int]()
        far = encloses if frame is not None and encloses and self._is_long_ago(frame) else frozenset[int]()
        acts = self.clauses.acts
        return find_fates(Text(self.work, self.cast, self.mentions, acts, self.levels, told | far, far, encloses))

    def _is_long_ago(self, frame: Telling) -> bool:
        return is_long_ago(self.work, self.cast, self.levels, frame.room, frame.encloses)

    @cached_property
    def namings(self) -> tuple[Naming, ...]:
        """Where leads are named in speech by others."""
        return find_namings(self.work, self.cast)

    @cached_property
    def addressees(self) -> tuple[Address, ...]:
        """To whom each speech is said, with p; none for voice-over and for who is alone."""
        return find_addressees(self.work, self.cast, self.presence)

    @cached_property
    def stage(self) -> Stage:
        """In a play, who is on stage when; soliloquies and asides."""
        return find_stage(self.work, self.cast)

    @cached_property
    def presence(self) -> tuple[frozenset[str], ...]:
        """For each scene, who is there: speaks (not in voice-over), is named or meant in its action, or is on stage."""
        if self.cast.there is not None and self.pronouns:
            return self.cast.there
        return present(self.work, replace(self.cast, mentions=self.mentions), self.stage)

    @cached_property
    def tellings(self) -> Tellings:
        """Who tells the story in the story: voices over the picture, talk to the camera, places where it is told."""
        return find_tellings(self.work, self.cast, self.presence, self.levels)

    @cached_property
    def first_sight(self) -> tuple[dict[str, Span], ...]:
        """For each scene, where each character in it is first heard (voice-over too), named or meant, or enters."""
        sights: list[dict[str, Span]] = [{} for _ in self.work.scenes]
        for line in self.spoken:
            for speaker in self.cast.speakers(line):
                _keep_first(sights[line.scene], speaker, line.span)
        for mention in self.mentions:
            _keep_first(sights[mention.scene], mention.character, mention.span)
        for scene, on_stage in enumerate(self.stage.there):
            for character, span in on_stage.items():
                _keep_first(sights[scene], character, span)
        return tuple(sights)


def _keep_first(sights: dict[str, Span], character: str, span: Span) -> None:
    if character not in sights or span.start < sights[character].start:
        sights[character] = span
