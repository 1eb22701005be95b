"""Why a benchmark could not measure anything."""


class BenchmarkFailed(Exception):
    """A sentence for whoever runs it."""
