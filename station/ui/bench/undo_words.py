"""Why a scan cannot be taken back, and what to do then."""

from PySide6.QtCore import QCoreApplication

from station.services.bench_state import UndoRefusal

translate = QCoreApplication.translate


def undo_refusals() -> dict[UndoRefusal, str]:
    """A sentence for each."""
    return {
        UndoRefusal.NOTHING: translate("Notice", "None of the last scans here is left to take back."),
        UndoRefusal.ON_ITS_WAY: translate("Notice", "It is being sent. Try again when it is confirmed."),
        UndoRefusal.OFFLINE: translate(
            "Notice", "The server has it already. Try again when the link is back."
        ),
        UndoRefusal.ASKED: translate("Notice", "The undo before is still on its way. Wait for its answer."),
        UndoRefusal.TOO_OLD: translate(
            "Notice", "It is more than 10 minutes old. A supervisor can take it back."
        ),
        UndoRefusal.MOVED_ON: translate(
            "Notice", "The cake has moved on since. A supervisor can put it right."
        ),
        UndoRefusal.BLOCKED: translate(
            "Notice", "Another scan of this cake needs attention first. Open the list at the bottom."
        ),
        **_sent_for_good(),
    }


def _sent_for_good() -> dict[UndoRefusal, str]:
    """This server takes nothing back: who puts the cake right."""
    return {
        UndoRefusal.SENT_WEB_SYSTEM: translate(
            "Notice",
            "It was sent, and this server takes nothing back. A supervisor mends it in the web system.",
        ),
        UndoRefusal.SENT_PACKING: translate(
            "Notice",
            "It was sent, and this server takes nothing back. Packing returns the cake: Return for QC.",
        ),
        UndoRefusal.SENT_DECORATING: translate(
            "Notice",
            "It was sent, and this server takes nothing back. Decorating completes the cake once more.",
        ),
        UndoRefusal.SENT_SHELF: translate(
            "Notice",
            "It was sent, and this server takes nothing back. Scan the right shelf: it counts instead.",
        ),
    }
