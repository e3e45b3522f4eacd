"""Does a row read like something said or like something seen? Told by common words, for where the layout doesn't tell.

The lists hold common English words by how much likelier they are in dialogue than in action, or the reverse: log-odds
of about 4, 2.5 and 1.2, counted on the rows of 37 scripts whose indents leave no doubt, and rounded.
"""

import math
import re

_SAID = {
    4.0: """
        i'm you're i'd you'll i'll i've your my hey me gonna i you sir we'll ? you've let's want wouldn't
        hello week didn't got don't yeah did need myself yours sorry thank yourself told wasn't tomorrow
        excuse forget why trust okay please think asked mean where's tell you'd haven't know oh guess yes
        remember funny jesus maybe do wish was tonight huh ask am
    """,
    2.5: """
        happened said couldn't how we're would that's went knew here's problem should job aren't always god
        wanted what's let supposed today fine here we've took matter expect thanks probably care anymore ago
        damn chance were die important deal what feel talk mine had could nice reason bet since found
        understand say anyway pay hi us give good wrong called nobody anyone ! won't ever never kill love
        came our better because gave live any worry stuff bad sure things thought must really have true
        truth shit listen minutes thousand be call get afraid if friend questions use those miss trouble
        might
    """,
    1.2: """
        lose put started days going company anything real these hope may hours brought well best thing wait
        whatever means years kind hell stay sick doing minute course done bring else so isn't met least
        believe name much hurt easy try saying son that this no saw take question show read business not
        soon come about world everybody such guy mind enough go hundred make made money whole can or it's
        great person pretty help keep can't someone able leave will they're exactly there's special alive
        right ... idea year home morning too life used find work death who's people friends serious been
        change times like safe just somewhere lot write either meet wants everything actually than none even
        fact
    """,
    -1.2: """
        himself closed each wearing below view begin bar sitting as middle hair eye apart gets reach inside
        wind followed turning bed phone around at others leaves road sign away reading body places music
        bright low foot along position her feels full building outside bottom pair white wet down pain red
        over hanging suit neck water he step button breathing almost following under answers another she
        shot looking from between form young entire showing hidden
    """,
    -2.5: """
        races runs looks arm large catches tears window table backs hits takes smile across camera touches
        rolls edge sets quickly forward frame silence cheek doors hangs stare drives gently filled direction
        shoulder seat arms wide eyes carries laughs glass stairs behind door onto flash floor appears wall
        corner faces surrounded distance empty enter spots pocket breaks points jacket quietly counter
        several wears lights crowd breath drawn finds checks lies silent leads speaks heads feet mirror
        chair wheel remains hand front opening chest lips fingers kitchen above ground face covered pulling
        beat smiling standing continue windows gives closer facing moment shirt lets goes carrying sight
        voice his side holding finally bottle image carefully herself moving dark room into light huge
        barely cuts dressed open its comes against
    """,
    -4.0: """
        grabs enters smiles leans pulls reaches sits shakes nods stands closes walks slides slams continues
        throws approaches stares stops pushes lifts crosses watches glances exits toward turns screams steps
        picks begins opens moves swings holds climbs hurries notices struggles kisses follows waves pours
        drops slowly rises tries staring knocks disappears hears rushes slips hallway doorway passes
        suddenly covers raises angle waits sees starts flips lowers beside freezes revealing falls slightly
        jumps rear screen puts removes reads lands glasses desk exit
    """,
}
_ODDS = {word: odds for odds, words in _SAID.items() for word in words.split()}
_TOKEN = re.compile(r"[a-z]++(?:'[a-z]++)?+|[?!]|\.\.\.")
VERB_S = -0.8  # an unlisted word in -s: plural or third person; one log-odds unit, a little less as it is so common
DAMP = 0.55  # words of a row lean the same way, so their log-odds don't simply add up
LIMIT = 6.0  # no row is surer than this by its words alone
MANY_WORDS = 30_000  # are remembered; a script has about 6,000, marks and capitals told apart


def _odds(word: str) -> float:
    found = _ODDS.get(word)
    if found is not None:
        return found
    return VERB_S if word[-1] == "s" and len(word) > 4 and word[-2] not in "s'" else 0.0


class _Known(dict[str, float]):
    """What stands between white space -> log-odds of the words in it, found when it is first asked for."""

    def __missing__(self, raw: str) -> float:
        odds = sum(map(_odds, _TOKEN.findall(raw.lower().replace("’", "'"))))
        if len(self) < MANY_WORDS:
            self[raw] = odds
        return odds


_known_odds = _Known().__getitem__


def lean(text: str) -> float:
    """How much a row reads like speech (above 0) or like action (below 0), in damped log-odds."""
    odds = sum(map(_known_odds, text.split())) * DAMP
    return odds if -LIMIT <= odds <= LIMIT else math.copysign(LIMIT, odds)
