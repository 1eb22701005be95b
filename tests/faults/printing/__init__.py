"""Printing under kills, a second writer and a printer that fails at random: counted on the paper."""
