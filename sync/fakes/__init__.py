"""Small stand-ins that keep this package's contracts: a scripted backend and a clock that is set by hand."""

from sync.fakes.backend import FakeBackend, Fault, FaultKind
from sync.fakes.clock import ManualClock
from sync.fakes.kitchen import FakeKitchen, order_document

__all__ = ["FakeBackend", "FakeKitchen", "Fault", "FaultKind", "ManualClock", "order_document"]
