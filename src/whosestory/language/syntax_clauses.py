"""The clauses found by rule, with what a parser adds and takes away.

The rules know names, so they are right where a parser takes a verb for a noun; the parser knows words that no list of
ours holds, and what hangs on what over a distance. So it adds acts where the rules saw none, and takes away nouns.
"""

import re
from collections.abc import Iterator, Sequence

from whosestory.language.clause_tokens import Reference
from whosestory.language.clauses import Clause
from whosestory.language.syntax import Word, children, joined
from whosestory.language.verbs import BASE, BE, BOTH, DO, HAVE, KNOWN, MODAL, NOUNY, look_up, verbs_of
from whosestory.source import Span, record

_ACTS = frozenset({"VB", "VBP", "VBZ", "VBG"})  # forms in -ed are mostly how somebody is: soaked, startled
_NO_ACT = frozenset("seem become remain appear need".split())
_ENDS = frozenset("stop quit finish cease".split())
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_HANGING = frozenset({"advcl", "xcomp", "conj", "dep", "parataxis", "ccomp"})  # verbs that may share a subject
_CAMERA = frozenset("we camera you one".split())
_WHO = frozenset({"who", "that", "which"})
_QUOTED = re.compile(r"\"[^\"]{0,400}\"|“[^”]{0,400}”")
MAX_DEPTH = 12  # verbs up to the one that has the subject


@record
class _Tree:
    text: str
    words: Sequence[Word]
    kids: list[list[int]]
    who: dict[int, int]  # the words that are references
    references: Sequence[Reference]
    goes_on: int | None

    def word(self, at: int) -> str:
        """A word in small letters."""
        return self.text[self.words[at].start : self.words[at].end].lower()


def complete(
    clauses: Sequence[Clause],
    words: Sequence[Word],
    text: str,
    references: Sequence[Reference],
    goes_on: int | None = None,
) -> list[Clause]:
    """The clauses of a paragraph by rule and parser together, in the order of their verbs; see `find_clauses`."""
    tree = _tree(text, words, references, goes_on)
    kept = [clause for clause in clauses if not _is_noun(tree, clause)]
    taken = {clause.verb.start for clause in clauses}
    added = [clause for at in _acts(tree, taken) for clause in _clauses(tree, at)]
    return sorted((*kept, *added), key=lambda clause: clause.verb.start)


def _tree(text: str, words: Sequence[Word], references: Sequence[Reference], goes_on: int | None) -> _Tree:
    starts = {one.start: index for index, one in enumerate(references) if one.end > one.start}
    who: dict[int, int] = {}
    for at, word in enumerate(words):
        if word.start in starts:  # only the first word of a name
            who[at] = starts.pop(word.start)
    return _Tree(text, words, children(words), who, references, goes_on)


def _is_noun(tree: _Tree, clause: Clause) -> bool:
    """Whether the parser is sure that a verb of the rules is none: her remark, the face."""
    at = next((at for at, word in enumerate(tree.words) if word.start == clause.verb.start), None)
    if at is None or not tree.words[at].tag.startswith("NN") or at == 0:
        return False
    if look_up(tree.word(at))[0] & BASE:  # watches her sleep
        return False
    is_head = tree.words[at].relation == "ROOT"  # Ben's crying: the whole sentence, and no noun
    return tree.words[at - 1].relation == "poss" and tree.words[at - 1].head == at and not is_head


def _acts(tree: _Tree, taken: set[int]) -> Iterator[int]:
    """The verbs that the rules passed over, and shouldn't have."""
    quoted = [match.span() for match in _QUOTED.finditer(tree.text)]
    for at, word in enumerate(tree.words):
        if word.tag not in _ACTS or word.relation in ("aux", "auxpass", "amod", "compound") or word.start in taken:
            continue
        tags, lemma = look_up(tree.word(at))
        if tags & (BE | HAVE | DO | MODAL) or lemma in _NO_ACT or lemma in BOTH or not _is_whole(tree, at):
            continue
        if not tags & KNOWN and word.tag != "VBG" and not _is_plain(tree, at):
            continue
        if not _is_folded(tree, at, lemma) and not any(start <= word.start < end for start, end in quoted):
            yield at


def _is_whole(tree: _Tree, at: int) -> bool:
    """Whether a word is none of two that a hyphen joins."""
    word = tree.words[at]
    return tree.word(at).isalpha() and "-" not in (tree.text[word.start - 1 : word.start], tree.text[word.end :][:1])


def _is_plain(tree: _Tree, at: int) -> bool:
    """Whether a verb that stands in none of our lists has a subject or a "to" of its own."""
    return any(tree.words[kid].relation in ("nsubj", "aux") for kid in tree.kids[at])


def _is_folded(tree: _Tree, at: int, lemma: str) -> bool:
    """tries to run, goes on stitching, stops laughing, lets go: one act, which the rules have."""
    head = tree.words[at].head
    over = look_up(tree.word(head))[1] if head != at else ""
    before, behind = (tree.word(near) if 0 <= near < len(tree.words) else "" for near in (at - 1, at + 1))
    if lemma == "go" and (look_up(before)[1] == "let" or behind == "on"):
        return True
    if over in _ENDS and tree.words[at].relation == "xcomp":
        return True
    folds = lemma in verbs_of("trying") or lemma in verbs_of("failing") or lemma in verbs_of("beginning")
    if folds or lemma in ("go", "start", "keep", "continue", "look", "love"):
        return any(tree.words[kid].relation in ("xcomp", "ccomp", "acomp") for kid in tree.kids[at])
    return False


def _clauses(tree: _Tree, at: int) -> list[Clause]:
    word, agents = tree.words[at], _subject(tree, at)
    if any(tree.word(kid) in _CAMERA for kid in tree.kids[at] if tree.words[kid].relation in _SUBJECTS):
        return []
    if not _fits(tree, at, agents):
        return []
    patients, parts = _patients(tree, at)
    negated = any(tree.words[kid].relation == "neg" for kid in tree.kids[at])
    head = look_up(tree.word(word.head))[1]
    tries = word.relation == "xcomp" and (head in verbs_of("trying") or head in verbs_of("ordering"))
    lemma = look_up(tree.word(at))[1]
    to = _to(tree, at)
    return [
        Clause(Span(word.start, word.end), lemma, agent, patient, to, patient in parts, negated, tries)
        for agent in agents or (None,)
        for patient in patients or (None,)
        if agent is not None or patient is not None
    ]


def _fits(tree: _Tree, at: int, agents: Sequence[int]) -> bool:
    """Whether the form fits whoever acts: Denver tip toes, slides open, message slips are nouns and adjectives."""
    word, own = tree.words[at], {tree.words[kid].relation for kid in tree.kids[at]}
    if word.tag == "VBP":
        return len(agents) != 1 or tree.references[agents[0]].is_pronoun
    if word.tag == "VB":
        return word.relation != "ROOT" and bool(own & {"nsubj", "aux", "dobj"} or word.relation != "xcomp")
    return word.tag != "VBZ" or "nsubj" in own or not look_up(tree.word(at))[0] & NOUNY


def _people(tree: _Tree, at: int) -> tuple[int, ...]:
    return tuple(tree.who[one] for one in joined(tree.words, tree.kids, at) if one in tree.who)


def _subject(tree: _Tree, at: int, depth: int = 0) -> tuple[int, ...]:
    """Who does it: its own subject, or that of the verb it hangs on."""
    word = tree.words[at]
    for kid in tree.kids[at]:
        if tree.words[kid].relation in _SUBJECTS:
            if tree.word(kid) in _WHO and word.relation == "relcl":
                return (tree.who[word.head],) if word.head in tree.who else ()
            return _people(tree, kid)
    if depth > MAX_DEPTH:
        return ()
    head = word.head
    if word.relation == "ROOT" or head == at:
        return () if tree.goes_on is None or word.start > 0 else (tree.goes_on,)
    if word.relation == "pcomp":  # without looking: of the verb that the preposition hangs on
        head = tree.words[head].head
    elif word.relation == "acl":
        return (tree.who[head],) if head in tree.who else ()
    elif word.relation not in _HANGING:
        return ()
    if word.relation == "xcomp":
        given = [kid for kid in tree.kids[head] if tree.words[kid].relation == "dobj" and kid < at]
        if given:
            return _people(tree, given[0])
    return _subject(tree, head, depth + 1) if tree.words[head].tag.startswith("VB") else ()


def _patients(tree: _Tree, at: int) -> tuple[tuple[int, ...], set[int]]:
    """To whom it's done, and of whom only a part or a thing is meant; what is his or hers is mostly the agent's own."""
    whole: list[int] = []
    parts: set[int] = set()
    for kid in tree.kids[at]:
        if tree.words[kid].relation not in ("dobj", "dative") or tree.words[kid].tag == "IN":
            continue
        for one in joined(tree.words, tree.kids, kid):
            if one in tree.who:
                whole.append(tree.who[one])
                continue
            for owner in tree.kids[one]:
                index = tree.who.get(owner) if tree.words[owner].relation == "poss" else None
                if index is not None and not tree.references[index].is_pronoun:
                    whole.append(index)
                    parts.add(index)
    return tuple(whole), parts


def _to(tree: _Tree, at: int) -> int | None:
    for kid in tree.kids[at]:
        if tree.words[kid].relation in ("prep", "dative"):
            for below in tree.kids[kid]:
                if tree.words[below].relation == "pobj" and below in tree.who:
                    return tree.who[below]
    return None
