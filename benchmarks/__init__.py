"""Side-by-side measurements: `python -m benchmarks`. What each one means: docs/performance.md."""
