"""The reference backend: PostgreSQL migrations, HTTP gateway, webhooks. For demo, development and tests."""
