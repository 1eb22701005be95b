"""Package data: sample orders, staff, stores, icons, sounds, style sheet. seeds.py reads the samples."""
