"""The pen behind tools/draw_pictures.py: bodies, tools and arrows as SVG in one style.

Points are complex numbers: x to the right, y down, on a sheet of 320 x 240. Bodies are built of parts; a layer draws the
outline of all its parts first and their filling over it, so that joined parts look like one body. `work` is what does the
exercise, `body` the rest of the person, `tool` what one owns for it, `thing` furniture, `go` the way it moves.
Colours stand as plain attributes, so that a page can give the classes others (dark mode); they never carry the meaning.
"""

import cmath
from collections.abc import Callable
from math import acos, radians

INK = "#24323f"
FILL = {"body": "#ffffff", "work": "#cfe0ec", "tool": "#f2b04e", "thing": "#e6e9ec"}
GO = "#b8480a"
FLOOR = 222.0
"""Of a large drawing; a person stands on `GROUND`."""
GROUND = 278.0

FOOT = (
    0.095 - 0.12j, 0.115 - 0.04j, 0.2 + 0.055j, 0.36 + 0.135j, 0.47 + 0.185j, 0.51 + 0.24j, 0.48 + 0.295j, 0.42 + 0.31j, 0.34 + 0.3j,
    0.2 + 0.262j, 0.06 + 0.28j, -0.06 + 0.306j, -0.18 + 0.308j, -0.26 + 0.28j, -0.285 + 0.2j, -0.245 + 0.1j, -0.16 + 0.01j, -0.105 - 0.12j,
)  # fmt: skip
"""The inner side of a foot of length 1 without its toes: ankle at 0, toes to the right, sole at y = 0.31."""
BALL = 0.455 + 0.25j
"""The joint at which the toes bend."""
SOLE = 0.31
TOP = (
    -0.2 + 0.02j, -0.21 + 0.25j, -0.2 + 0.42j, -0.14 + 0.5j, 0.14 + 0.5j, 0.2 + 0.42j, 0.18 + 0.2j, 0.24 - 0.05j, 0.26 - 0.2j, 0.14 - 0.29j,
    -0.05 - 0.32j, -0.22 - 0.3j, -0.27 - 0.15j,
)  # fmt: skip
"""A right foot of length 1 from above, big toe on the left, without toes: its middle at 0, the heel down."""
TOES = ((-0.18 - 0.33j, 0.085, 0.13), (-0.055 - 0.35j, 0.05, 0.1), (0.05 - 0.335j, 0.047, 0.08), (0.14 - 0.3j, 0.044, 0.07),
        (0.22 - 0.24j, 0.042, 0.05))  # fmt: skip
"""The five toes from above: root, half width, length."""


def turned(degrees: float) -> complex:
    """A turn, clockwise as one looks at the sheet."""
    return cmath.rect(1, radians(degrees))


def num(z: complex) -> str:
    """A point as SVG writes it."""
    return f"{round(z.real, 1):g} {round(z.imag, 1):g}"


def smooth(points: list[complex] | tuple[complex, ...], closed: bool = True) -> str:
    """A soft curve through points (Catmull-Rom)."""
    n = len(points)
    at: Callable[[int], complex] = (lambda i: points[i % n]) if closed else (lambda i: points[min(max(i, 0), n - 1)])
    parts = [f"M{num(points[0])}"]
    for i in range(n if closed else n - 1):
        a, b, c, d = at(i - 1), at(i), at(i + 1), at(i + 2)
        parts.append(f"C{num(b + (c - a) / 6)} {num(c - (d - b) / 6)} {num(c)}")
    return " ".join(parts) + (" Z" if closed else "")


def poly(*points: complex) -> str:
    """A closed shape with straight sides."""
    return "M" + " L".join(map(num, points)) + " Z"


def disc(at: complex, r: float) -> str:
    """A circle as a path."""
    return f"M{num(at - r)} a{r:g} {r:g} 0 1 0 {2 * r:g} 0 a{r:g} {r:g} 0 1 0 {-2 * r:g} 0 Z"


def limb(a: complex, ra: float, b: complex, rb: float) -> str:
    """A part of the body between two joints: the hull of two circles."""
    gap = abs(b - a)
    if gap <= abs(ra - rb):
        return disc(a if ra > rb else b, max(ra, rb))
    u = (b - a) / gap
    side = cmath.rect(1, acos((ra - rb) / gap))
    p, q, r, s = a + ra * u * side, b + rb * u * side, b + rb * u / side, a + ra * u / side
    return f"M{num(p)} L{num(q)} A{rb:g} {rb:g} 0 0 0 {num(r)} L{num(s)} A{ra:g} {ra:g} 0 {int(ra > rb)} 0 {num(p)} Z"


def foot(ankle: complex, size: float, turn: float = 0, toes: float = 0, flip: bool = False) -> list[str]:
    """A foot from the side. `toes` bends them (up is negative); `flip` points it to the left."""

    def put(z: complex) -> complex:
        z = z * turned(turn)
        return ankle + size * (complex(-z.real, z.imag) if flip else z)

    tip = BALL + (0.205 + 0.018j) * turned(toes)
    return [smooth([put(p) for p in FOOT]), limb(put(BALL), 0.056 * size, put(tip), 0.046 * size)]


def shank(knee: complex, ankle: complex, width: float = 1, flip: bool = False) -> str:
    """A lower leg from the side, with its calf."""
    length = abs(knee - ankle)
    up = (knee - ankle) / length
    front = up * (-1j if flip else 1j)
    outline = ((-0.04, 0.085, 0.095), (0.1, 0.075, 0.08), (0.25, 0.08, 0.09), (0.42, 0.09, 0.135), (0.6, 0.1, 0.18), (0.76, 0.105, 0.185),
               (0.9, 0.11, 0.15), (1, 0.115, 0.12), (1.06, 0.1, 0.1))  # fmt: skip
    fore = [ankle + length * (t * up + width * f * front) for t, f, _ in outline]
    back = [ankle + length * (t * up - width * b * front) for t, _, b in outline]
    return smooth([*fore, *reversed(back)])


def layer(kind: str, *parts: str | list[str]) -> str:
    """Parts joined to one body: the outline of all, then the filling of all."""
    paths = "".join(f'<path d="{p}"/>' for part in parts for p in ([part] if isinstance(part, str) else part))
    return f'<g class="ink" fill="{INK}" stroke="{INK}">{paths}</g><g class="{kind}" fill="{FILL[kind]}">{paths}</g>'


def line(*points: complex, width: float = 3.5, dash: str = "") -> str:
    """A line of ink."""
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return f'<path class="ink" fill="none" stroke="{INK}" stroke-width="{width:g}"{dashed} d="{smooth(points, closed=False)}"/>'


def floor(y: float = FLOOR, left: float = 8, right: float = 312) -> str:
    """The floor."""
    return line(complex(left, y), complex(right, y))


def ghost(*parts: str | list[str]) -> str:
    """Where the body comes from or goes to, dashed."""
    d = " ".join(p for part in parts for p in ([part] if isinstance(part, str) else part))
    return f'<path class="ink" fill="none" stroke="{INK}" stroke-width="2.2" stroke-dasharray="6 5" d="{d}"/>'


def arrow(*points: complex, both: bool = False, width: float = 6) -> str:
    """The way it moves; `both` for to and fro."""
    heads = ""
    curve = list(points)
    for end, before in ((-1, -2), (0, 1)) if both else ((-1, -2),):
        u = curve[end] - points[before]
        u /= abs(u)
        tip = points[end]
        heads += f'<path class="go" fill="{GO}" stroke="none" d="{poly(tip, tip + u * (-16 + 10j), tip + u * (-16 - 10j))}"/>'
        curve[end] = tip - 10 * u
    return f'<path class="go" fill="none" stroke="{GO}" stroke-width="{width:g}" d="{smooth(curve, closed=False)}"/>{heads}'


def ball(at: complex, r: float) -> str:
    """A ball with a seam."""
    seam = (at + r * (-0.6 - 0.75j), at + r * (-0.1 + 0j), at + r * (-0.6 + 0.75j))
    return layer("tool", disc(at, r)) + line(*seam, width=2.2)


def stick(a: complex, b: complex) -> str:
    """A massage stick: a bar with a handle at each end."""
    u = (b - a) / abs(b - a)
    return layer("tool", limb(a, 7, b, 7)) + layer("thing", limb(a - 2 * u, 7, a + 22 * u, 7), limb(b - 22 * u, 7, b + 2 * u, 7))


def strap(a: complex, b: complex) -> str:
    """A flat band between two points."""
    path = f'd="M{num(a)} L{num(b)}" stroke-linecap="butt"'
    return (f'<path class="ink" fill="none" stroke="{INK}" stroke-width="19" {path}/>'
            f'<path class="tool-line" fill="none" stroke="{FILL["tool"]}" stroke-width="12" {path}/>')  # fmt: skip


def trunk(hip: complex, lean: float = 0) -> str:
    """Head and trunk of a person facing right."""
    shoulder = hip - 72j * turned(lean)
    head = hip - 106j * turned(lean * 1.05)
    return layer("body", limb(hip, 19, shoulder, 17), limb(shoulder - 6j, 8, head, 8), disc(head, 17))


def arm(shoulder: complex, elbow: complex, wrist: complex) -> str:
    """An arm."""
    return layer("body", limb(shoulder, 8, elbow, 6.5), limb(elbow, 6.5, wrist, 5), disc(wrist, 7))


def leg(kind: str, hip: complex, knee: complex, ankle: complex, turn: float = 0, toes: float = 0) -> str:
    """A whole leg of a small figure facing right."""
    return layer(kind, limb(hip, 17, knee, 12), shank(knee, ankle, 0.95), foot(ankle, 54, turn, toes))


def block(corner: complex, wide: float, high: float) -> str:
    """An upright oblong from its upper left corner."""
    return poly(corner, corner + wide, corner + wide + 1j * high, corner + 1j * high)


def chair(seat: complex, width: float = 76) -> str:
    """A chair that faces right; `seat` is the middle of its top."""
    left, right, high = seat - width / 2, seat + width / 2, GROUND - seat.imag
    back = block(left - 6 - 84j, 8, 84)
    return layer("thing", block(left - 6, width + 6, 9), back, block(left - 4, 7, high), block(right - 8, 7, high))


def close(kind: str, ankle: complex, size: float, turn: float = 0, toes: float = 0, knee: complex | None = None) -> str:
    """A large lower leg with its foot, cut off by the edge of the sheet."""
    return layer(kind, shank(ankle - 250j if knee is None else knee, ankle, 0.95), foot(ankle, size, turn, toes))


def foot_above(at: complex, size: float) -> str:
    """A right foot from above (or the sole of a left one)."""
    toes = [limb(at + size * p, size * r, at + size * (p - 1j * h), size * r * 0.92) for p, r, h in TOES]
    return layer("work", smooth([at + size * p for p in TOP]), *toes)


def back_of_leg(x: float) -> str:
    """A right lower leg from behind."""
    right = (54 - 30j, 56 + 20j, 60 + 50j, 56 + 90j, 42 + 130j, 30 + 160j, 27 + 185j, 31 + 202j, 26 + 220j)
    left = (-54 - 30j, -56 + 20j, -62 + 55j, -58 + 95j, -42 + 130j, -30 + 160j, -27 + 185j, -31 + 202j, -26 + 220j)
    shape = smooth([*(x + p for p in right), *(x + p for p in reversed(left))])
    toes = limb(x + 30 + 214j, 9, x + 44 + 217j, 6)
    bulges = line(*(x + p for p in (-34 + 118j, -14 + 116j, 104j, 14 + 112j, 34 + 110j)), width=2.2)
    cord = "".join(line(x + 9 * s + 128j, x + 7 * s + 165j, x + 10 * s + 195j, width=2.2) for s in (-1, 1))
    return layer("work", toes) + layer("work", shape) + cord + bulges


def front_of_leg(x: float) -> str:
    """A right lower leg from the front: its outer side is on the left."""
    left = (-46 - 30j, -50 + 20j, -54 + 60j, -46 + 105j, -32 + 145j, -27 + 172j, -34 + 196j, -40 + 212j)
    right = (46 - 30j, 48 + 20j, 52 + 60j, 46 + 105j, 32 + 145j, 27 + 172j, 32 + 196j, 40 + 212j)
    shape = smooth([*(x + p for p in left), x - 20 + 222j, x + 20 + 222j, *(x + p for p in reversed(right))])
    toes = [limb(x + d + 208j, 8, x + d + 217j, 8) for d in (-36, -21, -6, 9)]
    bone = line(x + 8 + 44j, x + 12 + 90j, x + 10 + 150j, width=2.2)
    return layer("work", shape, *toes, limb(x + 30 + 206j, 12, x + 31 + 214j, 12)) + disc_line(x + 8j, 26) + bone


def disc_line(at: complex, r: float) -> str:
    """A circle of thin ink."""
    return f'<path class="ink" fill="none" stroke="{INK}" stroke-width="2.2" d="{disc(at, r)}"/>'
