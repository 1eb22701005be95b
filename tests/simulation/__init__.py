"""A kitchen on a virtual clock: real outboxes and dispatchers, a faulty network, a model of the server.

`python -m tests.simulation --seeds 1000 --stations 4` runs it; a seed reproduces its run exactly.
"""
