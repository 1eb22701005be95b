"""A kitchen to learn in: its own backend and printer on this machine, gone when the window closes."""
