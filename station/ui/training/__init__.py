"""The window of training: a bench with a tour above it and a scanner of buttons beside it."""
