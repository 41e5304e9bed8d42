"""What comes from others is named, licensed and unchanged; templates and styles obey the security policy."""

import json
import re
from hashlib import sha256
from pathlib import Path

import pytest

STATIC = Path("portal/static")
VENDOR = STATIC / "vendor"
LISTED = json.loads((VENDOR / "VENDOR.json").read_text(encoding="utf-8"))
TEMPLATES = sorted(Path("templates").rglob("*.html"))
STYLES = sorted(STATIC.rglob("*.css"))
INLINE = re.compile(r"\sstyle\s*=|<style|\son[a-z]+\s*=\s*[\"']|javascript:|<script(?![^>]*\ssrc=)", re.I)
ELSEWHERE = re.compile(r"url\(\s*[\"']?(?:https?:|//|data:)|@import", re.I)
ADDRESS = re.compile(r"url\(\s*[\"']?([^)\"'#]+)")


def test_every_vendored_file_is_listed_with_its_sum():
    files = [path for path in VENDOR.rglob("*") if path.is_file() and path.name != "VENDOR.json"]
    sums = {path.relative_to(VENDOR).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files}
    assert sums == LISTED["sha256"]


@pytest.mark.parametrize("package", LISTED["packages"], ids=lambda package: package["name"])
def test_every_package_has_its_licence_beside_it(package):
    assert package["version"] and package["licence"]
    assert (VENDOR / package["licence_file"]).stat().st_size > 500


@pytest.mark.parametrize("path", TEMPLATES, ids=str)
def test_templates_hold_no_inline_style_or_script(path):
    assert INLINE.findall(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", STYLES, ids=str)
def test_styles_fetch_nothing_from_elsewhere(path):
    assert ELSEWHERE.findall(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", STYLES, ids=str)
def test_every_address_in_a_style_leads_to_a_file(path):
    addresses = ADDRESS.findall(path.read_text(encoding="utf-8"))
    assert [address for address in addresses if not (path.parent / address).is_file()] == []


@pytest.mark.parametrize("path", sorted((STATIC / "css").glob("*.txt")), ids=str)
def test_every_part_of_a_bundle_exists(path):
    parts = path.read_text().split()
    assert parts and [part for part in parts if not (path.parent / part).is_file()] == []


def test_every_icon_named_in_a_template_is_in_the_sprite():
    sprite = (VENDOR / "tabler-sprite.svg").read_text(encoding="utf-8")
    drawn = set(re.findall(r'<symbol id="([^"]+)"', sprite))
    pages = "".join(path.read_text(encoding="utf-8") for path in TEMPLATES)
    assert set(re.findall(r'\bicon\("([a-z0-9-]+)"', pages)) <= drawn
