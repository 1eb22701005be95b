"""Printers that misbehave on purpose, for training and tests: what real ones do on a bad day."""

from printing.fakes.faults import Fault, FaultKind, Ids, Nature, Sensors
from printing.fakes.printer import FakePrinter
from printing.fakes.recording import RecordingTransport
from printing.fakes.scripted import Script, ScriptedPrinter, answering, resets_after, silent_clone

__all__ = [
    "FakePrinter",
    "Fault",
    "FaultKind",
    "Ids",
    "Nature",
    "RecordingTransport",
    "Script",
    "ScriptedPrinter",
    "Sensors",
    "answering",
    "resets_after",
    "silent_clone",
]
