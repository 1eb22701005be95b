"""The window of a bench. `BenchWindow` draws a BenchState and turns touches into BenchActions."""
