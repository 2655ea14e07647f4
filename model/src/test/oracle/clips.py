"""Bounds of ShippedClipsTest: what the shipped networks for clips must at least reach.

Every frame of every cell is a part of its own and all have the same number of amplitudes, as many
as the code has room for; each takes the expert that leaves it the least error. That is one of the
codes there are, so an encoder that chooses is better. With numpy and ffmpeg alone.

Run: python3 clips.py FOLDER-OF-ASSETS
"""

import json
import struct
import subprocess
import sys

import numpy as np

FRAMES, HEIGHT, WIDTH, SIDE = 8, 180, 320, 8


def networks(file):
    data = open(file, "rb").read()
    (length,) = struct.unpack("<Q", data[:8])
    header = json.loads(data[8 : 8 + length])
    facts = header.pop("__metadata__")
    arrays = {}
    for name, entry in header.items():
        first, end = entry["data_offsets"]
        numbers = np.frombuffer(data[8 + length + first : 8 + length + end], np.float16)
        arrays[name] = numbers.astype(np.float64).reshape(entry["shape"])
    return arrays, {k[6:]: float(v) for k, v in facts.items() if k[6:] in SETTINGS}


SETTINGS = "width latent firstOmega amplitudes columns experts frames rows".split()


def clip(file):
    command = ["ffmpeg", "-v", "error", "-i", file, "-frames:v", str(FRAMES)]
    command += ["-f", "rawvideo", "-pix_fmt", "rgb24", "-"]
    values = subprocess.run(command, capture_output=True, check=True).stdout
    return np.frombuffer(values, np.uint8).reshape(FRAMES, HEIGHT, WIDTH, 3) / 255


def bound(assets, name):
    arrays, facts = networks(f"{assets}/weights/video/{name}.safetensors")
    experts, amplitudes = int(facts["experts"]), int(facts["amplitudes"])
    slots = int(facts["frames"] * facts["rows"] * facts["columns"])
    count = min(amplitudes, int(facts["latent"]) // slots - 1)
    frequency = arrays["cosine.frequency"] * facts["firstOmega"]
    place = (2 * np.arange(SIDE) + 1) / SIDE
    rows = np.cos(np.outer(frequency[:, 0], place))
    columns = np.cos(np.outer(frequency[:, 1], place))
    basis = np.einsum("hy,hx,hc->hyxc", rows, columns, arrays["cosine.colour"])
    basis = basis.reshape(len(basis), -1)

    samples = clip(f"{assets}/clips/cockatoo.mp4")
    padded = np.pad(samples, ((0, 0), (0, -HEIGHT % SIDE), (0, 0), (0, 0)), "symmetric")
    across = WIDTH // SIDE
    cells = padded.reshape(FRAMES, -1, SIDE, across, SIDE, 3).transpose(0, 1, 3, 2, 4, 5)
    vectors = cells.reshape(-1, SIDE * SIDE * 3) @ basis.T

    best = np.full(len(vectors), np.inf)
    found = np.zeros_like(vectors)
    for k in range(experts):
        directions = arrays["expert.directions"][k * amplitudes :][:count]
        directions = np.linalg.qr(directions.T)[0].T
        mean = arrays["expert.mean"][k]
        guess = mean + (vectors - mean) @ directions.T @ directions
        error = ((vectors - guess) ** 2).sum(1)
        better = error < best
        best[better] = error[better]
        found[better] = guess[better]
    values = (found @ basis).reshape(FRAMES, -1, across, SIDE, SIDE, 3)
    values = values.transpose(0, 1, 3, 2, 4, 5).reshape(padded.shape)[:, :HEIGHT]
    shown = np.floor(np.clip(values, 0, 1) * 255 + 0.5) / 255
    return np.mean(-10 * np.log10(((shown - samples) ** 2).mean((1, 2, 3))))


for each in ("clip-8x64", "clip-8x16", "clip-8x4"):
    print(each, "%.2f dB" % bound(sys.argv[1], each))
