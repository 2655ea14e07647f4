"""Golden values of MosaicFieldTest: the field by its definition, in doubles, with numpy alone.

Run: python3 mosaic.py
"""

import numpy as np

K, A, FRAMES, ROWS, COLUMNS, H, C = 3, 2, 3, 1, 2, 8, 3
OMEGA = np.pi / 2


def weights():
    """Frequencies (H,2), colours (H,C), directions (K,A,H) and means (K,H), of sines of counts."""
    count = H * 2 + H * C + K * A * H + K * H
    values = np.sin(np.arange(1, count + 1) ** 2).astype(np.float32).astype(float)
    frequency, colour, direction, mean = np.split(
        values, np.cumsum([H * 2, H * C, K * A * H])
    )
    return (
        frequency.reshape(H, 2),
        colour.reshape(H, C),
        direction.reshape(K, A, H),
        mean.reshape(K, H),
    )


def orthonormal(rows):
    q, r = np.linalg.qr(rows.T)
    return (q * np.sign(np.diag(r))).T


def modulations(code):
    """(cells, FRAMES, H)"""
    _, _, directions, means = weights()
    result = np.zeros((ROWS * COLUMNS, FRAMES, H))
    at = 0
    for cell in range(ROWS * COLUMNS):
        frame = 0
        while frame < FRAMES:
            head = int(round(code[at]))
            expert = head % K
            span = head // K % FRAMES + 1
            amplitudes = head // K // FRAMES
            m = means[expert] + code[at + 1 : at + 1 + amplitudes] @ orthonormal(
                directions[expert]
            )[:amplitudes]
            result[cell, frame : frame + span] = m
            at += 1 + amplitudes
            frame += span
    return result


def value(code, t, y, x):
    frequency, colour, _, _ = weights()
    m = modulations(code)
    time = np.clip((t + 1) / 2 * FRAMES - 0.5, 0, FRAMES - 1)
    lower = int(np.floor(time))
    upper = min(lower + 1, FRAMES - 1)
    row = int(np.clip(np.floor((y + 1) / 2 * ROWS), 0, ROWS - 1))
    column = int(np.clip(np.floor((x + 1) / 2 * COLUMNS), 0, COLUMNS - 1))
    own = m[row * COLUMNS + column]
    mixed = own[lower] + (time - lower) * (own[upper] - own[lower])
    ly = (y + 1) * ROWS - 2 * row - 1
    lx = (x + 1) * COLUMNS - 2 * column - 1
    waves = np.cos(OMEGA * frequency[:, 0] * (ly + 1)) * np.cos(
        OMEGA * frequency[:, 1] * (lx + 1)
    )
    return (mixed * waves) @ colour


def head(expert, span, amplitudes):
    return expert + K * (span - 1 + FRAMES * amplitudes)


# cell 0: two frames together with two amplitudes, then one frame without any;
# cell 1: a frame each, with one, none and two amplitudes
CODE = np.array(
    [head(2, 2, 2), 0.5, -1.25, head(0, 1, 0)]
    + [head(1, 1, 1), 0.75, head(2, 1, 0), head(0, 1, 2), -0.5, 2, 0]
)
POINTS = [
    (-2 / 3, -0.5, -0.75),
    (0, 0.25, -0.25),
    (0.2, 0.1, -0.6),
    (0.5, -0.9, 0.4),
    (2 / 3, 0.7, 0.9),
    (-0.4, 0.3, 0.2),
]

if __name__ == "__main__":
    for point in POINTS:
        print(point, ", ".join("%.6f" % v for v in value(CODE, *point)))
