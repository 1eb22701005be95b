"""The live surface, modelled in SQL of our own, served by the real gateway."""
