"""The network of who shares scenes, as networkx loads it."""

import io
from typing import Any
from xml.etree.ElementTree import fromstring

import networkx
import pytest

from report.exports.hostile import RAW, hostile
from report.made import sample
from whosestory.analysis import Analysis, analyze_work
from whosestory.report.clean import shown
from whosestory.report.exports.graphs import make_graph, to_gexf, to_graphml
from whosestory.work import build_work

FORMATS = {"graphml": (to_graphml, networkx.read_graphml), "gexf": (to_gexf, networkx.read_gexf)}
SMALL = """INT. BAR - NIGHT
ANNA: I did it.
BEN: Yes, you did.
INT. BAR - DAY
ANNA: Again?
BEN: No.
CLEO: Now.
EXT. QUAY - DAY
CLEO: Alone here.
"""


def loaded(analysis: Analysis, format: str) -> Any:
    write, read = FORMATS[format]
    return read(io.BytesIO(write(make_graph(analysis))))


@pytest.mark.parametrize("format", FORMATS)
def test_a_small_network_by_hand(format: str) -> None:
    graph = loaded(analyze_work(build_work(SMALL)), format)
    assert not graph.is_directed()
    assert {one: data["words"] for one, data in graph.nodes(data=True)} == {"anna": 4, "ben": 4, "cleo": 3}
    assert {one: data["scenes"] for one, data in graph.nodes(data=True)} == {"anna": 2, "ben": 2, "cleo": 2}
    edges = {frozenset((a, b)): (data["weight"], data["speaking"]) for a, b, data in graph.edges(data=True)}
    assert edges == {
        frozenset(("anna", "ben")): (2, 2),
        frozenset(("anna", "cleo")): (1, 1),
        frozenset(("ben", "cleo")): (1, 1),
    }


@pytest.mark.parametrize("format", FORMATS)
def test_the_sample_has_the_right_counts(format: str) -> None:
    analysis = sample()
    graph = loaded(analysis, format)
    there = [scene for scene in analysis.reading.presence if scene]
    for one, data in graph.nodes(data=True):
        assert data["scenes"] == sum(one in scene for scene in there)
        assert data["name"] == analysis.cast.name(one)
        assert data["is_lead"] == (one in analysis.cast.leads)
    for one, other, data in graph.edges(data=True):
        assert data["weight"] == sum(one in scene and other in scene for scene in there)
    pairs = {frozenset((a, b)) for scene in there for a in scene for b in scene if a != b}
    assert {frozenset(edge) for edge in graph.edges()} == pairs


def test_gexf_has_labels_and_says_what_it_is() -> None:
    root = fromstring(to_gexf(make_graph(sample())))
    space = {"g": "http://www.gexf.net/1.2draft"}
    labels = [node.attrib["label"] for node in root.iterfind(".//g:node", space)]
    assert "DECKHAND #2" in labels
    assert root.findtext(".//g:description", namespaces=space) == "Low Water"


@pytest.mark.parametrize("format", FORMATS)
def test_hostile_names_are_names(format: str) -> None:
    graph = loaded(hostile(), format)
    names = {data["name"] for _, data in graph.nodes(data=True)}
    assert names <= set(map(shown, RAW))
    assert len(names) >= 4
    assert any("<script>" in name and '"Q"' in name for name in names)
    assert not any("\u202e" in name or "\x1b" in name for name in names)


@pytest.mark.parametrize("format", FORMATS)
def test_a_work_in_which_nobody_is_makes_an_empty_network(format: str) -> None:
    graph = loaded(analyze_work(build_work("INT. BAR - NIGHT\nRain falls.\n")), format)
    assert (graph.number_of_nodes(), graph.number_of_edges()) == (0, 0)
