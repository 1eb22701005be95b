"""Label -> ESC/POS bytes -> printer. The durable print spool and the printer's status.

Knows what a label is, not what an order or a stage is. Imports neither the other rooms nor Qt.
"""
