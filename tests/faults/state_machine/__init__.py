"""Hypothesis looks for the shortest story that breaks a promise of the outbox."""
