"""Who shares scenes with whom, as GraphML and GEXF: for Gephi, networkx, igraph and their like.

A node is a character who is there in a scene or is heard; an edge joins two who are there in the same scenes, and
weighs in how many. A voice over the picture isn't there.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from xml.sax.saxutils import escape, quoteattr

from whosestory import __version__
from whosestory.analysis import Analysis
from whosestory.report.as_json import to_record
from whosestory.report.clean import shown

Value = str | int | float | bool
NODE_KEYS = (
    ("name", "string"),
    ("words", "int"),
    ("speeches", "int"),
    ("scenes", "int"),
    ("is_lead", "boolean"),
    ("is_group", "boolean"),
    ("pronoun", "string"),
)
EDGE_KEYS = (("weight", "double"), ("speaking", "int"))
_GEXF_TYPES = {"int": "integer"}  # the one name that the two formats don't share


@dataclass(frozen=True, slots=True)
class GraphNode:
    """A character: its id and the values of `NODE_KEYS`."""

    id: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class GraphEdge:
    """Two characters: in how many scenes both are, in how many both speak."""

    one: str
    other: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Graph:
    """A network without direction."""

    title: str
    nodes: tuple[GraphNode, ...]
    edges: tuple[GraphEdge, ...]


def make_graph(analysis: Analysis) -> Graph:
    """The co-presence network of all characters."""
    record = to_record(analysis)
    order = {each.id: at for at, each in enumerate(record.characters)}
    there = [scene.present for scene in record.scenes]
    n_scenes = Counter(each for scene in there for each in scene)
    together = Counter(pair for scene in there for pair in combinations(sorted(scene, key=order.__getitem__), 2))
    speaking = {(edge.source, edge.target): edge.weight for edge in record.network}
    nodes = tuple(
        GraphNode(
            each.id,
            (
                shown(each.name),
                each.words,
                each.speeches,
                n_scenes[each.id],
                each.id in record.verdict.leads,
                each.is_group,
                each.pronoun,
            ),
        )
        for each in record.characters
        if n_scenes[each.id] or each.words
    )
    edges = tuple(GraphEdge(*pair, (float(n), speaking.get(pair, 0))) for pair, n in together.items())
    return Graph(shown(analysis.work.title), nodes, edges)


def to_graphml(graph: Graph) -> bytes:
    """The network as GraphML.

    References: Brandes et al. 2002, GraphML Progress Report.
    """
    keys = [
        *(_key(name, kind, "node") for name, kind in NODE_KEYS),
        *(_key(name, kind, "edge") for name, kind in EDGE_KEYS),
    ]
    rows = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
        *keys,
        '<graph edgedefault="undirected">',
        *(f"<node id={quoteattr(n.id)}>{_data('node', NODE_KEYS, n.values)}</node>" for n in graph.nodes),
        *(
            f"<edge source={quoteattr(e.one)} target={quoteattr(e.other)}>{_data('edge', EDGE_KEYS, e.values)}</edge>"
            for e in graph.edges
        ),
        "</graph>",
        "</graphml>",
    ]
    return _encoded(rows)


def to_gexf(graph: Graph) -> bytes:
    """The network as GEXF 1.2, which Gephi draws with the names as labels."""
    rows = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">',
        f"<meta><creator>whosestory {__version__}</creator><description>{escape(graph.title)}</description></meta>",
        '<graph mode="static" defaultedgetype="undirected">',
        *_attributes("node", NODE_KEYS),
        *_attributes("edge", EDGE_KEYS[1:]),
        "<nodes>",
        *(
            f"<node id={quoteattr(n.id)} label={_quoted(n.values[0])}>{_attvalues(n.values)}</node>"
            for n in graph.nodes
        ),
        "</nodes>",
        "<edges>",
        *(
            f'<edge id="{at}" source={quoteattr(e.one)} target={quoteattr(e.other)} weight="{e.values[0]}">'
            f"{_attvalues(e.values[1:])}</edge>"
            for at, e in enumerate(graph.edges)
        ),
        "</edges>",
        "</graph>",
        "</gexf>",
    ]
    return _encoded(rows)


def _key(name: str, kind: str, of: str) -> str:
    return f'<key id="{of}_{name}" for="{of}" attr.name="{name}" attr.type="{kind}"/>'


def _data(of: str, keys: Sequence[tuple[str, str]], values: Sequence[Value]) -> str:
    pairs = zip(keys, values, strict=True)
    return "".join(f'<data key="{of}_{name}">{escape(_text(value))}</data>' for (name, _), value in pairs)


def _attributes(of: str, keys: Sequence[tuple[str, str]]) -> list[str]:
    return [
        f'<attributes class="{of}">',
        *(
            f'<attribute id="{at}" title="{name}" type="{_GEXF_TYPES.get(kind, kind)}"/>'
            for at, (name, kind) in enumerate(keys)
        ),
        "</attributes>",
    ]


def _attvalues(values: Sequence[Value]) -> str:
    found = "".join(f'<attvalue for="{at}" value={_quoted(value)}/>' for at, value in enumerate(values))
    return f"<attvalues>{found}</attvalues>"


def _quoted(value: Value) -> str:
    return quoteattr(_text(value))


def _text(value: Value) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _encoded(rows: list[str]) -> bytes:
    return ("\n".join(rows) + "\n").encode("utf-8", "replace")
