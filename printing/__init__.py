"""Label -> ESC/POS bytes -> printer: layout, transports, the durable spool, the virtual printer."""
