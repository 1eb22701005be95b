"""Durable outbox, local replica, RPC client, dispatcher. Knows how a call can end, not what a cake is."""
