"""Cards with a barcode to hang up or to wear: commands, badges, shelves; on A4 or from the label printer."""
