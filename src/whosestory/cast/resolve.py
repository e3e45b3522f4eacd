"""A work to its cast, step by step: count the cues, join the names, find who is named and who is meant."""

from collections import Counter
from collections.abc import Container
from dataclasses import replace

from whosestory import limits
from whosestory.cast.cast import Cast, Character, Mention
from whosestory.cast.corrections import Corrections
from whosestory.cast.leads import find_leads
from whosestory.cast.mentions import NameIndex, find_mentions, find_silent, lower_words
from whosestory.cast.merge import Names, capital_pairs, merge_names
from whosestory.cast.names import parse_name, slug
from whosestory.cast.pronouns import learn_pronouns, resolve_pronouns
from whosestory.cast.tally import Tally, tally
from whosestory.errors import TooLargeError
from whosestory.work import SEEN, Work

MIN_PROPER = 5.0  # times as often as a pair of names a word may stand in lower case and still be of a name


def resolve(work: Work, corrections: Corrections | None = None) -> Cast:
    """Find out who is in a work.

    Raises:
        TooLargeError: more names than any script has.
    """
    corrections = corrections or Corrections()
    counted = tally(work, corrections)
    if len(counted.uses) > limits.MAX_CHARACTERS:
        raise TooLargeError(work.source.name, "names over speeches", len(counted.uses), limits.MAX_CHARACTERS)
    seen = [work.quote(line) for line in work.lines(*SEEN)]
    pairs = capital_pairs(seen)
    names, unmatched = _joined(counted, pairs, "\n".join(seen), corrections)
    lower = lower_words(work)
    by_name, characters = _characters(names, pairs, lower, corrections)
    weights = Counter({by_name[name]: use.n_words for name, use in counted.uses.items()})
    common = frozenset(word for word, n in lower.items() if n > 2)
    index = NameIndex.of(characters, weights, common)
    silent = find_silent(work, index, lower)
    if silent:
        characters += [Character(_free_id(slug(name), characters), name) for name in silent]
        index = NameIndex.of(characters, weights, common)
    speeches = tuple(tuple(dict.fromkeys(by_name[name] for name in names_)) for names_ in counted.speeches)
    mentions = find_mentions(work, index)
    sides = learn_pronouns(work, mentions)
    mentions = sorted(mentions + resolve_pronouns(work, mentions, sides, speeches), key=lambda m: m.span.start)
    cast = Cast(
        characters=_in_order(characters, sides, mentions, counted, by_name),
        mentions=tuple(mentions),
        merges=tuple(names.merges),
        speeches=speeches,
        unmatched=tuple(unmatched),
        doubtful=tuple(f"{name}: {why}" for name, why in names.doubtful.items())
        + tuple(f"{merge.absorbed}: {merge.why}" for merge in names.merges if not merge.is_sure),
    )
    return replace(cast, leads=find_leads(work, cast))


def _joined(counted: Tally, pairs: Counter[str], text: str, corrections: Corrections) -> tuple[Names, list[str]]:
    """The names joined by rule and by correction, and the corrections that matched nothing."""
    together = {name for names in corrections.merge for name in names}
    apart = frozenset(
        frozenset((one, other)) for names in corrections.apart for one in names for other in names if one != other
    )
    names = merge_names(counted, pairs, text, apart)
    unmatched = [f"merge: {name}" for name in sorted(together) if name not in counted.uses]
    for group in corrections.merge:
        known = [name for name in group if name in counted.uses]
        for name in known[1:]:
            names.join(known[0], name, "the corrections say so")
    cues = counted.uses
    unmatched += [f"apart: {name}" for group in corrections.apart for name in group if name not in cues]
    unmatched += [f"split: {split.name}" for split in corrections.split if split.to not in cues]
    unmatched += [f"rename: {old}" for old, _ in corrections.rename if old not in cues]
    unmatched += [f"ignore: {name}" for name in corrections.ignore if name not in counted.ignored]
    unmatched += [f"group: {name}" for name in corrections.group if name not in cues]
    return names, unmatched


def _characters(
    names: Names, pairs: Counter[str], lower: Counter[str], corrections: Corrections
) -> tuple[dict[str, str], list[Character]]:
    """The id of each name, and the characters, in order of first cue."""
    uses = names.tally.uses
    shown = dict(corrections.rename)
    by_name: dict[str, str] = {}
    characters: list[Character] = []
    for group in names.members().values():
        ranked = sorted(group, key=lambda name: -uses[name].n_speeches)
        called = next((shown[name] for name in ranked if name in shown), ranked[0])
        aliases = [name for name in ranked if name != called]
        aliases += [
            full for full in _full_names(group, pairs, lower, uses.keys()) if full not in ranked and full != called
        ]
        fullest = max([called, *aliases], key=lambda name: (len(parse_name(name).core), -len(parse_name(name).titles)))
        grouped = parse_name(ranked[0]).is_group or any(name in corrections.group for name in group)
        character = Character(_free_id(slug(fullest), characters), called, tuple(aliases), is_group=grouped)
        characters.append(character)
        by_name.update(dict.fromkeys(group, character.id))
    return by_name, characters


def _free_id(wanted: str, taken: list[Character]) -> str:
    """The id itself, or with the first free number: `cop`, `cop_2`."""
    ids = {character.id for character in taken}
    at, found = 2, wanted
    while found in ids:
        found, at = f"{wanted}_{at}", at + 1
    return found


def _full_names(group: list[str], pairs: Counter[str], lower: Counter[str], known: Container[str]) -> list[str]:
    """Full names that the action writes for a character: REGGIE HAMMOND of HAMMOND."""
    cores = {parsed.core[0] for parsed in map(parse_name, group) if len(parsed.core) == 1 and not parsed.is_generic}
    cores = {core for core in cores if len(core) > 2}
    found = []
    for full, n in pairs.most_common():
        first, last = full.split()
        other = last if first in cores else first if last in cores else ""
        if (
            other
            and other not in known
            and lower[other] <= n / MIN_PROPER
            and not parse_name(other).is_generic
            and n > 1
        ):
            found.append(full)
    return found[:2]


def _in_order(
    characters: list[Character], sides: dict[str, str], mentions: list[Mention], counted: Tally, by_name: dict[str, str]
) -> tuple[Character, ...]:
    """The characters in order of first appearance, with the pronouns that the text uses for them."""
    first: dict[str, int] = {}
    for name, use in counted.uses.items():
        first[by_name[name]] = min(first.get(by_name[name], use.first.start), use.first.start)
    for mention in mentions:
        if mention.p > 0.5:
            first[mention.character] = min(first.get(mention.character, mention.span.start), mention.span.start)
    ordered = sorted(characters, key=lambda character: first.get(character.id, 1 << 60))
    return tuple(replace(character, pronoun=sides.get(character.id, "")) for character in ordered)
