"""One contract each, checked against the real thing."""
