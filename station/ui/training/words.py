"""What the tour says at each step."""

from PySide6.QtCore import QCoreApplication

from station.services.tour import Step

translate = QCoreApplication.translate


def step_words(step: Step | None) -> tuple[str, str]:
    """A title and a sentence for a step, or for the end."""
    if step is None:
        return (
            translate("Tour", "That is all"),
            translate("Tour", "You can print, scan, undo, and go on without the network. Try what you like."),
        )
    return {
        Step.PRINT: (
            translate("Tour", "Print a label"),
            translate(
                "Tour", "Touch a cake in the queue, then Print label. The label comes out on the right."
            ),
        ),
        Step.FINISH: (
            translate("Tour", "Scan the label"),
            translate("Tour", "The filling is done: touch Scan this label. The cake goes to Covering."),
        ),
        Step.UNDO: (
            translate("Tour", "Take it back"),
            translate("Tour", "That was too early? Touch Undo at the bottom. The cake is yours again."),
        ),
        Step.WRONG: (
            translate("Tour", "Scan something else"),
            translate("Tour", "Touch Scan a wrong code. The bench says what it read; nothing changes."),
        ),
        Step.OUTAGE: (
            translate("Tour", "Lose the network"),
            translate(
                "Tour",
                "Pull the plug and print another label: it is saved here. Plug in: it is sent by itself.",
            ),
        ),
    }[step]
