"""A TEI text to items, element by element: front matter, acts, scenes, speeches, back matter."""

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from whosestory.readers.tei_items import SCREEN, Item, Survey, What, heads, is_div, label_of, shot_item, stage_item
from whosestory.readers.tei_words import UNREAD, readable, words
from whosestory.readers.tei_xml import closed_up, own_id, pointers

_BLOCKS = frozenset("p l ab lg list item head trailer salute signed opener closer byline dateline epigraph cit".split())
_SUNG = frozenset({"song", "sung", "lyrics", "aria", "couplet", "chanson"})


@dataclass
class Walk:
    """What has been read of a text so far."""

    survey: Survey
    items: list[Item] = field(default_factory=list)
    scene: Element | None = None  # the division whose scene is open
    act: str = ""  # its number
    row: list[str] = field(default_factory=list)  # of the speech that is being read
    sung: bool = False

    def text(self, element: Element) -> None:
        """Read a `text`, and those inside it."""
        for part in element:
            if part.tag in ("front", "back"):
                self.margin(part)
            elif part.tag == "body":
                self.division(part, 0)
            elif part.tag in ("group", "text"):
                self.text(part)

    def margin(self, element: Element) -> None:
        """Read what stands before or behind the play: furniture, but for divisions in which somebody speaks."""
        for child in readable(element):
            if id(child) in self.survey.peopled:
                self.division(child, 1)
            elif child.tag in ("castList", "castGroup"):
                self.cast(child)
            elif child.tag in ("titlePage", "div", "div1", "div2", "performance", "set", "docTitle"):
                self.margin(child)
            elif text := words(child):
                self.items.append(Item(What.FRONT, text))

    def cast(self, element: Element) -> None:
        """Read a cast list, its groups and entries."""
        for child in readable(element):
            if child.tag == "castItem":
                self._cast_item(child)
            elif child.tag in ("castGroup", "castList"):
                self.cast(child)
            elif text := words(child):
                self.items.append(Item(What.FRONT, text))

    def _cast_item(self, element: Element) -> None:
        text = words(element)
        if not text:
            return
        roles = list(element.iter("role"))
        name = words(roles[0]) if roles else ""
        about = " ".join(filter(None, (words(child) for child in element.iter("roleDesc"))))
        if name and about and "".join(text.split()) == "".join(f"{name}{about}".split()):
            text = f"{name}, {about}"
        ids = [own_id(one) for one in (*roles[:1], element, *(roles[0] if roles else ()))]
        for key in ("sameAs", "corresp"):
            ids += [one for each in (element, *roles[:1]) for one in pointers(each.get(key))]
        who = tuple(filter(None, ids))[:1]
        self.items.append(Item(What.CAST, text, who, name=name or text, element=element))

    def division(self, element: Element, depth: int) -> None:
        """Read a division of any depth: a scene, an act, or what stands between them; the body is one too."""
        if id(element) in self.survey.scenes:
            self._open(element)
        elif depth and is_div(element):
            self._begin_act(element, depth)
        for child in readable(element):
            if child.tag != "head":
                self._part(child, element, depth)

    def _open(self, element: Element) -> None:
        """Begin the scene of a division."""
        number = element.get("n") or ""
        if number.isdigit() and self.act.isdigit() and element.get("type") == "scene":
            number = f"{self.act}.{number}"
        title = heads(element)
        act = (title or f"ACT {number}".strip()) if element.get("type") == "act" else ""
        self.items.append(Item(What.SCENE, title, number=number, name=act))
        self.scene = element

    def _begin_act(self, element: Element, depth: int) -> None:
        title = heads(element)
        if id(element) not in self.survey.holding:
            if title:
                self.items.append(Item(What.FRONT, title))
            return
        kind, n = element.get("type") or "", element.get("n") or ""
        self.act = n if kind == "act" else self.act
        self.items.append(Item(What.DIVISION, title or f"{kind} {n}".strip().upper(), depth=depth))
        self.scene = None

    def _part(self, child: Element, home: Element, depth: int) -> None:
        """Read what stands in a division; `home` is the nearest one, whose scene its speeches belong to."""
        if is_div(child):
            self.division(child, depth + 1)
        elif child.tag == "sp":
            if self.scene is not home:
                self.items.append(Item(What.SCENE))
                self.scene = home
            self.speech(child)
        elif child.tag == "pb":
            self._page(child)
        elif child.tag in ("castList", "castGroup"):
            self.cast(child)
        elif child.tag == "stage" or child.tag in SCREEN:
            self._stage(child, within=False)
        elif id(child) in self.survey.peopled or id(child) in self.survey.scenes:
            for each in readable(child):
                self._part(each, home, depth)
        elif text := words(child):
            self.items.append(Item(What.STAGE, text))

    def _page(self, element: Element) -> None:
        if label := closed_up(element.get("n") or ""):
            self.items.append(Item(What.PAGE, label))

    def _stage(self, element: Element, *, within: bool) -> None:
        item = stage_item(element, within=within) if element.tag == "stage" else shot_item(element)
        if item is not None:
            self.items.append(item)

    def speech(self, element: Element) -> None:
        """Read a speech: its label, its rows, the directions inside it."""
        label, directions = label_of(element)
        self.items.append(Item(What.CUE, label, pointers(element.get("who"))))
        for stage in directions:
            self._stage(stage, within=True)
        self.row, self.sung = [element.text or ""], False
        for child in element:
            if child.tag not in ("speaker", *UNREAD):
                self._inside(child)
            self.row.append(child.tail or "")
        self._end_row()

    def _inside(self, element: Element) -> None:
        """Read an element of a speech."""
        if element.tag == "stage" or element.tag in SCREEN:
            self._end_row()
            self._stage(element, within=True)
        elif element.tag == "lb":
            if element.get("break") != "no":
                self._end_row()
        elif element.tag == "pb":
            self._end_row()
            self._page(element)
        else:
            self._flow(element)

    def _flow(self, element: Element) -> None:
        """Read the text of an element of a speech, a row for each verse or paragraph."""
        is_block = element.tag in _BLOCKS
        was_sung = self.sung
        if is_block:
            self._end_row()
            self.sung = was_sung or (element.get("type") or "") in _SUNG
        self.row.append(element.text or "" if element.tag not in ("choice", "app", "subst") else "")
        for child in readable(element) if element.tag in ("choice", "app", "subst") else element:
            if child.tag not in UNREAD:
                self._inside(child)
            self.row.append(child.tail or "")
        if is_block:
            self._end_row()
            self.sung = was_sung

    def _end_row(self) -> None:
        if text := closed_up("".join(self.row)):
            self.items.append(Item(What.LYRIC if self.sung else What.SPEECH, text))
        self.row.clear()
