"""Uploaded photos: what comes out, what is left behind, what is refused. Every image is made here."""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image, ImageCms

from portal import fotos
from portal.fotos import BrokenPicture, reencode

ORIENTATION, GPS, MAKER = 0x0112, 0x8825, 0x010F
RED, WHITE, BLUE = (255, 0, 0), (255, 255, 255), (0, 0, 255)


def encoded(image, format="JPEG", **options):
    out = BytesIO()
    image.save(out, format, **options)
    return out.getvalue()


def plain(width=120, height=80, colour="red", mode="RGB"):
    return Image.new(mode, (width, height), colour)


def opened(data):
    return Image.open(BytesIO(data))


def close_to(pixel, colour):
    return all(abs(one - other) < 16 for one, other in zip(pixel, colour, strict=True))


def exif_with(**tags):
    exif = Image.Exif()
    exif[MAKER] = "Geheimcamera"
    exif[ORIENTATION] = tags.get("orientation", 1)
    exif.get_ifd(GPS).update({1: "N", 2: (52.0, 15.0, 30.0), 3: "E", 4: (6.0, 47.0, 0.0)})
    return exif


def png_header(width, height):
    body = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + body + struct.pack(">I", zlib.crc32(body))
    return b"\x89PNG\r\n\x1a\n" + chunk + b"\0\0\0\0IDAT" + b"\0" * 64


def refusal(source, **limits):
    with pytest.raises(BrokenPicture) as caught:
        reencode(source, **limits)
    return caught.value.reason


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "GIF"])
def test_photo_becomes_webp(format):
    picture = reencode(encoded(plain(), format))
    assert opened(picture.data).format == opened(picture.small).format == "WEBP"
    assert (picture.width, picture.height) == opened(picture.data).size == (120, 80)
    assert close_to(opened(picture.data).getpixel((60, 40)), RED)


def test_photo_may_come_as_a_stream():
    raw = encoded(plain())
    assert reencode(BytesIO(raw)) == reencode(raw)


def test_large_photo_is_made_smaller():
    picture = reencode(encoded(plain(3000, 2000)))
    assert (picture.width, picture.height) == (1600, 1067)
    assert opened(picture.small).size == (640, 427)


def test_tall_photo_keeps_its_shape():
    picture = reencode(encoded(plain(1000, 3000)), max_side=900)
    assert (picture.width, picture.height) == (300, 900)
    assert opened(picture.small).size == (300, 900)


def test_small_photo_is_not_made_larger():
    assert opened(reencode(encoded(plain(20, 10))).small).size == (20, 10)


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP"])
def test_nothing_but_the_picture_remains(format):
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    raw = encoded(plain(), format, exif=exif_with(), icc_profile=profile, xmp=b"<x>Geheimcamera</x>")
    assert dict(opened(raw).getexif().get_ifd(GPS))
    picture = reencode(raw)
    for data in (picture.data, picture.small):
        assert dict(opened(data).getexif()) == {}
        assert {"exif", "icc_profile", "xmp", "comment"}.isdisjoint(opened(data).info)
        assert b"Geheimcamera" not in data and b"EXIF" not in data and b"ICCP" not in data


def test_comment_and_text_behind_the_picture_are_gone():
    raw = encoded(plain(), comment=b"Dorpsstraat 12") + b"<script>alert(1)</script>"
    assert b"Dorpsstraat" not in reencode(raw).data and b"script" not in reencode(raw).data


@pytest.mark.parametrize(
    ("orientation", "size", "red_at"),
    [(1, (120, 80), (5, 5)), (3, (120, 80), (115, 75)), (6, (80, 120), (75, 5)), (8, (80, 120), (5, 115))],
)
def test_photo_stands_upright(orientation, size, red_at):
    image = plain(colour="blue")
    image.paste("red", (0, 0, 40, 40))
    picture = reencode(encoded(image, exif=exif_with(orientation=orientation), quality=95))
    assert (picture.width, picture.height) == size
    assert close_to(opened(picture.data).getpixel(red_at), RED)
    assert close_to(opened(picture.data).getpixel((size[0] // 2, size[1] // 2)), BLUE)


@pytest.mark.parametrize(
    "raw",
    [
        encoded(plain(mode="RGBA", colour=(255, 0, 0, 0)), "PNG"),
        encoded(plain(mode="LA", colour=(0, 0)), "PNG"),
        encoded(plain(mode="P", colour=0), "GIF", transparency=0),
        encoded(plain(mode="RGBA", colour=(0, 0, 0, 0)), "WEBP", lossless=True),
    ],
    ids=["rgba", "la", "gif", "webp"],
)
def test_transparent_becomes_white(raw):
    assert close_to(opened(reencode(raw).data).getpixel((5, 5)), WHITE)


def test_grey_in_sixteen_bits_stays_grey():
    raw = encoded(plain(mode="I;16", colour=32768), "PNG")
    assert close_to(opened(reencode(raw).data).getpixel((5, 5)), (128, 128, 128))


def test_print_colours_become_screen_colours():
    raw = encoded(plain(mode="CMYK", colour=(0, 255, 255, 0)))
    assert close_to(opened(reencode(raw).data).getpixel((5, 5)), RED)


def test_broken_colour_profile_is_left_out():
    raw = encoded(plain(), icc_profile=b"no profile at all")
    assert close_to(opened(reencode(raw).data).getpixel((5, 5)), RED)


def test_of_a_moving_picture_the_first_frame_remains():
    frames = {"save_all": True, "append_images": [plain(colour="blue")]}
    for format in ("GIF", "PNG", "WEBP", "MPO"):
        picture = reencode(encoded(plain(), format, **frames))
        assert getattr(opened(picture.data), "n_frames", 1) == 1
        assert close_to(opened(picture.data).getpixel((60, 40)), RED)


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("part", [0.5, 0.9])
def test_truncated_file_is_broken(format, part):
    noise = Image.effect_noise((300, 300), 90).convert("RGB")
    raw = encoded(noise, format)
    assert refusal(raw[: int(len(raw) * part)]) == "kapot"


def test_header_without_a_picture_is_broken():
    assert refusal(png_header(100, 100)) == refusal(b"\xff\xd8\xff\xe0" + b"\0" * 400) == "kapot"


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        b"<!doctype html><title>foto.jpg</title>",
        b"%PDF-1.7\n" + b"\0" * 300,
        b"%!PS-Adobe-3.0 EPSF-3.0\n",
        encoded(plain(), "BMP"),
        encoded(plain(), "TIFF"),
    ],
    ids=["empty", "svg", "html", "pdf", "eps", "bmp", "tiff"],
)
def test_other_files_are_no_photo(raw):
    assert refusal(raw) == "geen_foto"


@pytest.mark.skipif("image/heic" in fotos.FORMATS, reason="this machine can read HEIC")
def test_heic_is_no_photo_without_its_reader():
    assert refusal(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 300) == "geen_foto"


@pytest.mark.parametrize(("width", "height"), [(7072, 7071), (60_000, 60_000), (2**31 - 1, 2**31 - 1)])
def test_too_many_points_are_refused_before_decoding(width, height, monkeypatch):
    monkeypatch.setattr(Image.Image, "thumbnail", lambda *_: pytest.fail("decoded"))
    assert refusal(png_header(width, height)) == "te_veel_punten"


@pytest.mark.parametrize(("format", "size", "fits"), [
    ("PNG", (6000, 4000), True), ("PNG", (6000, 4001), False), ("JPEG", (8000, 6000), True),
])
def test_what_lies_in_memory_whole_may_hold_fewer_points(format, size, fits, monkeypatch):
    monkeypatch.setattr(fotos, "_upright", lambda image, side: image.resize((10, 10)))
    raw = encoded(plain(*size, mode="L", colour=0), format)
    assert reencode(raw).width == 10 if fits else refusal(raw) == "te_veel_punten"


def test_too_large_file_is_refused_without_reading_it_all():
    endless = BytesIO(encoded(plain()) + b"\0" * 10_000)
    assert refusal(endless, max_bytes=2000) == "te_groot"
    assert endless.tell() == 2001


def test_size_is_allowed_up_to_the_limit_itself():
    raw = encoded(plain())
    assert reencode(raw, max_bytes=len(raw)).width == 120
    assert refusal(raw, max_bytes=len(raw) - 1) == "te_groot"
