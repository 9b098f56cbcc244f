"""Draws data/pictures/*.svg: one simple line figure for each exercise. Run it from the root: `python tools/draw_pictures.py`."""

from pathlib import Path
from xml.sax.saxutils import escape

import yaml
from figures import (
    BALL,
    GROUND,
    SOLE,
    arm,
    arrow,
    back_of_leg,
    ball,
    chair,
    close,
    disc,
    disc_line,
    floor,
    foot,
    foot_above,
    front_of_leg,
    ghost,
    layer,
    leg,
    limb,
    line,
    poly,
    shank,
    smooth,
    stick,
    strap,
    trunk,
    turned,
)  # fmt: skip

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "data" / "pictures"

PICTURES: dict[str, tuple[str, str]] = {}
"""What each drawing shows in words, and the drawing."""


def draw(name: str, words: str, *parts: str) -> None:
    """Keep a drawing under the id of its exercise."""
    PICTURES[name] = (words, "".join(parts))


def person(name: str, words: str, *parts: str) -> None:
    """Keep a drawing of a whole person, on a sheet of 400 x 300 made smaller."""
    draw(name, words, '<g transform="scale(0.8)">', *parts, "</g>")


def main() -> None:
    """Write every drawing."""
    names = {e["picture"]: e["name"] for e in yaml.safe_load((ROOT / "data" / "exercises.yaml").read_text("utf-8")) if "picture" in e}
    OUT.mkdir(exist_ok=True)
    for name, (words, drawing) in PICTURES.items():
        svg = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 240" role="img" class="drawing" stroke-width="7" '
            f'stroke-linejoin="round" stroke-linecap="round">\n<title>{escape(names[name])}</title>\n<desc>{escape(words)}</desc>\n'
            + drawing.replace("><", ">\n<")
            + "\n</svg>\n"
        )
        (OUT / f"{name}.svg").write_text(svg, "utf-8")


# ------------------------------------------------------------------ rolling

CROSSED = layer("work", shank(-70 + 132j, 178 + 138j, 0.86), foot(178 + 138j, 175, -86))
"""A lower leg that lies with its ankle on the other knee, inner side to the front."""
OTHER_KNEE = layer("body", limb(-30 + 226j, 36, 168 + 210j, 31), limb(168 + 210j, 31, 182 + 320j, 26))


def rolling(name: str, words: str, at: float, turn: float, way: float) -> None:
    """A foot on a ball: `at` is where the ball lies along the foot, `way` how far it rolls to each side."""
    ankle, r = 120 + 100j, 25
    sole = ankle + 200 * complex(at, 0.272) * turned(turn)
    spot = sole + r * 1j * turned(turn)
    base = complex(0, spot.imag + r)
    draw(name, words, floor(base.imag), ball(spot, r), close("work", ankle, 200, turn, -turn if turn > 0 else 0),
         arrow(complex(spot.real - way, 0) + base + 14j, complex(spot.real + way, 0) + base + 14j, both=True))  # fmt: skip


rolling("roll-heel-edge", "A bare foot rests with the front edge of the heel on a ball and rolls a short way to and fro.", 0.04, 9, 48)
rolling("roll-arch", "A bare foot rests with its arch on a ball and rolls from the heel edge to the ball of the foot and back.", 0.2, 4, 92)

sole = 160 + 132j
draw(
    "roll-forefoot",
    "The sole of a foot. Two thumbs stroke sideways, just behind the row of bone ends at the ball of the foot.",
    foot_above(sole, 185),
    *(disc_line(sole + 185 * p, 10) for p in (-0.2 - 0.2j, -0.07 - 0.225j, 0.03 - 0.215j, 0.115 - 0.19j, 0.195 - 0.14j)),
    layer("body", limb(0 + 196j, 16, 60 + 160j, 17), limb(60 + 160j, 13, 136 + 136j, 9)),
    layer("body", limb(320 + 200j, 16, 262 + 166j, 17), limb(262 + 166j, 13, 190 + 142j, 9)),
    arrow(112 + 112j, 208 + 118j, both=True),
)

person(
    "roll-calf",
    "A person sits on the floor, propped on the hands. One calf lies on a roller and moves to and fro on it; the other foot is flat.",
    floor(GROUND, 8, 392),
    layer("tool", disc(288 + 252j, 24)),
    disc_line(288 + 252j, 12),
    arm(96 + 128j, 62 + 190j, 44 + 262j),
    layer("body", limb(150 + 238j, 17, 222 + 176j, 12), shank(222 + 176j, 232 + 258j, 0.95), foot(234 + 261j, 54)),
    trunk(132 + 222j, -18),
    leg("work", 140 + 232j, 236 + 222j, 340 + 224j, -82),
    arm(110 + 152j, 78 + 200j, 70 + 268j),
    arrow(236 + 190j, 330 + 194j, both=True),
)

draw(
    "roll-soleus",
    "A lower leg from behind. A massage stick rolls up and down on the low calf, below the bulge and above the heel cord.",
    back_of_leg(150),
    stick(78 + 134j, 226 + 134j),
    arrow(250 + 104j, 250 + 166j, both=True),
)

draw(
    "roll-inner-calf",
    "The inner side of a lower leg, lying across the other knee. A thumb makes small strokes on the muscle behind the shin bone.",
    OTHER_KNEE,
    layer("body", limb(112 + 50j, 17, 66 + 84j, 12)),
    CROSSED,
    layer("body", limb(150 - 20j, 17, 122 + 44j, 19), limb(122 + 44j, 15, 126 + 126j, 9)),
    arrow(84 + 152j, 164 + 152j, both=True),
)

person(
    "roll-hamstring",
    "A person sits on a chair with a ball under the thigh, just above the knee, and straightens and bends the knee.",
    floor(GROUND, 8, 392),
    chair(136 + 196j, 110),
    arm(118 + 104j, 118 + 150j, 152 + 176j),
    trunk(112 + 172j, 2),
    ghost(shank(218 + 166j, 226 + 240j, 0.95), foot(226 + 240j, 54, 4)),
    layer("tool", disc(176 + 186j, 11)),
    leg("work", 112 + 170j, 216 + 160j, 284 + 186j, -62),
    arm(118 + 104j, 112 + 146j, 140 + 166j),
    arrow(286 + 262j, 318 + 246j, 334 + 218j, both=True),
)

draw(
    "roll-outer-calf",
    "A lower leg from its outer side. A massage stick rolls up and down on the upper two thirds of the muscle.",
    close("work", 140 + 168j, 150, knee=140 - 34j),
    line(176 + 158j, 168 + 164j, 166 + 172j, width=2.2),
    disc_line(140 + 166j, 9),
    stick(68 + 72j, 214 + 72j),
    arrow(240 + 24j, 240 + 124j, both=True),
)

draw(
    "roll-shin-muscle",
    "A lower leg from the front. A massage stick rolls up and down on the fleshy strip just outside the shin bone.",
    front_of_leg(170),
    stick(66 + 92j, 188 + 84j),
    arrow(46 + 56j, 46 + 136j, both=True),
)

draw(
    "cold-bottle-arch",
    "A foot rolls its arch to and fro on a frozen bottle that lies on a towel.",
    layer("thing", poly(30 + 190j, 250 + 190j, 300 + 232j, 8 + 232j)),
    layer("tool", limb(178 + 168j, 26, 110 + 190j, 25), limb(110 + 190j, 17, 84 + 199j, 12), limb(84 + 199j, 8, 66 + 206j, 8)),
    layer("body", limb(64 + 206j, 11, 56 + 209j, 11)),
    *(line(122 + 186j - 15 * turned(a), 122 + 186j + 15 * turned(a), width=3) for a in (10, 70, 130)),
    close("work", 126 + 90j, 200, 4),
    arrow(206 + 206j, 282 + 206j, both=True),
)

# ------------------------------------------------------------------ stretching and easy movement
draw(
    "plantar-fascia-stretch",
    "A foot lies across the other knee. One hand pulls the toes back toward the shin; the thumb of the other hand feels the tight arch.",
    OTHER_KNEE,
    layer("work", shank(-70 + 132j, 178 + 138j, 0.86), foot(178 + 138j, 175, -86, -46)),
    layer("body", limb(90 - 20j, 16, 170 + 14j, 17), limb(170 + 14j, 15, 226 + 22j, 12), limb(226 + 22j, 11, 236 + 56j, 9)),
    layer("body", limb(330 + 206j, 17, 286 + 158j, 18), limb(286 + 158j, 14, 238 + 112j, 9), limb(282 + 158j, 12, 262 + 178j, 9)),
    arrow(194 + 62j, 150 + 68j, 122 + 96j),
)


def lunge(name: str, words: str, knee: complex, hip: complex, heel: complex, front_knee: complex) -> None:
    """A person who leans on a wall with one leg behind."""
    shoulder = hip + 20 - 68j
    person(
        name,
        words,
        floor(GROUND, 8, 392),
        layer("thing", poly(352 + 10j, 372 + 10j, 372 + 278j, 352 + 278j)),
        arm(shoulder, shoulder + 44 + 24j, 342 + (shoulder.imag - 6) * 1j),
        leg("body", hip, front_knee, 270 + 261j),
        layer("body", limb(hip, 19, shoulder, 17), limb(shoulder - 4j, 8, shoulder + 8 - 32j, 8), disc(shoulder + 10 - 36j, 17)),
        leg("work", hip, knee, heel),
        arm(shoulder, shoulder + 34 + 34j, 342 + (shoulder.imag + 12) * 1j),
        arrow(heel - 40 - 40j, heel - 40 + 8j),
    )


lunge(
    "calf-stretch-straight",
    "A person leans with both hands on a wall. The back leg is straight and its heel stays on the floor.",
    157 + 200j,
    204 + 138j,
    108 + 261j,
    268 + 188j,
)
lunge(
    "calf-stretch-bent",
    "A person leans with both hands on a wall. The back knee is bent and its heel stays on the floor.",
    216 + 212j,
    206 + 150j,
    166 + 261j,
    284 + 196j,
)

person(
    "hamstring-stretch",
    "A person sits on the edge of a chair with one leg out straight, heel down, and leans forward from the hips.",
    floor(GROUND, 8, 392),
    chair(96 + 190j),
    leg("body", 122 + 170j, 186 + 182j, 172 + 261j),
    layer("body", limb(118 + 168j, 19, 164 + 112j, 17), limb(168 + 106j, 8, 188 + 84j, 8), disc(194 + 78j, 17)),
    leg("work", 122 + 170j, 214 + 208j, 304 + 254j, -38),
    arm(164 + 112j, 196 + 150j, 214 + 186j),
    arrow(148 + 36j, 192 + 30j, 226 + 54j),
)

draw(
    "big-toe-glide",
    "One hand holds the foot still. The other holds the big toe close to its base and moves it slowly up and down.",
    close("work", 82 + 130j, 210),
    layer("body", limb(122 + 20j, 17, 142 + 84j, 20), limb(142 + 84j, 12, 162 + 142j, 10), limb(136 + 88j, 12, 134 + 146j, 9)),
    layer("body", limb(300 - 10j, 17, 262 + 84j, 19), limb(262 + 84j, 14, 202 + 170j, 9), limb(264 + 90j, 12, 216 + 198j, 8)),
    arrow(288 + 128j, 296 + 172j, 284 + 216j, both=True),
)

draw(
    "ankle-circles",
    "A foot that hangs free is pulled up and pointed down, and makes small circles.",
    ghost(foot(112 + 116j, 180, 34)),
    close("work", 112 + 116j, 180, -8),
    arrow(232 + 78j, 268 + 118j, 248 + 176j, 206 + 214j, both=True),
)

person(
    "shin-stretch",
    "A person sits on the edge of a chair with one foot under it, the top of the toes on the floor, and presses it gently down.",
    floor(GROUND, 8, 392),
    chair(150 + 190j),
    leg("body", 194 + 170j, 268 + 182j, 268 + 261j),
    trunk(186 + 168j, 4),
    layer("work", limb(190 + 172j, 17, 246 + 200j, 12), shank(246 + 200j, 182 + 254j, 0.95), foot(182 + 254j, 54, 156, 6)),
    arm(192 + 98j, 188 + 142j, 220 + 172j),
    arrow(140 + 208j, 140 + 252j),
)

person(
    "nerve-glide",
    "A person sits tall on a chair, feet off the floor, looks up while one knee straightens, and looks down as it bends again.",
    floor(GROUND, 8, 392),
    chair(120 + 196j),
    ghost(shank(212 + 176j, 202 + 252j, 0.95), foot(202 + 252j, 50, -10)),
    trunk(122 + 172j, -4),
    leg("work", 124 + 174j, 210 + 172j, 288 + 196j, -44),
    arm(118 + 100j, 104 + 146j, 132 + 176j),
    line(136 + 58j, 140 + 56j, width=3),
    arrow(262 + 262j, 300 + 244j, 314 + 222j, both=True),
    arrow(166 + 90j, 172 + 64j, 160 + 36j, both=True),
)

# ------------------------------------------------------------------ strength and balance


def raised(ball_at: complex, size: float, turn: float, toes: float = 0) -> tuple[complex, str]:
    """The ankle of a foot that stands on its ball, heel up, and the foot; `toes` bends them further up."""
    ankle = ball_at - size * (BALL + 0.056j) * turned(turn)
    return ankle, close("work", ankle, size, turn, -turn - 4 + toes)


def raise_pair(name: str, words: str, *under: str, stand: complex = 216 + 222j, toes: float = 0) -> None:
    """A large foot, flat (dashed) and with its heel up."""
    ankle, foot_ = raised(stand, 170, 34, toes)
    flat = stand - 170 * complex(BALL.real, SOLE)
    draw(name, words, *under, ghost(foot(flat, 170, 0, toes)), foot_, arrow(ankle + complex(-84, 76), ankle + complex(-84, 6), both=True))


raise_pair("heel-raise-floor", "A foot on flat floor rises onto its ball, heel up, and comes down slowly.", floor())
raise_pair(
    "heel-raise-towel",
    "A foot on flat floor with the toes bent up on a rolled towel. The heel rises and comes down slowly.",
    floor(),
    layer("tool", disc(256 + 204j, 17)),
    disc_line(256 + 204j, 10),
    disc_line(256 + 204j, 4),
    toes=-30,
)

person(
    "heel-raise-seated",
    "A person sits on a chair with the knees bent at a right angle and lifts one heel; the ball of the foot stays on the floor.",
    floor(GROUND, 8, 392),
    chair(150 + 196j),
    leg("body", 170 + 178j, 256 + 188j, 292 + 261j),
    trunk(160 + 174j, 2),
    layer("work", limb(164 + 174j, 17, 248 + 172j, 12), shank(248 + 172j, 242 + 238j, 0.95), foot(242 + 238j, 62, 40, -40)),
    arm(166 + 104j, 160 + 148j, 200 + 160j),
    arrow(206 + 268j, 206 + 222j, both=True),
)

edge = 214 + 138j
draw(
    "heel-drop-step",
    "The ball of a foot stands on the edge of a step. The heel is lowered slowly below the step.",
    layer("tool", poly(edge - 14, 330 + 138j, 330 + 250j, 200 + 250j)),
    ghost(foot(edge - 170 * (BALL + 0.056j), 170)),
    close("work", edge - 170 * (BALL + 0.056j) * turned(-20), 170, -20, 20),
    arrow(62 + 116j, 62 + 196j),
)

person(
    "heavy-slow-raise",
    "A person with a loaded backpack stands on the balls of the feet, a hand on the wall, then lowers slowly.",
    floor(GROUND, 8, 392),
    layer("thing", poly(300 + 10j, 320 + 10j, 320 + 278j, 300 + 278j)),
    arm(206 + 64j, 244 + 94j, 290 + 76j),
    trunk(200 + 131j, 2),
    layer("work", limb(200 + 132j, 17, 202 + 188j, 12), shank(202 + 188j, 196 + 240j, 0.95), foot(196 + 240j, 62, 36, -36)),
    layer("tool", limb(164 + 70j, 24, 162 + 108j, 26)),
    line(148 + 100j, 178 + 100j, width=2.2),
    arrow(140 + 268j, 140 + 214j, both=True),
)

ankle = 112 + 136j
draw(
    "short-foot",
    "A foot flat on the floor, toes long. The ball of the foot is pulled toward the heel, and the arch rises.",
    floor(198),
    close("work", ankle, 200),
    arrow(250 + 218j, 176 + 218j),
    arrow(158 + 182j, 152 + 136j),
)

ankle = 92 + 136j
draw(
    "toe-yoga",
    "A foot flat on the floor. The big toe lifts alone while the small toes stay down; then the other way round.",
    floor(204),
    layer("body", *(limb(ankle + 220 * (0.44 + 0.25j) + 7 * i, 11, ankle + 220 * (0.62 + 0.275j) + 9 * i, 8) for i in (2, 1, 0))),
    close("work", ankle, 220, 0, -42),
    arrow(284 + 182j, 280 + 136j, 252 + 106j),
)

draw(
    "towel-curl",
    "A bare foot on a towel. The toes curl and pull the towel toward the heel.",
    floor(214),
    layer(
        "tool",
        smooth(
            (
                40 + 208j,
                50 + 202j,
                170 + 202j,
                214 + 200j,
                226 + 190j,
                238 + 201j,
                252 + 188j,
                266 + 201j,
                278 + 192j,
                290 + 202j,
                312 + 204j,
                312 + 211j,
                180 + 212j,
                44 + 212j,
            )
        ),
    ),
    layer("work", shank(92 - 110j, 92 + 138j, 0.95), foot(92 + 138j, 200, 0, 10), limb(222 + 194j, 9, 216 + 203j, 8)),
    arrow(300 + 164j, 246 + 164j),
)


def band(name: str, words: str, out: int) -> None:
    """A right foot from above that turns against a band; `out` is 1 where the band pulls outward, -1 where inward."""
    middle = 160 - 10 * out
    anchor = 160 + 146 * out + 98j
    draw(name, words, layer("thing", poly(anchor - 8 - 32j, anchor + 8 - 32j, anchor + 8 + 32j, anchor - 8 + 32j)),
         strap(middle + 98j, anchor - 8 * out), foot_above(middle + 130j, 185), strap(middle - 54 + 98j, middle + 54 + 98j),
         arrow(*(160 + d * out + y for d, y in ((-64, 34j), (-100, 52j), (-114, 92j)))))  # fmt: skip


band("band-inversion", "A right foot from above, big toe on the left. A band pulls it outward; it turns in against the band.", 1)
band("band-eversion", "A right foot from above, big toe on the left. A band pulls it inward; it turns out against the band.", -1)

person(
    "toe-raises",
    "A person stands with the back on a wall, feet a step in front of it, heels down, and lifts the front of both feet.",
    floor(GROUND, 8, 392),
    layer("thing", poly(96 + 10j, 116 + 10j, 116 + 278j, 96 + 278j)),
    trunk(144 + 136j, -2),
    layer("work", limb(146 + 138j, 17, 172 + 198j, 12), shank(172 + 198j, 196 + 258j, 0.95), foot(198 + 256j, 66, -30)),
    arm(142 + 66j, 146 + 108j, 150 + 146j),
    arrow(272 + 268j, 268 + 216j),
)

person(
    "balance-one-leg",
    "A person stands on one leg beside a counter, the other knee bent, one hand ready to hold on.",
    floor(GROUND, 8, 392),
    layer("thing", poly(282 + 148j, 384 + 148j, 384 + 160j, 374 + 160j, 374 + 278j, 294 + 278j, 294 + 160j, 282 + 160j)),
    arm(196 + 60j, 236 + 92j, 284 + 132j),
    layer("body", limb(192 + 134j, 17, 226 + 186j, 12), shank(226 + 186j, 168 + 220j, 0.95), foot(168 + 220j, 54, 62)),
    trunk(190 + 132j, 0),
    leg("work", 192 + 136j, 194 + 200j, 190 + 261j),
    arm(190 + 62j, 172 + 104j, 182 + 140j),
)

person(
    "hip-strength",
    "A person lies on the side, lower knee bent, and lifts the straight top leg.",
    floor(GROUND, 8, 392),
    layer("body", limb(92 + 258j, 8, 50 + 264j, 7), limb(50 + 264j, 7, 22 + 250j, 5)),
    layer("body", limb(196 + 252j, 20, 256 + 262j, 13), limb(256 + 262j, 12, 196 + 268j, 8)),
    layer(
        "body",
        limb(186 + 242j, 24, 150 + 246j, 19),
        limb(150 + 246j, 19, 104 + 240j, 22),
        limb(90 + 240j, 8, 70 + 238j, 8),
        disc(54 + 236j, 18),
    ),
    layer("body", limb(108 + 230j, 9, 140 + 246j, 7), limb(140 + 246j, 7, 146 + 268j, 5), disc(150 + 270j, 7)),
    ghost(limb(196 + 236j, 16, 280 + 240j, 11), limb(280 + 240j, 11, 356 + 246j, 7)),
    layer("work", limb(190 + 236j, 19, 270 + 190j, 13), limb(270 + 190j, 13, 334 + 152j, 8), limb(334 + 152j, 9, 344 + 158j, 9)),
    arrow(372 + 222j, 378 + 186j, 370 + 154j),
)

if __name__ == "__main__":
    main()
