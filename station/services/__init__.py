"""Use cases, one a file. Qt-free: they publish frozen states and take plain calls."""
