"""The application at the bench: domain rules, use cases, windows, command line."""

from importlib.metadata import version

__version__ = version("ordak-station")
