"""Package data: sample orders, staff, icons, sounds, style sheet."""
