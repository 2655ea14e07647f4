"""Makes the compressed pictures of ../resources/dev/tessera/model/signal/io and, beside each, the
PNG that an independent decoder (libwebp's dwebp, libavif's avifdec, libheif's heif-convert,
libjpeg-turbo's djpeg) makes of
it. Run where cwebp, webpmux, avifenc, heif-enc, cjpeg and Python with Pillow and NumPy are installed."""
import os
import subprocess
import sys

import numpy as np
from PIL import Image

target = sys.argv[1]
os.chdir(target)


def run(*words):
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def picture(width, height):
    y, x = np.mgrid[0:height, 0:width]
    red = 128 + 100 * np.sin(x / 5) * np.cos(y / 7)
    green = np.where((x // 6 + y // 4) % 2 == 0, 200, 40)
    blue = 255 * x / width
    alpha = 255 * y / height
    return np.dstack([red, green, blue, alpha]).round().astype("u1")


small = picture(37, 23)
Image.fromarray(small[..., :3]).save("rgb.png")
Image.fromarray(small[..., :3]).save("rgb.ppm")
Image.fromarray(small, "RGBA").save("rgba.png")
Image.fromarray(picture(128, 128)[..., :3]).save("grid.png")
run("cwebp", "-q", "70", "rgb.png", "-o", "waves.webp")
run("cwebp", "-q", "70", "rgba.png", "-o", "waves-alpha.webp")
run("cwebp", "-q", "70", "-alpha_q", "100", "-alpha_method", "0", "rgba.png", "-o", "waves-plain-alpha.webp")
for name in ("waves", "waves-alpha", "waves-plain-alpha"):
    run("dwebp", name + ".webp", "-o", name + ".webp.png")
run("cwebp", "-lossless", "rgb.png", "-o", "frame.webp")
run("webpmux", "-frame", "frame.webp", "+100+4+2", "-frame", "frame.webp", "+100+0+0", "-o", "moving.webp")
canvas = np.zeros((25, 41, 4), "u1")
canvas[2:, 4:] = np.dstack([small[..., :3], np.full(small.shape[:2], 255)])
Image.fromarray(canvas, "RGBA").save("moving.webp.png")
for name, words in {
    "waves": ("-y", "420", "rgb.png"),
    "waves-alpha": ("-y", "444", "rgba.png"),
    "waves-limited-709": ("-y", "422", "-r", "limited", "--cicp", "1/13/1", "rgb.png"),
    "waves-10-bit": ("-y", "420", "-d", "10", "rgb.png"),
    "waves-grid": ("-y", "420", "--grid", "2x2", "grid.png"),
}.items():
    run("avifenc", "-s", "3", *words, name + ".avif")
    # At 16 bits its own conversion is used; the one of 8 bits is approximate.
    run("avifdec", "-u", "bilinear", "-d", "16", name + ".avif", name + ".avif.png")
run("avifenc", "-s", "3", "-y", "444", "--irot", "1", "--imir", "0", "rgb.png", "waves-turned.avif")
run("avifenc", "-s", "3", "-y", "444", "--crop", "3,4,20,10", "rgb.png", "waves-cropped.avif")
run("heif-enc", "-q", "70", "-p", "chroma=444", "rgb.png", "-o", "waves.heic")
for name in ("waves-turned.avif", "waves-cropped.avif", "waves.heic"):
    run("heif-convert", name, name + ".png")
run("cjpeg", "-quality", "2", "-sample", "2x2", "-outfile", "waves-coarse.jpg", "rgb.ppm")
run("djpeg", "-dct", "int", "-outfile", "coarse.ppm", "waves-coarse.jpg")
Image.open("coarse.ppm").save("waves-coarse.jpg.png")
for name in ("rgb.ppm", "coarse.ppm", "rgb.png", "rgba.png", "grid.png", "frame.webp"):
    os.remove(name)
