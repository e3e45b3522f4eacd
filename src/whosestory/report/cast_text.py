"""The cast as text: for the terminal, or one fact a line."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from whosestory.report.clean import shown, shown_name
from whosestory.report.indent import Indented
from whosestory.report.pages import AliasRow, CastPage, CharacterRow
from whosestory.report.wording import count

NOT_SURE = "not sure"
_HEADING = f"  {'name':<24} {'words':>6} {'speeches':>8} {'scenes':>6}  pronoun  id"


def render_cast(page: CastPage) -> RenderableType:
    """The cast for a terminal."""
    n_leads = sum(row.is_lead for row in page.characters)
    head = f"   {count(len(page.characters), 'character')}, {count(n_leads, 'lead')} (*)"
    parts: list[RenderableType] = [
        Indented(Text.assemble((shown(page.title).upper(), "bold"), head)),
        Text(),
        Text(_HEADING, style="bold"),
    ]
    for row in page.characters:
        parts += _character(row)
    for title, each in (("In doubt", page.doubtful_names), ("Corrections that matched nothing", page.unmatched)):
        if each:
            parts += [Text(), Text(title, style="bold"), *(Indented(Text(shown(text)), 2, 4) for text in each)]
    parts += [Text(), Text("Next", style="bold")]
    parts += [Text(f"  {what:<14} {command}", no_wrap=True, overflow="ignore") for what, command in page.next_steps]
    return Group(*parts)


def plain_cast(page: CastPage) -> str:
    """The cast, one fact a line."""
    return "\n".join(f"{key}: {shown(value)}" for key, value in _facts(page))


def _character(row: CharacterRow) -> Iterator[RenderableType]:
    mark = "*" if row.is_lead else " "
    name = f"{shown_name(row.name, limit=16 if row.is_group else 24)}{' (group)' if row.is_group else ''}"
    counts = f"{row.words:>6,} {row.speeches:>8,} {row.scenes:>6,}"
    named = (f"{name:<24}", "bold" if row.is_lead else "")
    yield Indented(Text.assemble(f"{mark} ", named, f" {counts}  {row.pronoun:<7}  {shown(row.id)}"), 0, 8)
    for alias in row.aliases:
        yield Indented(Text(f"also {_alias(alias)}"), 4, 6)


def _alias(alias: AliasRow) -> str:
    why = ", ".join(filter(None, [shown(alias.why), "" if alias.is_sure else NOT_SURE]))
    return shown_name(alias.name) + (f" ({why})" if why else "")


def _facts(page: CastPage) -> Iterator[tuple[str, str]]:
    yield "title", page.title
    yield "file", page.file
    for row in page.characters:
        yield "character", shown_name(row.name)
        yield "id", row.id
        yield "lead", "yes" if row.is_lead else "no"
        if row.is_group:
            yield "group", "yes"
        yield "words", str(row.words)
        yield "speeches", str(row.speeches)
        yield "scenes", str(row.scenes)
        yield "pronoun that the text uses", row.pronoun or "unknown"
        yield from (("also", _alias(alias)) for alias in row.aliases)
    yield from (("name in doubt", each) for each in page.doubtful_names)
    yield from (("correction that matched nothing", each) for each in page.unmatched)
