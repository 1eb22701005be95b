"""The rule book of the kitchen: stages, orders, projection. Pure: no I/O, no clock, no Qt."""
