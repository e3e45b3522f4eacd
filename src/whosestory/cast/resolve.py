"""A work to its cast, step by step: count the cues, join the names, find who is named and who is meant."""

from collections import Counter
from collections.abc import Container, Iterable, Mapping
from dataclasses import replace

from whosestory import limits
from whosestory.cast.cast import Cast, Character, Mention
from whosestory.cast.corrections import Corrections, clean
from whosestory.cast.declared import Declared, join_listed
from whosestory.cast.introduced import find_full_names, find_introduced, is_only_a_name
from whosestory.cast.leads import find_leads
from whosestory.cast.mentions import NameIndex, Stranger, find_mentions, find_more, find_silent
from whosestory.cast.merge import Names, merge_names
from whosestory.cast.names import parse_name, slug
from whosestory.cast.presence import present
from whosestory.cast.pronouns import find_meant
from whosestory.cast.tally import Tally, Use, is_key, tally
from whosestory.cast.written import WordCounts, count_words_as_written
from whosestory.errors import TooLargeError
from whosestory.language.lexicons import load_words
from whosestory.work import SEEN, SPOKEN, LineKind, Work

MIN_PROPER = 5.0  # times as often as in lower case a word must stand in a full name to be part of it
MIN_WRITTEN = 2  # times that the text must write a name that is over no speech
MAX_WRITTEN = 3  # such names a character
MIN_USED = 0.1  # of the speeches under the name most used: a rarer way to write a name makes no id
MAX_COMMON = 2  # times that a word may stand in lower case in the action and be a name by itself


def resolve(work: Work, corrections: Corrections | None = None) -> Cast:
    """Find out who is in a work.

    Raises:
        TooLargeError: more names than any script has.
    """
    declared = Declared.of(work)
    corrections = declared.corrections(corrections or Corrections())
    counted = tally(work, corrections)
    if len(counted.uses) > limits.MAX_CHARACTERS:
        raise TooLargeError(work.source.name, "names over speeches", len(counted.uses), limits.MAX_CHARACTERS)
    seen = [work.quote(line) for line in work.lines(*SEEN)]
    said = [work.quote(line) for line in work.lines(*SPOKEN)]
    words = count_words_as_written("\n".join(seen), "\n".join(said))
    names, unmatched = _joined(counted, words.pairs, "\n".join(seen), corrections)
    listed = join_listed(names, declared.listed)
    by_name, characters = _characters(names, words, corrections, declared, listed)
    weights = Counter({by_name[name]: use.n_words for name, use in counted.uses.items()})
    common = frozenset(word for word, n in words.lower_seen.items() if n > MAX_COMMON)
    mentions, strangers = find_mentions(work, NameIndex.of(characters, weights, common))
    mentions = _with_unheard(work, characters, mentions, strangers, words, weights)
    speeches = tuple(tuple(dict.fromkeys(by_name[name] for name in names_)) for names_ in counted.speeches)
    meant = find_meant(work, characters, mentions, speeches)
    mentions = sorted(mentions + meant.mentions, key=lambda m: m.span.start)
    cast = Cast(
        characters=_as_spelt(work, _in_order(characters, meant.sides, mentions, counted, by_name)),
        mentions=tuple(mentions),
        merges=tuple(map(declared.shown, names.merges)),
        speeches=speeches,
        unmatched=tuple(unmatched),
        doubtful=tuple(f"{name}: {why}" for name, why in names.doubtful.items())
        + tuple(f"{merge.absorbed}: {merge.why}" for merge in names.merges if not merge.is_sure),
    )
    there = present(work, cast)
    return replace(cast, leads=find_leads(work, cast, there), there=there)


def _with_unheard(
    work: Work,
    characters: list[Character],
    mentions: list[Mention],
    strangers: Mapping[str, Stranger],
    words: WordCounts,
    weights: Counter[str],
) -> list[Mention]:
    """Add who never speaks, and the full names of who does, with where they are named."""
    known = {name: each.id for each in characters for name in (each.name, *each.aliases) if _is_one_word(name)}
    full = find_full_names(work, strangers, words, known)
    for at, each in enumerate(characters):
        if each.id in full and full[each.id][0] not in each.aliases:
            characters[at] = replace(each, aliases=(*each.aliases, full[each.id][0]))
    taken = {word for _, word in full.values()}
    unheard = find_silent(strangers, words.lower_seen, words.capitals)
    unheard += [name for name in find_introduced(work, strangers, words) if name not in unheard]
    _add(characters, silent := [Character("", name) for name in unheard if name not in taken])
    more = characters[len(characters) - len(silent) :]
    more += [Character(who, word) for who, (_, word) in full.items() if is_only_a_name(word, words)]
    if not more:
        return mentions
    common = frozenset(word for word, n in words.lower_seen.items() if n > MAX_COMMON)
    ends = {(mention.character, mention.span.end + 1) for mention in mentions}
    starts = {(mention.character, mention.span.start - 1) for mention in mentions}
    found = [
        mention
        for mention in find_more(work, NameIndex.of(more, weights, common))
        if (mention.character, mention.span.start) not in ends and (mention.character, mention.span.end) not in starts
    ]
    return sorted(mentions + found, key=lambda mention: mention.span.start)


def _is_one_word(name: str) -> bool:
    return " " not in name and not parse_name(name).is_generic


def _as_spelt(work: Work, characters: tuple[Character, ...]) -> tuple[Character, ...]:
    """The names with their accents, as the cues most often write them: names are looked up without."""
    spelt: dict[str, Counter[str]] = {}
    for line in work.lines(LineKind.CUE):
        if line.cue and not line.cue.name.isascii():
            spelt.setdefault(clean(line.cue.name), Counter())[line.cue.name] += 1
    best = {name: found.most_common(1)[0][0].removeprefix("THE ") for name, found in spelt.items()}
    if not best:
        return characters
    return tuple(
        replace(each, name=best.get(each.name, each.name), aliases=tuple(best.get(one, one) for one in each.aliases))
        for each in characters
    )


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
    names: Names, words: WordCounts, corrections: Corrections, declared: Declared, listed: Mapping[str, str]
) -> tuple[dict[str, str], list[Character]]:
    """The id of each name, and the characters, in order of first cue; behind them who is declared and silent."""
    uses = names.tally.uses
    shown = {group[0]: group[0] for group in corrections.merge} | dict(corrections.rename)
    by_name: dict[str, str] = {}
    characters: list[Character] = []
    for group in names.members().values():
        ranked = sorted(group, key=lambda name: -uses[name].n_speeches)
        called = next((shown[name] for name in ranked if name in shown), "")
        if keys := [name for name in ranked if is_key(name)]:
            character = declared.character(keys[0], [name for name in ranked if name != keys[0]], called)
            grouped = character.is_group or any(name in corrections.group for name in group)
            [character] = _add(characters, [replace(character, is_group=grouped)])
            by_name.update(dict.fromkeys(group, character.id))
            continue
        called = called or next((listed[name] for name in ranked if name in listed), ranked[0])
        aliases = [name for name in ranked if name != called]
        aliases += [one for one in _written_names(group, words, uses.keys()) if one not in ranked and one != called]
        fullest = _fullest(called, aliases, uses)
        grouped = parse_name(ranked[0]).is_group or any(name in corrections.group for name in group)
        character = Character(_free_id(slug(fullest), characters), called, tuple(aliases), is_group=grouped)
        characters.append(character)
        by_name.update(dict.fromkeys(group, character.id))
    _add(characters, declared.silent(uses))
    return by_name, characters


def _add(characters: list[Character], more: Iterable[Character]) -> list[Character]:
    """Add characters under free ids, and return them as added."""
    added = []
    for character in more:
        characters.append(replace(character, id=_free_id(slug(character.name), characters)))
        added.append(characters[-1])
    return added


def _fullest(called: str, aliases: list[str], uses: Mapping[str, Use]) -> str:
    """The name that the id is made from: the one with most parts that isn't a slip or a rare way to write it."""
    least = uses[called].n_speeches * MIN_USED if called in uses else 0
    often = [name for name in aliases if name not in uses or uses[name].n_speeches > least]
    return max([called, *often], key=lambda name: (len(parse_name(name).core), -len(parse_name(name).titles)))


def _free_id(wanted: str, taken: list[Character]) -> str:
    """The id itself, or with the first free number: `cop`, `cop_2`."""
    ids = {character.id for character in taken}
    at, found = 2, wanted
    while found in ids:
        found, at = f"{wanted}_{at}", at + 1
    return found


def _written_names(group: list[str], words: WordCounts, known: Container[str]) -> list[str]:
    """Names that only the text writes for a character: REGGIE HAMMOND of HAMMOND, and REGGIE where it stands alone."""
    parsed = [parse_name(name) for name in group]
    cores = {one.core[0] for one in parsed if len(one.core) == 1 and not one.is_generic and len(one.core[0]) > 2}
    if any(one.social for one in parsed):  # MRS. SANDERSON takes no given name from MR. BEN SANDERSON
        return []
    found: list[str] = []
    for full, n in words.pairs.most_common():
        first, last = full.split()
        other = last if first in cores else first if last in cores else ""
        if n < MIN_WRITTEN:
            break
        if not other or other in known or other in cores or parse_name(other).is_generic:
            continue
        if other in load_words("address") or other in load_words("places"):
            continue
        if words.lower_seen[other] + words.lower_said[other] > n / MIN_PROPER or len(other) < 3:
            continue
        found.append(full)
        if other == first and words.capitals[other] - n >= MIN_WRITTEN and other not in found:
            found.append(other)
    return found[:MAX_WRITTEN]


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
