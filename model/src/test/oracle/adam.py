"""Golden numbers of AdamTest: Kingma and Ba 2015, algorithm 1, in doubles."""
from math import sqrt

b1, b2, eps = 0.9, 0.99, 1e-12
x = 1.0
m = v = 0.0
for t, (g, rate) in enumerate([(0.5, 0.1), (-0.25, 0.1), (1.0, 0.05)], 1):
    m = b1 * m + (1 - b1) * g
    v = b2 * v + (1 - b2) * g * g
    x -= rate * (m / (1 - b1**t)) / (sqrt(v / (1 - b2**t)) + eps)
    print(t, repr(x))
