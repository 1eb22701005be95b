"""What the staff do: cakes go through their stages, and people scan late, early, twice, or not at all."""

from dataclasses import dataclass, field
from random import Random

_STAGE_OF = {
    "handle_print_barcode": 0,
    "complete_filling": 0,
    "start_covering": 1,
    "complete_covering": 1,
    "start_decorating": 2,
    "complete_decorating": 2,
    "start_packing": 3,
    "set_storage": 3,
    "qc_return_to_decorating": 3,
    "complete_packing": 3,
}


@dataclass(frozen=True, slots=True)
class Scan:
    """One scan of a person: at which bench, when, of what."""

    at_s: float
    bench: int
    order_id: str
    function: str
    shelf: str = ""
    undoes: str = ""


@dataclass
class CakePlan:
    """A cake's day. `whole`: everything needed to reach Complete is scanned, and nobody is in its way."""

    order_id: str
    scans: list[Scan] = field(default_factory=list)
    whole: bool = True
    cancelled_at_s: float | None = None


class Staff:
    """Writes the day's scans. K benches share the four stages; a bench belongs to one or two of them."""

    def __init__(self, rng: Random, benches: int, day_s: float) -> None:
        self._rng = rng
        self._benches = benches
        self._day_s = day_s

    def plan(self, order_id: str, known: bool) -> CakePlan:
        """A cake's scans. An order that the server does not know is refused at the first."""
        rng = self._rng
        plan = CakePlan(order_id)
        at = rng.uniform(0, self._day_s / 3)
        for function in self._steps():
            at += rng.expovariate(1 / (self._day_s / 20))
            if rng.random() < 0.02 and function != "handle_print_barcode":
                plan.whole = False
                continue
            # Someone scans before the bench before has: the cake went on by hand.
            early = rng.uniform(0, 20) if rng.random() < 0.1 else 0.0
            self._scan(plan, max(0.0, at - early), function)
        if rng.random() < 0.06:
            plan.cancelled_at_s = rng.uniform(0, self._day_s)
        rounds = any(scan.function == "qc_return_to_decorating" for scan in plan.scans)
        # A second round may meet the first one's scans on the way: only people can tell them apart.
        plan.whole = plan.whole and known and plan.cancelled_at_s is None and not rounds
        return plan

    def _steps(self) -> list[str]:
        rng = self._rng
        steps = ["handle_print_barcode", "complete_filling"]
        for stage in ("covering", "decorating"):
            both = [f"start_{stage}", f"complete_{stage}"]
            # Someone remembers the start only when it is over: the server calls that late.
            steps += rng.choice((both, both[::-1], both[1:], both[1:], both[1:]))
        steps += ["start_packing"] * (rng.random() < 0.7)
        if rng.random() < 0.12:
            steps += ["qc_return_to_decorating", "complete_decorating", "start_packing"]
        steps += ["set_storage"] * rng.randrange(3) + ["complete_packing"]
        return steps

    def _scan(self, plan: CakePlan, at: float, function: str) -> None:
        rng = self._rng
        bench = self._bench(function)
        # At one bench a person scans one thing after the other.
        last = max((scan.at_s for scan in plan.scans if scan.bench == bench), default=0.0)
        at = max(at, last + rng.uniform(0.2, 3.0))
        shelf = f"A{rng.randrange(3)}" if function == "set_storage" else ""
        plan.scans.append(Scan(at, bench, plan.order_id, function, shelf))
        if function != "qc_return_to_decorating" and rng.random() < 0.12:
            again = self._bench(function)
            plan.scans.append(Scan(at + rng.uniform(0.0, 4.0), again, plan.order_id, function, shelf))

    def _bench(self, function: str) -> int:
        stage = _STAGE_OF[function]
        if self._benches < 4:
            return stage * self._benches // 4
        return self._rng.choice([bench for bench in range(self._benches) if bench % 4 == stage])
