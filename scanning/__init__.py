"""Devices -> Scan, and the grammar of codes: orders, commands, badges, shelves."""
