"""The SQL of the backend, by persona, on a real PostgreSQL."""
