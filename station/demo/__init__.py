"""A kitchen day on the embedded backend: the only room besides the backend command that starts it."""
