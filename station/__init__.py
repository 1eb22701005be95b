"""The application at the bench: domain rules, use cases, windows, command line."""

# The package's own version is read from here (pyproject.toml): to ask the installed package takes 20 ms.
__version__ = "0.1.0"
