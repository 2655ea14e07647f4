"""Trains the network that compresses pictures: coding.py OUT.safetensors PICTURE.ppm...

Needs numpy and torch (2.13, CPU). A mixture of linear regressions with principal components of what they
leave: see the model card in assets/.../weights/coding. Pictures are binary PPM, 8 bits, at least 24 pixels
a side. Smaller runs: environment EXPERTS, ROUNDS, TILES.
"""
import json
import os
import re
import struct
import sys

import numpy as np
import torch

K = int(os.environ.get("EXPERTS", 44))
ROUNDS = int(os.environ.get("ROUNDS", 60))
TILES = int(os.environ.get("TILES", 50000))
THICK, RANK, HIDDEN, LOOKED = 2, 22, 48, 32  # context pixels, rank, gate, directions that decide
STEP = 34.0
LAMBDA = 0.13 * STEP * STEP
RIDGE, SHRINK, FADE, SIDE = 30.0, 300.0, 0.8, 0.6
H = 192

torch.manual_seed(1)
generator = torch.Generator().manual_seed(1)
colour = torch.tensor([[3**-0.5] * 3, [2**-0.5, 0, -(2**-0.5)], [6**-0.5, -2 * 6**-0.5, 6**-0.5]])
n = torch.arange(8).float()
wave = torch.cos(torch.pi * (n[None] + 0.5) * n[:, None] / 8) * torch.where(n == 0, (1 / 8) ** 0.5, 0.5)[:, None]
waves = torch.einsum("uy,vx->uvyx", wave, wave).reshape(64, 64)
context = [(y, x) for y in range(-THICK, 0) for x in range(-THICK, 16)]
context += [(y, x) for y in range(8) for x in range(-THICK, 0)]
P = len(context)
rows = torch.tensor([y for y, _ in context])
columns = torch.tensor([x for _, x in context])


def picture(path):
    data = open(path, "rb").read()
    head = re.match(rb"P6\s+(\d+)\s+(\d+)\s+255\s", data)
    pixels = np.frombuffer(data[head.end() :], np.uint8).reshape(int(head[2]), int(head[1]), 3)
    return torch.tensor(pixels).float()


def versions(pictures):
    for whole in pictures:
        yield whole
        if min(whole.shape[:2]) >= 300:
            h, w = whole.shape[0] // 2 * 2, whole.shape[1] // 2 * 2
            yield whole[:h, :w].reshape(h // 2, 2, w // 2, 2, 3).mean((1, 3))


def turned(image, k):
    image = image.flip(0) if k & 1 else image
    image = image.flip(1) if k & 2 else image
    return image.transpose(0, 1) if k & 4 else image


def sample(count):
    """Cosines of tiles (count,H) and their contexts (count,3P), both less the context's mean."""
    areas = torch.tensor([v.shape[0] * v.shape[1] for v in images], dtype=torch.float)
    drawn = torch.bincount(torch.multinomial(areas, count, True, generator=generator), minlength=len(images))
    tiles, around = [], []
    for image, c in zip(images, drawn.tolist()):
        if c:
            im = turned(image, int(torch.randint(8, (1,), generator=generator))) @ colour.T
            y = torch.randint(THICK, im.shape[0] - 8, (c,), generator=generator)
            x = torch.randint(THICK, im.shape[1] - 16, (c,), generator=generator)
            r = torch.arange(8)
            tiles.append(im[(y[:, None] + r)[:, :, None], (x[:, None] + r)[:, None, :]].reshape(c, 64, 3))
            around.append(im[y[:, None] + rows, x[:, None] + columns])
    tiles, around = torch.cat(tiles), torch.cat(around)
    mean = around.mean(1, keepdim=True)
    tiles = torch.einsum("uk,tkc->tuc", waves, tiles)
    tiles[:, 0:1] -= 8 * mean
    return tiles.reshape(-1, H), (around - mean).reshape(-1, 3 * P)


def with_one(around):
    return torch.cat([torch.ones(len(around), 1), around], 1)


def moments(x, around, chosen):
    joint = torch.cat([with_one(around), x], 1)
    return torch.stack([joint[chosen == k].T @ joint[chosen == k] for k in range(K)]).double()


def analysed(S):
    """Regressions W (K,H,1+3P) and principal components Q (K,H,H) of what they leave."""
    total = S.sum(0, keepdim=True)
    S = S + SHRINK * total / total[:, 0, 0]
    a, weight = 1 + 3 * P, S[:, 0, 0].clamp_min(1e-9)[:, None, None]
    ridge = torch.full((a,), RIDGE).double()
    ridge[0] = 0
    snn, snx = S[:, :a, :a] + torch.diag(ridge)[None] * weight + 1e-6 * torch.eye(a).double(), S[:, :a, a:]
    W = torch.from_numpy(np.stack([np.linalg.solve(p, q) for p, q in zip(snn.numpy(), snx.numpy())])).transpose(1, 2)
    left = S[:, a:, a:] - W @ snx - (W @ snx).transpose(1, 2) + W @ S[:, :a, :a] @ W.transpose(1, 2)
    U = torch.from_numpy(np.linalg.eigh((left / weight).numpy())[1])
    return W.float(), U.flip(2).transpose(1, 2).float()


def cost(left, scale):
    """Squared error plus lambda times bits, of numbers (t,k,d) with Laplace's distribution."""
    rho = torch.exp(-STEP / scale.clamp_min(STEP / 30))
    zero, one, more = -torch.log2(1 - rho**0.6), -torch.log2(rho**0.6 * (1 - rho) / 2), -torch.log2(rho)
    q = torch.floor(left.abs() / STEP + 0.42)
    nothing = left * left + LAMBDA * zero
    some = (left.abs() - q * STEP) ** 2 + LAMBDA * (one + more * (q - 1))
    return torch.where(q > 0, torch.minimum(nothing, some), nothing)


def assigned(x, around, W, Q, scale, share):
    """The cheapest expert of each tile, and the magnitudes along its directions."""
    maps = torch.einsum("kdh,kha->kda", Q, W)
    heads, tails = Q[:, :LOOKED].reshape(-1, H).T, maps[:, :LOOKED].reshape(-1, 1 + 3 * P).T
    n1, chosen = with_one(around), []
    for i in range(0, len(x), 512):
        on = (x[i : i + 512] @ heads).reshape(-1, K, LOOKED)
        left = on - (n1[i : i + 512] @ tails).reshape(-1, K, LOOKED)
        outside = x[i : i + 512].square().sum(1, keepdim=True) - on.square().sum(2)
        J = cost(left, scale[:, :LOOKED]).sum(2) + outside.clamp_min(0) - LAMBDA * SIDE * torch.log2(share)
        chosen.append(J.argmin(1))
    chosen = torch.cat(chosen)
    size = torch.empty(len(x), H)
    for k in range(K):
        at = chosen == k
        size[at] = (x[at] @ Q[k].T - n1[at] @ maps[k].T).abs()
    return chosen, size


def first(x, around):
    """A first choice: k-means of what one regression for all leaves, its small numbers made large."""
    n1 = with_one(around)
    left = x - n1 @ torch.linalg.lstsq(n1.double(), x.double()).solution.float()
    low = left.reshape(-1, 8, 8, 3)[:, :5, :5, 0].reshape(len(x), -1)
    energy = 0.5 * torch.log2(1 + left.reshape(-1, 64, 3).pow(2).sum(1))
    f = torch.cat([torch.sign(low) * (low.abs() + 1) ** 0.35, energy], 1)
    centres = f[torch.randperm(len(f), generator=generator)[:K]]
    for _ in range(12):
        chosen = torch.cdist(f, centres).argmin(1)
        count = torch.bincount(chosen, minlength=K).float().clamp_min(1)
        centres = torch.zeros(K, f.shape[1]).index_add_(0, chosen, f) / count[:, None]
    return chosen


images = list(versions([picture(path) for path in sys.argv[2:]]))
x, around = sample(TILES)
S = moments(x, around, first(x, around))
W, Q = analysed(S)
share = (S[:, 0, 0] / S[:, 0, 0].sum()).float().clamp_min(1e-5)
scale, sums, counts = torch.full((K, H), STEP / 2), torch.zeros(K, H), torch.zeros(K)
for r in range(ROUNDS):
    x, around = sample(TILES)
    chosen, size = assigned(x, around, W, Q, scale, share)
    late = r - (ROUNDS - 15)
    fade = FADE if late < 0 else 1 - 1 / (late + 2.5)
    sums = sums * fade + torch.zeros(K, H).index_add_(0, chosen, size)
    counts = counts * fade + torch.bincount(chosen, minlength=K)
    S = S * fade + moments(x, around, chosen)
    W, Q = analysed(S)
    share = (S[:, 0, 0] / S[:, 0, 0].sum()).float().clamp_min(1e-5)
    scale = (sums + 2 * STEP) / (counts[:, None] + 20)
    if r < 0.6 * ROUNDS and r % 4 == 3:
        for dead in (share < 0.15 / K).nonzero().flatten().tolist():  # takes half of the largest
            big = int(share.argmax())
            S[dead], S[big] = S[big] / 2, S[big] / 2
            scale[dead], scale[big] = 0.7 * scale[big], 1.3 * scale[big]
            W[dead], Q[dead] = W[big], Q[big]
            share[dead] = share[big] = share[big] / 2
            sums[dead], sums[big] = 0.35 * sums[big], 0.65 * sums[big]
            counts[dead] = counts[big] = counts[big] / 2
    print("round", r, "entropy of experts", -(share * share.log2()).sum().item(), flush=True)

order = torch.argsort(scale[:, :24].sum(1))  # calm ones first, so that the first bit tells much
S, W, Q, scale, share = S[order], W[order], Q[order], scale[order], share[order]
a = 1 + 3 * P
shapes, looks = np.zeros((K, RANK, H)), np.zeros((K, RANK, 3 * P))
for k in range(K):
    root = np.linalg.cholesky((S[k, 1:a, 1:a] / S[k, 0, 0]).numpy() + 5 * np.eye(3 * P))
    u, s, v = np.linalg.svd(W[k, :, 1:].numpy() @ root, full_matrices=False)
    shapes[k] = (u[:, :RANK] * np.sqrt(s[:RANK])).T
    looks[k] = (np.sqrt(s[:RANK])[:, None] * v[:RANK]) @ np.linalg.inv(root)

gate = torch.nn.Sequential(torch.nn.Linear(3 * P, HIDDEN), torch.nn.ReLU(), torch.nn.Linear(HIDDEN, K))
adam = torch.optim.Adam(gate.parameters())
drawn = [sample(TILES) for _ in range(4)]
labels = torch.cat([assigned(x, around, W, Q, scale, share)[0] for x, around in drawn])
inputs = torch.cat([around for _, around in drawn])
for epoch in range(14):
    adam.param_groups[0]["lr"] = 3e-3 * (1 - epoch / 14) + 1e-4
    order = torch.randperm(len(inputs))
    for i in range(0, len(order), 512):
        batch = inputs[order[i : i + 512]]
        batch = batch + 4 * torch.randn_like(batch)  # as decoded pixels are
        loss = torch.nn.functional.cross_entropy(gate(batch / 40), labels[order[i : i + 512]])
        adam.zero_grad()
        loss.backward()
        adam.step()
    print("gate", epoch, loss.item() / np.log(2), "bits", flush=True)


def rgb(table):
    return (table.reshape(table.shape[:-1] + (-1, 3)) @ colour.numpy()).reshape(table.shape)


weight = [p.detach().numpy() for p in gate.parameters()]
grid = [(y, x, c) for y in range(8) for x in range(8) for c in range(3)]
size = lambda f: (1 / 8) ** 0.5 if f == 0 else 0.5
tensors = {
    "cosine.frequency": np.array([[y, x] for y, x, _ in grid]),
    "cosine.colour": np.array([size(y) * size(x) * colour[c].numpy() for y, x, c in grid]),
    "expert.directions": Q.numpy().reshape(K * H, H),
    "expert.mean": (S[:, 0, a:] / S[:, :1, 0]).numpy() / 255,
    "coding.context": np.array(context),
    "coding.bias": W[:, :, 0].numpy(),
    "coding.shapes": shapes,
    "coding.looks": np.swapaxes(rgb(looks), 1, 2),
    "coding.scales": scale.numpy(),
    "coding.gate.hidden": np.concatenate([rgb(weight[0] / 40).T, weight[1][None]]),
    "coding.gate.logits": np.concatenate([weight[2].T, weight[3][None]]),
}
field = dict(dimensions=2, channels=3, width=H, layers=1, latent=H + 1, firstOmega=np.pi / 2, hiddenOmega=1.0, experts=K)
training = dict(data="photographs at full and half size, random tiles, flipped and turned", images=len(sys.argv) - 2,
                steps=ROUNDS, seconds=0.0, tiles=ROUNDS * TILES, seed=1, validation="NaN", refined="NaN")
metadata = {"format": "tessera.pretrained", "version": "1", "name": "photo-code", "tile": "8", "creator": "Tessera 0.1.0"}
metadata |= {"field." + key: str(value) for key, value in field.items()}
metadata |= {"training." + key: str(value) for key, value in training.items()}
header, blobs, offset = {"__metadata__": metadata}, [], 0
for name, values in tensors.items():
    blobs.append(np.ascontiguousarray(values).astype("<f2").tobytes())
    header[name] = {"dtype": "F16", "shape": list(values.shape), "data_offsets": [offset, offset + len(blobs[-1])]}
    offset += len(blobs[-1])
text = json.dumps(header, separators=(",", ":")).encode()
text += b" " * (-len(text) % 8)
with open(sys.argv[1], "wb") as out:
    out.write(struct.pack("<Q", len(text)) + text + b"".join(blobs))
