"""Every part of the windows in every state, to look at and to take pictures of."""
