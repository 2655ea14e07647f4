"""Makes the BigTIFFs in tiles of ../resources/dev/tessera/model/signal/io by libtiff's tiffcp and, beside each,
the PNG that Pillow makes of it; of 16 bits that of ImageMagick. Run where these and NumPy are installed."""
import os
import subprocess
import sys

import numpy as np
from PIL import Image

os.chdir(sys.argv[1])


def run(*words):
    subprocess.run(words, check=True)


y, x = np.mgrid[0:50, 0:90]
waves = np.dstack(
    [128 + 100 * np.sin(x / 5) * np.cos(y / 7), np.where((x // 6 + y // 4) % 2 == 0, 200, 40), 255 * x / 90]
)
Image.fromarray(waves.round().astype("u1")).save("plain.tif")
(waves * 257).round().astype("<u2").tofile("plain.rgb")
run("convert", "-size", "90x50", "-depth", "16", "-endian", "LSB", "rgb:plain.rgb", "-compress", "none", "deep.tif")
tiles = ["-8", "-t", "-w", "32", "-l", "16"]
run("tiffcp", *tiles, "-c", "lzw:2", "plain.tif", "tiles-lzw.tif")
run("tiffcp", *tiles, "-c", "jpeg:80", "plain.tif", "tiles-jpeg.tif")
run("tiffcp", *tiles, "-c", "packbits", "-p", "separate", "plain.tif", "tiles-planes.tif")
run("tiffcp", *tiles, "-B", "-c", "zip:2", "deep.tif", "tiles-16-bit.tif")
for name in ("tiles-lzw", "tiles-jpeg", "tiles-planes"):
    Image.open(name + ".tif").convert("RGB").save(name + ".tif.png")
run("convert", "tiles-16-bit.tif", "-define", "png:bit-depth=16", "tiles-16-bit.tif.png")
for name in ("plain.tif", "plain.rgb", "deep.tif"):
    os.remove(name)
