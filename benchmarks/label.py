"""From a cake to the printer's bytes: our layout against python-escpos called directly, and their number."""

import io
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path
from statistics import median

from benchmarks.escpos_label import escpos_label
from benchmarks.kitchen import labels
from benchmarks.result import Of, Result, Target
from benchmarks.timing import by_turns, machine
from printing.layout import render_label
from printing.profiles import profile_named

MOST_BYTES = 1500
PROFILES = ("epson-80", "epson-58")


def run(_folder: Path, runs: int = 300) -> Iterator[Result]:
    """Milliseconds a label (the median of `runs` sets of three), and the bytes of the longest."""
    profile = profile_named(PROFILES[0])
    cakes = labels(3)
    # python-escpos reports on stdout which kind of barcode it prints.
    with redirect_stdout(io.StringIO()):
        ours, theirs = by_turns(
            lambda: [render_label(cake, profile) for cake in cakes],
            lambda: [escpos_label(cake, profile) for cake in cakes],
            rounds=runs,
        )
    yield Result(
        name="label-bytes-time",
        unit="ms",
        value=median(ours) * 1000 / len(cakes),
        reference="python-escpos called directly",
        reference_value=median(theirs) * 1000 / len(cakes),
        target=Target(Of.RATIO, 1.2),
        runs=runs,
        machine=machine(),
    )
    sizes = [len(render_label(cake, profile_named(name))) for name in PROFILES for cake in cakes]
    yield Result(
        name="label-bytes-size",
        unit="bytes",
        value=max(sizes),
        reference="the limit for a label without raster",
        reference_value=MOST_BYTES,
        target=Target(Of.VALUE, MOST_BYTES),
        runs=len(sizes),
        machine=machine(),
    )
