"""Who shares scenes with whom, for the network's picture."""

from collections import Counter
from itertools import combinations

import numpy as np

from whosestory.analysis import Analysis
from whosestory.cast import spoken_words
from whosestory.measures.orbit import orbits
from whosestory.report.clean import shown_name
from whosestory.report.pages import Person
from whosestory.report.whole.pages import Edge, Network, Node, OrbitRow

MAX_NODES = 24  # names that a circle has room for
MAX_EDGES = 34  # lines that can be told apart: the strongest
MAX_ORBITS = 10  # pairs of leads


def find_network(analysis: Analysis, people: tuple[Person, ...]) -> Network:
    """The leads and the most heard of the others, and who of them share scenes; empty where nobody does."""
    words = spoken_words(analysis.work, analysis.cast)
    presence = analysis.reading.presence
    scenes = Counter(each for there in presence for each in there)
    everyone = [each for each in analysis.cast.characters if scenes[each.id]]
    leads = frozenset(analysis.cast.leads)
    everyone.sort(key=lambda each: (each.id not in leads, -words[each.id], -scenes[each.id]))
    drawn = everyone[:MAX_NODES]
    rank = {each.id: at for at, each in enumerate(drawn)}
    shared = Counter(
        pair for there in presence for pair in combinations(sorted(there & rank.keys(), key=rank.__getitem__), 2)
    )
    initials = {person.id: person.initial for person in people}
    nodes = [
        Node(each.id, shown_name(each.name), initials.get(each.id, ""), words[each.id], scenes[each.id])
        for each in drawn
    ]
    edges = tuple(Edge(one, other, n) for (one, other), n in shared.most_common(MAX_EDGES))
    order = _round([each.id for each in drawn], shared)
    return Network(tuple(nodes[at] for at in order), edges, len(everyone) - len(drawn))


def find_orbits(analysis: Analysis, people: tuple[Person, ...]) -> tuple[OrbitRow, ...]:
    """For each two leads, how many of the scenes of the one without the other are about the other, both ways."""
    found = orbits(analysis.reading)
    rows = [
        OrbitRow(one.name, other.name, *found[one.id, other.id], *found[other.id, one.id])
        for one, other in combinations(people, 2)
        if found[one.id, other.id][0] + found[other.id, one.id][0]
    ]
    return tuple(sorted(rows, key=lambda row: -row.one_about - row.other_about)[:MAX_ORBITS])


def _round(ids: list[str], shared: Counter[tuple[str, str]]) -> list[int]:
    """An order in which those who share scenes are near: by the second eigenvector of the network's Laplacian.

    References: Fiedler 1973, Algebraic connectivity of graphs.
    """
    if len(ids) < 4:
        return list(range(len(ids)))
    weights = np.full((len(ids), len(ids)), 1e-3)  # so that all are connected
    for (one, other), n in shared.items():
        a, b = ids.index(one), ids.index(other)
        weights[a, b] = weights[b, a] = np.sqrt(n)
    np.fill_diagonal(weights, 0)
    vector = np.linalg.eigh(np.diag(weights.sum(axis=1)) - weights)[1][:, 1]
    vector = np.round(vector * (1 if vector[0] >= 0 else -1), 6)  # an eigenvector has no direction of its own
    return [int(at) for at in np.argsort(vector, kind="stable")]
