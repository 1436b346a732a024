"""pdf_tree.py -- the structure tree as plain objects; name and number trees."""
from collections import namedtuple
from functools import cached_property

from pikepdf import Array, Dictionary, Name

# ISO 32000-1, 14.8.4
STANDARD_ROLES = set(
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private "
    "H H1 H2 H3 H4 H5 H6 P L LI Lbl LBody Table TR TH TD THead TBody TFoot "
    "Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP "
    "Figure Formula Form".split()
)
HEADING_ROLES = "H H1 H2 H3 H4 H5 H6".split()

Mcr = namedtuple("Mcr", "page mcid")  # a marked-content sequence; page None if unknown
Objr = namedtuple("Objr", "page id")  # an object, such as an annotation


class Element:
    __slots__ = ("obj", "id", "tag", "role", "parent", "kids", "page")

    def __init__(self, obj, parent, page_numbers):
        self.obj = obj
        self.id = obj.objgen
        self.tag = str(obj.get("/S", ""))[1:]
        self.role = self.tag  # the standard role, once the role map is applied
        self.parent = parent  # None: the root
        self.kids = []  # Element, Mcr, Objr
        self.page = page_numbers.get(obj.Pg.objgen) if "/Pg" in obj else None

    def __str__(self):
        return f"{self.tag} (object {self.id[0]})"

    def elements(self):
        return [kid for kid in self.kids if isinstance(kid, Element)]

    def below(self):
        """This element and all below it, in the tree's order."""
        todo = [self]
        while todo:
            element = todo.pop()
            yield element
            todo.extend(reversed(element.elements()))

    def all_mcrs(self):
        """All content at and below this element, in the tree's order."""
        todo = [self]
        while todo:
            kid = todo.pop()
            if isinstance(kid, Mcr):
                yield kid
            elif isinstance(kid, Element):
                todo.extend(reversed(kid.kids))

    def place(self):
        """A page to name in a message, or None."""
        if self.page is not None:
            return self.page
        return next((mcr.page for mcr in self.all_mcrs()), None)

    def attribute(self, owner, key):
        """The value of an attribute of that owner, or None."""
        found = self.obj.get("/A")
        for attributes in found if isinstance(found, Array) else [found]:
            if isinstance(attributes, Dictionary) and attributes.get("/O") == owner:
                if key in attributes:
                    return attributes[key]
        return None

    def attribute_name(self, owner, key):
        """The same of an attribute whose value is a name; empty if there is none."""
        value = self.attribute(owner, key)
        return "" if value is None else str(value)[1:]

    def string(self, key):
        """The text string at key; empty if there is none."""
        return str(self.obj.get(key, ""))


class Tree:
    def __init__(self, root, page_numbers):
        self.root = root
        self.page_numbers = page_numbers
        self.elements = []  # all, in the tree's order
        self.odd_kids = []  # (element, what is wrong with one of its kids)
        self.top = self._top()
        self._read()

    def _top(self):
        kids = self.root.get("/K", Array())
        kids = kids if isinstance(kids, Array) else [kids]
        return [Element(kid, None, self.page_numbers) for kid in kids]

    def _read(self):
        seen = set()
        todo = self.top[::-1]
        while todo:
            element = todo.pop()
            if element.id in seen:
                self.odd_kids.append((element, "stands in the tree twice"))
                if element.parent:
                    element.parent.kids.remove(element)
                continue
            seen.add(element.id)
            self.elements.append(element)
            element.role = self.standard_role(element.tag)
            self._read_kids(element)
            todo.extend(reversed(element.elements()))

    def _read_kids(self, element):
        kids = element.obj.get("/K", Array())
        for kid in kids if isinstance(kids, Array) else [kids]:
            read = self._read_kid(kid, element)
            if read is None:
                self.odd_kids.append((element, "has a kid that is no structure item"))
            else:
                element.kids.append(read)

    def _read_kid(self, kid, element):
        if isinstance(kid, int):
            return Mcr(element.page, kid)
        if not isinstance(kid, Dictionary):
            return None
        if "/S" in kid:
            return Element(kid, element, self.page_numbers)
        page = element.page
        if "/Pg" in kid:
            page = self.page_numbers.get(kid.Pg.objgen)
        if kid.get("/Type") == Name.OBJR:
            return Objr(page, kid.Obj.objgen)
        return Mcr(page, int(kid.MCID)) if "/MCID" in kid else None

    @cached_property
    def role_map(self):
        found = self.root.get("/RoleMap", {})
        return {key[1:]: str(found[key])[1:] for key in found.keys()}

    def standard_role(self, tag):
        """The standard role that the role map makes of tag; tag itself if none."""
        seen, role = set(), tag
        while role not in STANDARD_ROLES and role in self.role_map and role not in seen:
            seen.add(role)
            role = self.role_map[role]
        return role

    def of_role(self, *roles):
        return [element for element in self.elements if element.role in roles]

    def headings(self):
        return self.of_role(*HEADING_ROLES)

    @cached_property
    def objrs(self):
        """Number of an object in the tree -> the elements with an OBJR of it."""
        found = {}
        for element in self.elements:
            for kid in element.kids:
                if isinstance(kid, Objr):
                    found.setdefault(kid.id, []).append(element)
        return found

    @cached_property
    def holders(self):
        """Page -> MCID -> the elements that have it as a kid."""
        found = {}
        for element in self.elements:
            for kid in element.kids:
                if isinstance(kid, Mcr):
                    page = found.setdefault(kid.page, {})
                    page.setdefault(kid.mcid, []).append(element)
        return found


def _key(key):
    return key if isinstance(key, int) else str(key)


def tree_items(root, kind):
    """(key, value) of a number tree (kind /Nums) or name tree (kind /Names)."""
    for node in tree_nodes(root):
        pairs = node.get(kind, Array())
        for i in range(0, len(pairs) - 1, 2):
            yield _key(pairs[i]), pairs[i + 1]


def tree_nodes(root):
    """All nodes of a number tree or name tree, in order."""
    todo, seen = [root], set()
    while todo:
        node = todo.pop()
        if node.is_indirect and node.objgen in seen:
            continue
        seen.add(node.objgen)
        yield node
        todo.extend(reversed(list(node.get("/Kids", Array()))))


def tree_faults(root, kind):
    """What keeps a reader from finding a key (ISO 32000-1, 7.9.6 and 7.9.7)."""
    keys = [key for key, _ in tree_items(root, kind)]
    if any(a >= b for a, b in zip(keys, keys[1:])):
        yield "the keys are not in rising order"
    for node in list(tree_nodes(root))[1:]:
        keys = [key for key, _ in tree_items(node, kind)]
        limits = [_key(limit) for limit in node.get("/Limits", Array())]
        if not keys or limits != [keys[0], keys[-1]]:
            wanted = keys[:1] + keys[-1:]
            yield f"object {node.objgen[0]} has Limits {limits}, not {wanted}"
