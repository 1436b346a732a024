"""pdf_xmp.py -- read XMP metadata as far as PDF/A and PDF/UA ask for it."""
from lxml import etree

NAMESPACES = {
    "x": "adobe:ns:meta/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
# Schemas that need no extension schema, of those that a paper may use.
PREDEFINED = {
    NAMESPACES[p] for p in "x rdf dc xmp pdf pdfaid pdfaExtension".split()
} | {
    "http://ns.adobe.com/xap/1.0/mm/",
    "http://ns.adobe.com/xap/1.0/rights/",
}
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def qualified(name):
    """'dc:title' as lxml writes it."""
    prefix, local = name.split(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


class Xmp:
    def __init__(self, root):
        self.root = root

    @classmethod
    def parse(cls, data):
        """None if data is not well-formed XML in UTF-8."""
        try:
            data.decode("utf-8")
            parser = etree.XMLParser(resolve_entities=False, no_network=True)
            return cls(etree.fromstring(data, parser))
        except (UnicodeDecodeError, etree.XMLSyntaxError):
            return None

    def find(self, path):
        return self.root.xpath(path, namespaces=NAMESPACES)

    def value(self, name):
        """The text of a property, given as element or attribute; None if absent. Of an
        array, the item for x-default, or else the first."""
        for node in self.find("//rdf:Description"):
            if qualified(name) in node.attrib:
                return node.get(qualified(name))
            child = node.find(qualified(name))
            if child is not None:
                return self._text(child)
        return None

    def _text(self, node):
        items = node.findall(".//" + qualified("rdf:li"))
        if not items:
            return (node.text or "").strip()
        default = [i for i in items if i.get(XML_LANG) == "x-default"]
        return ((default or items)[0].text or "").strip()

    def property_namespaces(self):
        """The namespaces of all properties of the top level."""
        names = set()
        for node in self.find("/*/rdf:RDF/rdf:Description | /rdf:RDF/rdf:Description"):
            for name in [
                *node.attrib,
                *(child.tag for child in node.iterchildren("*")),
            ]:
                names.add(etree.QName(name).namespace)
        return names - {None, "http://www.w3.org/XML/1998/namespace"}

    def odd_prefixes(self):
        """(prefix, namespace) where it is not the one that the standards prescribe."""
        known = {uri: prefix for prefix, uri in NAMESPACES.items() if prefix != "x"}
        for node in self.root.iter("*"):
            for prefix, uri in node.nsmap.items():
                if known.get(uri, prefix) != prefix:
                    yield str(prefix), uri

    def extension(self, prefix):
        """The extension schema of that prefix's namespace, or None."""
        uri = NAMESPACES[prefix]
        path = "//pdfaExtension:schemas/rdf:Bag/rdf:li"
        for item in self.find(path):
            if _field(item, "pdfaSchema:namespaceURI") == uri:
                return item
        return None

    @staticmethod
    def field(node, name):
        return _field(node, name)


def _field(node, name):
    """A field of a structure, in any of the three ways RDF writes one."""
    for holder in [node, *node.findall(qualified("rdf:Description"))]:
        if qualified(name) in holder.attrib:
            return holder.get(qualified(name))
        if holder.find(qualified(name)) is not None:
            return (holder.findtext(qualified(name)) or "").strip()
    return None
