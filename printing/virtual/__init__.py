"""A printer without paper: the on-screen preview, the demo and training mode show what would print."""
