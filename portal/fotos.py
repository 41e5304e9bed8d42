"""Makes of any uploaded photo a clean WebP that holds the picture and nothing else about it or its maker."""

from dataclasses import dataclass
from io import BytesIO
from threading import Lock
from typing import BinaryIO

import filetype
from PIL import Image, ImageCms, ImageOps

try:
    from pillow_heif import register_heif_opener
except ImportError:
    register_heif_opener = None

# A JPEG is made smaller while it is read; anything else lies in memory whole, four bytes a point.
MAX_POINTS, MAX_WHOLE = 50_000_000, 24_000_000
# However many arrive together, memory holds one at a time.
ONE_AT_A_TIME = Lock()
SMALL_WIDTH = 640
QUALITY = 80
FORMATS = {
    "image/jpeg": "JPEG",
    "image/png": "PNG",
    "image/apng": "PNG",
    "image/webp": "WEBP",
    "image/gif": "GIF",
}
if register_heif_opener:
    register_heif_opener()
    FORMATS["image/heic"] = "HEIF"

TOO_BIG, NO_PHOTO, BROKEN, TOO_MANY_POINTS = "te_groot", "geen_foto", "kapot", "te_veel_punten"


@dataclass(frozen=True)
class Picture:
    """Two WebP files of one photo, without metadata; width and height are those of ``data``."""

    data: bytes
    width: int
    height: int
    small: bytes


class BrokenPicture(ValueError):
    """This file cannot become a picture; ``reason`` is te_groot, geen_foto, kapot or te_veel_punten."""

    def __init__(self, reason: str):
        super().__init__(reason)
        self.reason = reason


def reencode(source: bytes | BinaryIO, *, max_bytes: int = 8_000_000, max_side: int = 1600) -> Picture:
    """The first frame of a photo, upright, on white, in sRGB, at most ``max_side`` pixels wide and high."""
    raw = _read(source, max_bytes)
    with ONE_AT_A_TIME:
        image = _upright(_open(raw), max_side)
    small = image.copy()
    small.thumbnail((SMALL_WIDTH, image.height))
    return Picture(_webp(image), image.width, image.height, _webp(small))


def _read(source: bytes | BinaryIO, max_bytes: int) -> bytes:
    raw = source if isinstance(source, bytes) else source.read(max_bytes + 1)
    if len(raw) > max_bytes:
        raise BrokenPicture(TOO_BIG)
    return raw


def _open(raw: bytes) -> Image.Image:
    """Reads the header only, by what the file is and not by what it is called."""
    kind = filetype.guess_mime(raw) if raw else None
    if kind not in FORMATS:
        raise BrokenPicture(NO_PHOTO)
    try:
        image = Image.open(BytesIO(raw), formats=[FORMATS[kind]])
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise BrokenPicture(TOO_MANY_POINTS) from error
    except Exception as error:
        raise BrokenPicture(BROKEN) from error
    if image.width * image.height > (MAX_POINTS if image.format == "JPEG" else MAX_WHOLE):
        raise BrokenPicture(TOO_MANY_POINTS)
    return image


def _upright(image: Image.Image, max_side: int) -> Image.Image:
    """Damaged files make Pillow raise errors of a dozen kinds; whoever sent one learns the same from each."""
    try:
        image.thumbnail((max_side, max_side))
        return _on_white(_in_srgb(ImageOps.exif_transpose(image)))
    except Exception as error:
        raise BrokenPicture(BROKEN) from error


def _in_srgb(image: Image.Image) -> Image.Image:
    """The same colours without a colour profile; a profile that does not fit is left out."""
    profile = image.info.get("icc_profile")
    if not profile or image.mode not in ("RGB", "RGBA", "CMYK"):
        return image
    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    try:
        own = ImageCms.ImageCmsProfile(BytesIO(profile))
        return ImageCms.profileToProfile(image, own, ImageCms.createProfile("sRGB"), outputMode=mode)
    except (ImageCms.PyCMSError, OSError):
        return image


def _on_white(image: Image.Image) -> Image.Image:
    """A new image, so that nothing but the pixels comes along."""
    white = Image.new("RGB", image.size, "white")
    if image.mode.startswith("I"):  # grey in 16 bits, which Pillow would clip instead of scale
        image = image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if image.has_transparency_data:
        image = image.convert("RGBA")
        white.paste(image, mask=image.getchannel("A"))
    else:
        white.paste(image.convert("RGB"))
    return white


def _webp(image: Image.Image) -> bytes:
    out = BytesIO()
    image.save(out, "WEBP", quality=QUALITY, method=4)
    return out.getvalue()
