"""What must hold for every page anyone gets to see; the test browser asks it of each page it opens."""

import re
from collections import Counter
from functools import lru_cache
from html import unescape
from html.parser import HTMLParser

import html5lib

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
SILENT_INPUTS = {"hidden", "submit", "button", "image", "reset"}
NAMED = {"a", "button", "h1", "h2", "h3", "h4", "summary", "legend", "label", "th", "title"}
REFERENCES = ("for", "aria-describedby", "aria-labelledby", "aria-controls")
LEFT_OVER = re.compile(r"\{\{|\{%|%\(\w+\)|\bUndefined\b|<lambda>|<function ")
PARSED = set()
TABLE_PARTS = {"table", "thead", "tbody", "tfoot", "tr", "th", "td"}
# HTML as our templates write it: tags, values between double quotes, text.
VERSION = re.compile(r'name="version" type="hidden" value="(\d+)"')
TOKEN = re.compile(r'<(/?)([a-z][a-z0-9-]*)((?:\s+[\w:.-]+(?:="[^"]*")?)*)\s*(/?)>|[^<]+|<!doctype html>|<!--.*?-->', re.I | re.S)
ATTRIBUTE = re.compile(r'([\w:.-]+)(?:="([^"]*)")?')
# What a form or a table must hold.
HELD = {"csrf_token", "caption"}


class Page(HTMLParser):
    """One page, read once; ``faults`` says what is wrong with it."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.faults, self.open, self.ids, self.labelled = [], [], [], set()
        self.controls, self.references, self.found = [], [], {"h1": 0, "title": 0, "main": 0}
        if not self.read(html):
            self.feed(html)
            self.close()
        self.judge()

    def read(self, html):
        """As ``feed`` does, in a third of the time; whether it could: what is written otherwise is left to ``feed``."""
        tokens = list(TOKEN.finditer(html))
        if sum(len(token[0]) for token in tokens) < len(html) or re.search(r"<(script|style)\b[^>]*>(?!</\1>)", html, re.I):
            return False
        for token in tokens:
            end, tag, attributes, closed = token.groups()
            if tag and end:
                self.handle_endtag(tag.lower())
            elif tag:
                (self.handle_startendtag if closed else self.handle_starttag)(tag.lower(), read_attributes(attributes))
            elif not token[0].startswith("<"):
                self.handle_data(unescape(token[0]))
        return True

    def handle_starttag(self, tag, attributes):
        attrs = dict(attributes)
        if tag in self.found:
            self.found[tag] += not self.inside("svg")
        self.note(tag, attrs)
        self.look_for_inline_code(tag, attrs)
        self.see_alt(tag, attrs)
        self.see_role(tag, attrs)
        if tag not in VOID:
            self.open.append({"tag": tag, "attrs": attrs, "text": "", "holds": set()})

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        if not self.inside(tag):
            return
        while self.open:
            element = self.open.pop()
            self.leave(element)
            if element["tag"] == tag:
                return

    def handle_data(self, data):
        if data.isspace():
            return
        for element in self.open:
            element["text"] += data
        if LEFT_OVER.search(data) and not self.inside("script"):
            self.faults.append(f"hier staat nog ruwe code: {data.strip()[:60]}")

    def inside(self, tag):
        return any(element["tag"] == tag for element in reversed(self.open))

    def note(self, tag, attrs):
        """Remember ids, references and controls, and what every open element holds."""
        self.ids += [attrs["id"]] if attrs.get("id") else []
        self.references += [(name, ref) for name in REFERENCES for ref in (attrs.get(name) or "").split()]
        if tag == "a" and re.match(r"#.", attrs.get("href") or ""):
            self.references.append(("href", attrs["href"][1:]))
        if tag == "label" and attrs.get("for"):
            self.labelled.add(attrs["for"])
        held = attrs.get("name") if tag == "input" else tag
        if held in HELD:
            for element in self.open:
                element["holds"].add(held)
        if tag in ("select", "textarea") or (tag == "input" and attrs.get("type") not in SILENT_INPUTS):
            named = self.inside("label") or attrs.get("aria-label") or attrs.get("aria-labelledby")
            self.controls.append((attrs.get("id"), attrs.get("name"), bool(named)))

    def look_for_inline_code(self, tag, attrs):
        handlers = [name for name in attrs if name == "style" or name.startswith("on")]
        if handlers or tag == "style" or (tag == "script" and "src" not in attrs):
            self.faults.append(f"<{tag}> met stijl of script in de pagina: {', '.join(handlers)}")

    def see_alt(self, tag, attrs):
        if tag == "img" and "alt" not in attrs:
            self.faults.append(f"afbeelding zonder alt: {attrs.get('src')}")
        name = attrs.get("alt") or attrs.get("aria-label")
        if name:
            for element in self.open:
                element["text"] += name

    def see_role(self, tag, attrs):
        """Of a table whose rows stand below each other on a narrow screen, every part says what it is: its looks no longer do."""
        if tag in TABLE_PARTS and "role" not in attrs and any(folds(one) for one in (*self.open, {"tag": tag, "attrs": attrs})):
            self.faults.append(f"<{tag}> zonder rol in een tabel die smal geen tabel is: {attrs}")

    def leave(self, element):
        tag, attrs = element["tag"], element["attrs"]
        if tag in NAMED and not element["text"].strip() and not self.named_otherwise(tag, attrs):
            self.faults.append(f"<{tag}> zonder tekst: {attrs}")
        posts = tag == "form" and attrs.get("method", "").lower() == "post"
        if posts and "csrf_token" not in element["holds"]:
            self.faults.append(f"formulier zonder csrf_token: {attrs.get('action', '')}")
        if tag == "table" and "caption" not in element["holds"]:
            self.faults.append("tabel zonder onderschrift")

    def named_otherwise(self, tag, attrs):
        doubles = tag == "a" and ("href" not in attrs or attrs.get("tabindex") == "-1")
        return doubles or attrs.get("aria-label") or attrs.get("aria-labelledby")

    def judge(self):
        for tag, number in self.found.items():
            if number != 1:
                self.faults.append(f"{number} × <{tag}>, het moet er één zijn")
        there = Counter(self.ids)
        twice = {id for id, times in there.items() if times > 1}
        self.faults += [f"id staat er meer dan eens: {id}" for id in sorted(twice)]
        self.faults += [
            f"{name} wijst naar id dat er niet is: {ref}" for name, ref in self.references if ref not in there
        ]
        self.faults += [
            f"veld zonder label: {name or id}"
            for id, name, named in self.controls
            if not named and id not in self.labelled
        ]


def folds(element):
    looks = (element["attrs"].get("class") or "").split()
    return element["tag"] == "table" and "p-queue" in looks and ("p-queue--keep" not in looks or "p-regels" in looks)


@lru_cache(maxsize=4096)
def read_attributes(written):
    """Name and value of each; many tags of a page are written alike."""
    return [(name.lower(), unescape(value) if value else value) for name, value in ATTRIBUTE.findall(written)]


def check(path, status, html):
    """AssertionError that names every fault of this page."""
    faults = [*faults_in(html), *syntax_faults(f"{status} {re.sub('[0-9]+', '0', path)}", html)]
    assert not faults, f"{path} ({status}):\n- " + "\n- ".join(faults)


@lru_cache(maxsize=64)
def faults_in(html):
    """Of the same page once: most visitors read the same refusal again and again."""
    return tuple(Page(html).faults)


def syntax_faults(kind, html):
    """What a strict parser finds in the first page of each kind. It takes 15 ms, so not in every page."""
    if kind in PARSED:
        return []
    PARSED.add(kind)
    parser = html5lib.HTMLParser()
    parser.parse(html)
    return [f"HTML-fout op regel {line}: {code}" for (line, _column), code, _data in parser.errors]


def version_in(answer):
    """The version of what it shows that the form of this page carries, as a browser sends it along."""
    return {"version": VERSION.search(answer.text)[1]}
