"""The documentation page of all measures, made from the measures' own descriptions."""

import sys

from whosestory.measures import MEASURES, ON_REQUEST, Measure

ALL = MEASURES + ON_REQUEST
_HEAD = """# Measures

Made from the measures' own descriptions by `make docs`; change them there. A measure answers one question about every
character by listing *events*: a scene, a character, an amount, and the place in the text. Shares, ranges and every
"what if" follow from scene weights ([decision 2](decisions/0002-events-and-weights.md)); how measures are pooled into
answers stands in [decision 5](decisions/0005-pooling.md). Those that don't vote are context; some aren't
part of every analysis: `measure(reading, ON_REQUEST)` asks for them.

| measure | question | votes | asks |
|---|---|---|---|
"""


def measures_markdown() -> str:
    """The page, in Markdown."""
    rows = "".join(f"| [{m.name}](#{m.name}) | {m.question} | {'yes' if m.votes else 'no'} | {m.asks} |\n" for m in ALL)
    return _HEAD + rows + "".join(map(_section, ALL))


def _section(measure: Measure) -> str:
    forms = ", ".join(sorted(form.value for form in measure.applies_to))
    reads = ", ".join(sorted(kind.value for kind in measure.reads))
    facts = [
        ("Asks", measure.asks),
        ("Unit", measure.unit),
        ("Higher means", measure.higher_means),
        ("Basis", f"{measure.basis.value}; counted {measure.kernel.value}; {measure.reduce.value} of the events"),
        ("Least", f"{measure.least:g} {measure.counts}" if measure.least else "none"),
        ("Reads", f"{reads}; in a {forms}"),
        ("Source", measure.source),
        ("Departure", measure.departure or "none"),
        ("Caveat", measure.caveat),
    ]
    about = (sys.modules[measure.compute.__module__].__doc__ or "").strip()  # the module says what an event is
    listed = "".join(f"- **{name}**: {value}\n" for name, value in facts)
    return f"\n## {measure.name}\n\n{about}\n\nVersion {measure.version}.\n\n{listed}"
