"""Golden numbers of LayeredFieldTest: every layered form by its formulas in doubles.

Weights, codes and points follow from formulas that the test repeats. A line tells the form, the
values (T,S,C), the gradient of sum(y * q) by the codes (T,D), and that by each block of weights,
as its sum with cos(i), by central differences.
"""
import numpy as np

W0, W1, H, D, C, T, S = 1.5, 1.2, 8, 3, 2, 2, 3
GRID = 8  # w0 of the hashed grid, whose tables then are too small for its corners
RELU = lambda a: np.maximum(a, 0)
FORMS = {}


def form(name, dims=2, layers=2, latent=D):
    def keep(f):
        FORMS[name] = (f, dims, layers, latent)
        return f

    return keep


class Blocks:
    """Hands out blocks in the order of the file, or only counts them."""

    def __init__(self, flat):
        self.flat, self.at, self.names = flat, 0, []

    def take(self, name, *shape):
        n = int(np.prod(shape))
        self.names.append((name, self.at, n))
        part = self.flat[self.at : self.at + n].reshape(shape)
        self.at += n
        return part


def dense(b, x, w, bias, w_shape, omega=1.0):
    return omega * (x @ b.take(w, *w_shape).T + b.take(bias, w_shape[0]))


def joined(b, z, e, sigma, omega0, omega1, mapping=0, first=True, gain=1):
    """Code joined with the input: blocks point, (mapping), code, bias."""
    wp = b.take("point.weight", H, e.shape[-1])
    u = z
    for i in range(mapping):
        u = RELU(u @ b.take(f"mapping.{i}.weight", H, u.shape[-1]).T + b.take(f"mapping.{i}.bias", H))
    a = e @ wp.T
    if z.size:
        a = a + u @ b.take("code.weight", H, u.shape[-1]).T
    h = sigma(omega0 * (a + b.take("synthesis.0.bias", H)))
    h = sigma(dense(b, h, "synthesis.1.weight", "synthesis.1.bias", (H, gain * H), omega1))
    return dense(b, h, "output.weight", "output.bias", (C, gain * H))


def fourier(b, x):
    p = W0 * (b.take("input.frequency", H // 2, x.shape[-1]) @ x)
    return np.concatenate([np.sin(p), np.cos(p)])


def octaves(x):
    n = 1 + int(np.floor(np.log2(8 * W0 / (np.pi / 2))))
    p = (x[:, None] * (np.pi / 2 * 2.0 ** np.arange(n))).reshape(-1)
    return np.concatenate([np.sin(p), np.cos(p)])


def grid(b, x):
    d = len(x)
    finest = int(np.ceil(16 * GRID / np.pi))
    coarsest, table = min(16, finest), 256 * 8
    ratio = np.log(finest / coarsest)
    levels = 1 + int(min(15, np.ceil(ratio / np.log(1.5))))
    cells = [int(np.rint(coarsest * np.exp(ratio * (0 if levels == 1 else l / (levels - 1))))) for l in range(levels)]
    rows = [min(table, (n + 1) ** d) for n in cells]
    feats = b.take("input.table", sum(rows), 2)
    out = []
    for l, n in enumerate(cells):
        at = np.clip((x + 1) / 2, 0, 1) * n
        low = np.minimum(at.astype(int), n - 1)
        total = np.zeros(2)
        for k in np.ndindex(*[2] * d):
            corner = low + np.array(k)
            share = np.prod(np.where(np.array(k) == 1, at - low, 1 - (at - low)))
            if (n + 1) ** d > rows[l]:
                row = 0
                for c, p in zip(corner, (1, 2654435761, 805459861)):
                    row ^= int(c) * p
                row %= rows[l]
            else:
                row = 0
                for c in corner:
                    row = row * (n + 1) + int(c)
            total += share * feats[sum(rows[:l]) + row]
        out.append(total)
    return np.concatenate(out)


def sincos(a):
    return np.concatenate([np.sin(a), np.cos(a)])


form("siren", latent=0)(lambda b, z, x: joined(b, z, x, np.sin, W0, W1))
form("relu", latent=0)(lambda b, z, x: joined(b, z, x, RELU, 1, 1))
form("fourier-relu", latent=0)(lambda b, z, x: joined(b, z, fourier(b, x), RELU, 1, 1))
form("positional-relu", latent=0)(lambda b, z, x: joined(b, z, octaves(x), RELU, 1, 1))
form("hash-grid", dims=3, latent=0)(lambda b, z, x: joined(b, z, grid(b, x), RELU, 1, 1))
form("concatenated")(lambda b, z, x: joined(b, z, x, np.sin, W0, W1))
form("concatenated-relu")(lambda b, z, x: joined(b, z, x, RELU, 1, 1))
form("concatenated-fourier")(lambda b, z, x: joined(b, z, fourier(b, x), RELU, 1, 1))
form("sine-cosine")(lambda b, z, x: joined(b, z, x, sincos, W0, W1, mapping=1, gain=2))


@form("shift")
def shift(b, z, x):
    wp = b.take("point.weight", H, len(x))
    t = [b.take(n, H, D) @ z for n in ("code.weight", "shift.1.weight")]
    h = np.sin(W0 * (wp @ x + t[0] + b.take("synthesis.0.bias", H)))
    w = b.take("synthesis.1.weight", H, H)
    h = np.sin(W1 * (w @ h + b.take("synthesis.1.bias", H) + t[1]))
    return dense(b, h, "output.weight", "output.bias", (C, H))


@form("film")
def film(b, z, x):
    wp = b.take("point.weight", H, len(x))
    u = z
    for i in range(2):
        u = RELU(b.take(f"mapping.{i}.weight", H, len(u)) @ u + b.take(f"mapping.{i}.bias", H))
    s = [b.take(f"scale.{i}.weight", H, H) @ u + b.take(f"scale.{i}.bias", H) for i in range(2)]
    t = [b.take(n, H, H) @ u for n in ("code.weight", "shift.1.weight")]
    h = np.sin(W0 * (s[0] * (wp @ x + b.take("synthesis.0.bias", H)) + t[0]))
    w = b.take("synthesis.1.weight", H, H)
    h = np.sin(W1 * (s[1] * (w @ h + b.take("synthesis.1.bias", H)) + t[1]))
    return dense(b, h, "output.weight", "output.bias", (C, H))


@form("hyper")
def hyper(b, z, x):
    u = RELU(b.take("mapping.0.weight", H, D) @ z + b.take("mapping.0.bias", H))
    sizes = [(H, len(x)), (H, H), (C, H)]
    w = [
        (b.take(f"weights.{i}.weight", m * n, H) @ u + b.take(f"weights.{i}.bias", m * n)).reshape(m, n)
        for i, (m, n) in enumerate(sizes)
    ]
    names = ("code", "shift.1", "shift.2")
    t = [
        b.take(n + ".weight", m, H) @ u + b.take(n + ".bias", m)
        for n, (m, _) in zip(names, sizes)
    ]
    h = np.sin(W0 * (w[0] @ x + t[0]))
    h = np.sin(W1 * (w[1] @ h + t[1]))
    return w[2] @ h + t[2]


def skips(b, z, x, gated):
    wp = b.take("point.weight", H, len(x))
    m, gates = np.zeros(0), []
    for i in range(3):
        v = np.concatenate([m, z])
        m = RELU(b.take(f"modulation.{i}.weight", H, len(v)) @ v + b.take(f"modulation.{i}.bias", H))
        gates.append(m)
    h = np.sin(W0 * (wp @ x + b.take("synthesis.0.bias", H)))
    h = gates[0] * h if gated else h
    for i in (1, 2):
        w = b.take(f"synthesis.{i}.weight", H, H)
        h = gates[i] * np.sin(W1 * (w @ h + b.take(f"synthesis.{i}.bias", H))) + h
    return dense(b, h, "output.weight", "output.bias", (C, H))


form("modulated-skip", layers=3)(lambda b, z, x: skips(b, z, x, False))
form("modulated-residual", layers=3)(lambda b, z, x: skips(b, z, x, True))


def wave(n, a, c):
    return np.sin(a * np.arange(n) + c)


for name, (f, dims, layers, latent) in FORMS.items():
    x = 0.9 * wave(S * dims, 2.3, 0.4).reshape(S, dims)
    z = wave(T * latent, 1.1, 0.2).reshape(T, latent)
    q = wave(T * S * C, 0.7, 0.1)
    probe = Blocks(np.zeros(1 << 16))
    f(probe, z[0], x[0])
    weights = 0.6 * wave(probe.at, 1.7, 0.3)

    def values(w, codes):
        return np.array([f(Blocks(w), codes[t], x[s]) for t in range(T) for s in range(S)]).reshape(-1)

    def slope(move, step=1e-6):
        up = values(*move(step)) @ q
        return (up - values(*move(-step)) @ q) / (2 * step)

    ofcodes = []
    for i in range(z.size):
        unit = np.eye(z.size)[i].reshape(z.shape)
        ofcodes.append(slope(lambda e: (weights, z + e * unit)))
    print(name + " values " + " ".join(f"{v:.7g}" for v in values(weights, z)))
    print(name + " codes " + " ".join(f"{v:.7g}" for v in ofcodes))
    for block, at, n in probe.names:
        if block == "input.frequency":
            continue  # stays as it was drawn
        along = np.zeros_like(weights)
        along[at : at + n] = np.cos(np.arange(n))
        print(f"{name} {block} {slope(lambda e: (weights + e * along, z)):.7g}")
