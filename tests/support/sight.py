"""What colours look like to people who see them otherwise."""

from __future__ import annotations

import math
from operator import mul

Vector = tuple[float, ...]
Matrix = tuple[Vector, ...]

SIGHTS: dict[str, Matrix] = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""What light is seen as: Machado, Oliveira and Fernandes (2009), severity 1."""

TO_CONES: Matrix = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
TO_OKLAB: Matrix = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)


def find_light(colour: str) -> Vector:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return tuple(
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )


def multiply(matrix: Matrix, vector: Vector) -> Vector:
    return tuple(sum(map(mul, row, vector)) for row in matrix)


def see(colour: str, sight: str) -> Vector:
    """Return where a colour lies in OKLab for someone with this sight."""
    light = multiply(SIGHTS[sight], find_light(colour))
    cones = multiply(TO_CONES, tuple(min(max(part, 0.0), 1.0) for part in light))
    return multiply(TO_OKLAB, tuple(math.cbrt(part) for part in cones))
