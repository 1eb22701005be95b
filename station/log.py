"""The log: JSON lines in the data folder, for IT and for the demo's checks. Never personal data.

A record carries what its caller passes as `extra={"fields": {...}}`: correlation id, station, store,
order number, function, duration, outcome (reliability.md, Security).
"""

import json
import logging
import logging.handlers
import sys
from datetime import UTC, datetime
from pathlib import Path

LOG_FILE = "station.log"
MAX_BYTES = 5_000_000
KEPT_FILES = 5


class JsonLines(logging.Formatter):
    """One JSON object a line: time (UTC), level, where, message, fields, traceback."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as one line of JSON."""
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname,
            "where": record.name,
            "thread": record.threadName,
            "message": record.getMessage(),
            **getattr(record, "fields", {}),
        }
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)


def start_logging(data_dir: Path) -> None:
    """Log to `data_dir`/station.log (5 MB, five kept) and warnings to stderr."""
    file = logging.handlers.RotatingFileHandler(
        data_dir / LOG_FILE, maxBytes=MAX_BYTES, backupCount=KEPT_FILES, encoding="utf-8", delay=True
    )
    file.setFormatter(JsonLines())
    console = logging.StreamHandler(sys.stderr)
    console.setLevel(logging.WARNING)
    console.setFormatter(logging.Formatter("%(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[file, console], force=True)
