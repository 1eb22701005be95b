"""Windows and widgets. They draw frozen states and turn touches and keys into calls."""
