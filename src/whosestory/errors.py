"""The errors whosestory raises, all of them.

    WhosestoryError
    ├── InputError            a file that can't be used; carries `name`
    │   ├── NotReadableError      missing, a folder, no permission
    │   ├── NotTextError          bytes that are no text (a picture, a program, NULs)
    │   ├── UnknownFormatError    text that no reader can follow; carries `tried`
    │   └── TooLargeError         over a limit of `limits.py`; carries `what`, `value`, `limit`
    ├── CorrectionsError      a cast file that can't be read; carries `name`
    ├── UnknownCharacterError a name that is nobody's in a work; carries `wanted` and the `nearest`
    ├── OutputError           a result that can't be written; carries `name`
    ├── MissingExtraError     an optional part isn't installed; carries `extra`
    └── BrokenModelError      a model of an optional part can't be loaded; carries `model`

A message says what, where and what to do, in one sentence.
"""


class WhosestoryError(Exception):
    """Anything that whosestory raises on purpose."""


class InputError(WhosestoryError):
    """A file that can't be used."""

    def __init__(self, name: str, problem: str, advice: str) -> None:
        super().__init__(f"{name}: {problem}; {advice}")
        self.name = name
        self.problem = problem
        self.advice = advice


class NotReadableError(InputError):
    """The file isn't there, is a folder or may not be read."""


class NotTextError(InputError):
    """The bytes are no text."""


class UnknownFormatError(InputError):
    """No reader can follow the text."""

    def __init__(self, name: str, tried: tuple[str, ...]) -> None:
        super().__init__(
            name,
            f"no format fits (tried {', '.join(tried)})",
            "give a screenplay or a play, as PDF, Final Draft, Fountain or text",
        )
        self.tried = tried


class TooLargeError(InputError):
    """The file is over one of the limits in `limits.py`."""

    def __init__(self, name: str, what: str, value: float, limit: float) -> None:
        super().__init__(name, f"{what}: {value:,.0f}, and the limit is {limit:,.0f}", "give one script a file")
        self.what = what
        self.value = value
        self.limit = limit


class CorrectionsError(WhosestoryError):
    """A file of cast corrections that can't be read or followed."""

    def __init__(self, name: str, problem: str, advice: str) -> None:
        super().__init__(f"{name}: {problem}; {advice}")
        self.name = name


class UnknownCharacterError(WhosestoryError):
    """A name that is nobody's in a work, or several people's."""

    def __init__(self, wanted: str, nearest: tuple[str, ...], *, is_several: bool = False) -> None:
        names = ", ".join(nearest) or "none"
        what = f"several people in it may be {wanted!r}" if is_several else f"nobody in it is called {wanted!r}"
        super().__init__(f"{what}; {'they are' if is_several else 'the nearest names are'}: {names}")
        self.wanted = wanted
        self.nearest = nearest


class OutputError(WhosestoryError):
    """A result that can't be written."""

    def __init__(self, name: str, problem: str, advice: str) -> None:
        super().__init__(f"{name}: {problem}; {advice}")
        self.name = name


class MissingExtraError(WhosestoryError):
    """An optional part isn't installed."""

    def __init__(self, extra: str) -> None:
        super().__init__(f"this needs an optional part; install it with: pip install 'whosestory[{extra}]'")
        self.extra = extra


class BrokenModelError(WhosestoryError):
    """A language model is installed and can't be loaded."""

    def __init__(self, model: str, extra: str, why: str) -> None:
        first = why.strip().splitlines()[0][:120] if why.strip() else "no reason given"
        super().__init__(
            f"the model {model} can't be loaded ({first}); "
            f"install it anew with: pip install --force-reinstall 'whosestory[{extra}]'"
        )
        self.model = model
