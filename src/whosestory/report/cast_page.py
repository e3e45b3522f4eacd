"""From a cast to what its page says."""

from collections import Counter

from whosestory.cast import Cast, Character, present, spoken_words
from whosestory.report.page import MAX_FILE
from whosestory.report.pages import AliasRow, CastPage, CharacterRow
from whosestory.work import Work


def cast_page(work: Work, cast: Cast, *, file: str = "FILE") -> CastPage:
    """Who is in a work, the most heard first; `file` is what the commands that it offers next are to name."""
    words = spoken_words(work, cast)
    scenes = Counter(character for there in present(work, cast) for character in there)
    speeches = Counter(speaker for speakers in cast.speeches for speaker in speakers)
    rows = [
        CharacterRow(
            id=each.id,
            name=each.name,
            is_lead=each.id in cast.leads,
            is_group=each.is_group,
            pronoun=each.pronoun,
            words=words[each.id],
            speeches=speeches[each.id],
            scenes=scenes[each.id],
            aliases=_aliases(cast, each),
        )
        for each in cast.characters
    ]
    rows.sort(key=lambda row: (-row.words, -row.scenes))
    file = file if len(file) <= MAX_FILE else "FILE"
    steps = (("A name wrong?", f"whosestory cast {file} --init"), ("Whose story?", f"whosestory {file}"))
    return CastPage(work.title, work.source.name, tuple(rows), cast.doubtful, cast.unmatched, steps)


def _aliases(cast: Cast, character: Character) -> tuple[AliasRow, ...]:
    reasons = {merge.absorbed: merge for merge in cast.merges}
    return tuple(
        AliasRow(alias, reasons[alias].why, reasons[alias].is_sure) if alias in reasons else AliasRow(alias, "", True)
        for alias in character.aliases
    )
