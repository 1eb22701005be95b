"""Pictures that orders link to: fetched in a thread, checked, scaled, and kept on the disk for offline."""
