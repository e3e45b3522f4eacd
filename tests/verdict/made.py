"""Works, casts and measures made by hand for the tests of the verdict."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from whosestory.cast import Cast, Character, Mention
from whosestory.measures import Basis, Event, Kernel, Measure, Measurement, Question, measure
from whosestory.reading import Reading
from whosestory.source import Span
from whosestory.verdict import Plan
from whosestory.verdict.plan import Redraws, Thresholds, Voter
from whosestory.work import Form, LineKind, Work, build_work

THRESHOLDS = Thresholds(
    even_below=0.1,
    shared_below=0.1,
    shared_mean=0.5,
    split_lead=0.3,
    split_support=0.9,
    one_support=0.75,
    lean_by=0.1,
    least_questions=3,
    least_words=2000,
    least_scenes=8,
    poor_parse=0.85,
)


def plan(voters: Mapping[Question, Sequence[str]], *, kappa: float = 1e-9, nobody: Sequence[str] = ()) -> Plan:
    """A plan whose measures are barely held back, so that shares are the amounts' own."""
    questions = {
        question: tuple(Voter(name, kappa, "test", name in nobody) for name in names)
        for question, names in voters.items()
    }
    return Plan("test", THRESHOLDS, Redraws(n_draws=1000, block=3), questions)


def work(n_scenes: int = 12, n_words: int = 300) -> Work:
    """Scenes of action, each with a heading of three words."""
    return build_work(f"INT. ROOM - DAY\n{' '.join(['word'] * n_words)}\n" * n_scenes)


def reading(leads: Sequence[str], *, of: Work | None = None, mentions: Iterable[Mention] = ()) -> Reading:
    """A reading in which everybody is a lead; ids are names in lower case."""
    characters = tuple(Character(lead, lead.upper()) for lead in leads)
    return Reading(of or work(), Cast(characters, tuple(mentions), leads=tuple(leads)))


def events(of: Work, amounts: Mapping[str, Sequence[float]]) -> tuple[Event, ...]:
    """One event a scene for each character, by its amounts from the first scene on; 0 makes none."""
    return tuple(
        Event(scene, character, amount, of.scenes[scene].lines[-1].span)
        for character, row in amounts.items()
        for scene, amount in enumerate(row)
        if amount
    )


def measured(
    of: Reading,
    name: str,
    question: Question,
    found: Mapping[str, Sequence[float]] | Sequence[Event],
    *,
    least: float = 0,
    kernel: Kernel = Kernel.EVERYWHERE,
    reads: frozenset[LineKind] = frozenset({LineKind.ACTION}),
    applies_to: frozenset[Form] = frozenset(Form),
) -> Measurement:
    """A measurement of amounts given by hand."""
    made = tuple(found) if isinstance(found, Sequence) else events(of.work, found)

    def compute(_: Reading) -> Iterator[Event]:
        return iter(made)

    each = Measure(
        name=name,
        version=1,
        question=question,
        votes=True,
        basis=Basis.ALL,
        least=least,
        asks="?",
        unit="amount",
        higher_means="more",
        reads=reads,
        applies_to=applies_to,
        source="test",
        departure="none",
        caveat="none",
        compute=compute,
        counts="things",
        kernel=kernel,
    )
    return measure(of, [each])[name]


def asked(of: Reading, shares: Mapping[Question, Mapping[str, float]]) -> tuple[dict[str, Measurement], Plan]:
    """One measure a question, named after it, with these amounts in every scene; and the plan that asks them."""
    n_scenes = len(of.work.scenes)
    found = {
        question.value: measured(of, question.value, question, {who: [x] * n_scenes for who, x in amounts.items()})
        for question, amounts in shares.items()
    }
    return found, plan({question: [question.value] for question in shares})


def span_of(of: Work, text: str) -> Span:
    """Where some words first stand."""
    start = of.source.text.index(text)
    return Span(start, start + len(text))
