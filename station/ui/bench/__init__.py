"""The window of a bench. `BenchWindow` draws a BenchState and turns touches into BenchActions."""

from station.ui.bench.window import BenchWindow

__all__ = ["BenchWindow"]
