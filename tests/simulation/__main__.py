"""`python -m tests.simulation --seeds N --stations K [--start S]`: exit code 1 when a promise was broken."""

import argparse
import os
import sys

from tests.simulation.campaign import simulate
from tests.simulation.world import Setting


def main() -> int:
    """Run what was asked for and print the sum."""
    parser = argparse.ArgumentParser(prog="python -m tests.simulation", description=__doc__)
    parser.add_argument("--seeds", type=int, default=100, help="how many kitchens (100)")
    parser.add_argument("--start", type=int, default=0, help="the first seed (0)")
    parser.add_argument(
        "--stations", type=int, choices=range(2, 11), help="2 to 10; without it a mix, by seed"
    )
    parser.add_argument(
        "--cakes", type=int, default=2, help="cakes of a kitchen when --stations is given (2)"
    )
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes (one per core)")
    asked = parser.parse_args()
    setting = Setting(stations=asked.stations or 2, cakes=asked.cakes)
    seeds = range(asked.start, asked.start + asked.seeds)
    total = simulate(seeds, setting, asked.jobs, mixed=asked.stations is None)
    print("\n".join(total.lines()))
    return 1 if total.failed else 0


if __name__ == "__main__":
    sys.exit(main())
