"""A verdict at a glance, for notebooks: a few rows of HTML that need no template and no style."""

from html import escape

from whosestory.cast import Cast
from whosestory.verdict.verdict import Kind, State, Verdict

MAX_SHOWN = 80  # characters of a title or name


def glance(title: str, cast: Cast, verdict: Verdict) -> str:
    """Title, what sort of answer it is, how firmly, and who holds each question."""
    rows = "".join(
        f"<tr><th scope='row'>{answer.question.value}</th><td>{_holder(cast, answer.holder, answer.state)}</td></tr>"
        for answer in verdict.answers.values()
    )
    return (
        f"<p><strong>{_sound(title)}</strong>: {_sentence(cast, verdict)}</p>"
        f"<table>{rows}</table>"
        "<p><code>report.show(analysis)</code> shows all of it, with the lines.</p>"
    )


def _sentence(cast: Cast, verdict: Verdict) -> str:
    names = " and ".join(_name(cast, each) for each in verdict.heads)
    match verdict.kind:
        case Kind.ONE:
            said = f"the story of {names}"
        case Kind.SHARED:
            said = f"a story shared by {names}"
        case Kind.SPLIT:
            said = f"a story split between {names}"
        case _:
            return f"can't say: {_sound(verdict.reason)}"
    held = "; ".join(
        f"{_name(cast, each.lead)} leads in {round(100 * each.value)} of 100 weightings" for each in verdict.support[:2]
    )
    return f"{said}. {held}." if held else f"{said}."


def _holder(cast: Cast, holder: str | None, state: State) -> str:
    if holder is not None:
        return _name(cast, holder)
    return {State.EVEN: "even", State.NOBODY: "nobody"}.get(state, "can't say")


def _name(cast: Cast, character: str) -> str:
    return _sound(cast.name(character))


def _sound(text: str) -> str:
    """A text from a script, which can neither be HTML nor turn the direction of what is around it."""
    text = " ".join(text.split()).encode("utf-8", "replace").decode()
    return f"<bdi>{escape(text if len(text) <= MAX_SHOWN else text[: MAX_SHOWN - 1] + '…')}</bdi>"
