"""A screenshot with fewer colours, so that the pictures in the repository stay small: at most 256, written as an
indexed PNG (PNG specification, third edition, 11.2)."""

import base64
import struct
import zlib

from playwright.sync_api import Browser

#: Draws the picture and answers [width, height, its commonest 256 colours, base64 of one palette index a pixel].
_COUNT = """async picture => {
  const image = new Image();
  image.src = "data:image/png;base64," + picture;
  await image.decode();
  const [width, height] = [image.naturalWidth, image.naturalHeight];
  const canvas = new OffscreenCanvas(width, height).getContext("2d");
  canvas.drawImage(image, 0, 0);
  const seen = new Uint32Array(canvas.getImageData(0, 0, width, height).data.buffer).map(p => p & 0xffffff);
  const counts = new Map();
  for (const colour of seen) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const palette = [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a) || a - b).slice(0, 256);
  const part = (colour, shift) => colour >> shift & 255;
  const apart = (a, b) => [0, 8, 16].reduce((sum, shift) => sum + (part(a, shift) - part(b, shift)) ** 2, 0);
  const closer = colour => (best, _, n) => apart(palette[n], colour) < apart(palette[best], colour) ? n : best;
  const nearest = colour => palette.reduce(closer(colour), 0);
  const index = new Map([...counts.keys()].map(colour => [colour, nearest(colour)]));
  const bytes = Uint8Array.from(seen, colour => index.get(colour));
  let text = "";
  for (let at = 0; at < bytes.length; at += 32768) text += String.fromCharCode(...bytes.subarray(at, at + 32768));
  return [width, height, palette, btoa(text)];
}"""


def fewer_colours(browser: Browser, png: bytes) -> bytes:
    """The same picture with at most 256 colours."""
    page = browser.new_page()
    width, height, palette, pixels = page.evaluate(_COUNT, base64.b64encode(png).decode())
    page.close()
    indices = base64.b64decode(pixels)
    rows = b"".join(b"\0" + indices[at : at + width] for at in range(0, width * height, width))
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    colours = b"".join(struct.pack("<I", colour)[:3] for colour in palette)
    parts = ((b"IHDR", head), (b"PLTE", colours), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, body) for kind, body in parts)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
