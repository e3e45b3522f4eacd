"""What paragraph styles of scripts are called, in word processors and on web pages, in the languages of their users."""

import re
from functools import lru_cache

from whosestory.work import LineKind

_NAMES = {
    LineKind.HEADING: """
        sceneheading sceneheader scene slug slugline heading sceneslug sceneheadings shotheading masterscene
        intitulédescène intitulédeséquence titredescène entêtedescène
        szenenüberschrift szenenkopf szenentitel szenenheading
        encabezadodeescena encabezado encabezadoescena
        intestazionescena intestazionedellascena intestazione
        cabeçalhodecena cabeçalho cabeçalhodacena
    """,
    LineKind.ACTION: """
        action actions actionline description scenedescription business direction stagedirection stagedirections general
        didascalies aktion handlung acción descripción azione descrizione ação descrição
    """,
    LineKind.CUE: """
        character charactername charactercue char characters cue speaker speakername
        personnage nomdupersonnage figur charakter rolle sprecher personaje personaggio personagem
    """,
    LineKind.DIALOGUE: """
        dialogue dialog dialogues dialogtext speech dialogueline spokendialogue spokendialog
        réplique dialogo diálogo diálogos
    """,
    LineKind.PARENTHETICAL: """
        parenthetical parentheticals paren parens parenthesis wryly personaldirection
        didascalie parenthèse parenthese parenthetisch regieanweisung klammer
        acotación paréntesis parentetica parentesi parêntese parênteses rubrica
    """,
    LineKind.TRANSITION: "transition transitions trans übergang transición transizione transição",
    LineKind.SHOT: "shot camera cameraangle camerashot plan einstellung plano inquadratura",
    LineKind.LYRIC: "lyric lyrics song paroles liedtext letra testo",
    LineKind.NOTE: "note notes scriptnote synopsis",
    LineKind.FURNITURE: "more continued contd pagenumber pagebreak sceneend actbreak newact endofact castlist",
}
_KINDS = {name: kind for kind, names in _NAMES.items() for name in names.split()}
_PREFIX = re.compile(r"^(?:screenplay|script|movie|film|fountain|sp|fd|scr)(?=\w)")
_REST = re.compile(r"[\W\d_]+")


@lru_cache(maxsize=512)
def kind_of_style(name: str) -> LineKind | None:
    """The kind that a style's name says, None if it is no style of scripts.

    >>> kind_of_style("Scene Heading 1").value, kind_of_style("screenplay-dialogue").value, kind_of_style("Normal")
    ('heading', 'dialogue', None)
    """
    name = _REST.sub("", name[:80].lower())
    return _KINDS.get(name) or _KINDS.get(_PREFIX.sub("", name))
