"""What the tour says at each step of each bench."""

from PySide6.QtCore import QCoreApplication

from station.domain.stages import Stage
from station.services.tour import Step

translate = QCoreApplication.translate


def step_words(step: Step | None, stage: Stage) -> tuple[str, str]:
    """A title and a sentence for a step, or for the end."""
    if step is None:
        return (
            translate("Tour", "That is all"),
            translate("Tour", "You can scan, undo, and go on without the network. Try what you like."),
        )
    return (_of_stage(stage) | _everywhere() | _only_at(stage))[step]


def _everywhere() -> dict[Step, tuple[str, str]]:
    return {
        Step.WRONG: (
            translate("Tour", "Scan something else"),
            translate("Tour", "Touch Scan a wrong code. The bench says what it read; nothing changes."),
        ),
        Step.UNDO: (
            translate("Tour", "Take it back"),
            translate("Tour", "That was too early? Touch Undo at the bottom. The cake is yours again."),
        ),
        Step.RETURN: (
            translate("Tour", "Something is wrong"),
            translate("Tour", "Touch Return for QC, then the reason. The cake goes back to Decorating."),
        ),
        Step.OUTAGE: (
            translate("Tour", "Lose the network"),
            translate(
                "Tour",
                "Pull the plug and scan another cake: it is saved here. Plug in: it is sent by itself.",
            ),
        ),
    }


def _of_stage(stage: Stage) -> dict[Step, tuple[str, str]]:
    """What the work of this bench is."""
    finish = {
        Stage.FILLING: translate(
            "Tour", "The filling is done: touch Scan this label. The cake goes to Covering."
        ),
        Stage.COVERING: translate(
            "Tour", "The cake is covered: touch Scan this label. It goes to Decorating."
        ),
        Stage.DECORATING: translate(
            "Tour", "Is the writing as on the screen? Touch Scan this label. It goes to Packing."
        ),
        Stage.PACKING: translate(
            "Tour", "Scan this label once more. Compare cake, extras and order; then touch the large button."
        ),
    }
    return {
        Step.START: (
            translate("Tour", "Begin with a cake"),
            translate("Tour", "Touch a cake in the queue, then Scan START: the others see who has it."),
        ),
        Step.FINISH: (translate("Tour", "Scan the label"), finish[stage]),
    }


def _only_at(stage: Stage) -> dict[Step, tuple[str, str]]:
    """What another bench begins or loses in another way."""
    if stage is Stage.PACKING:
        begin = translate("Tour", "Touch a cake in the queue, then Scan this label: packing begins.")
        return {Step.START: (translate("Tour", "Begin with a cake"), begin)}
    if stage is not Stage.FILLING:
        return {}
    return {
        Step.PRINT: (
            translate("Tour", "Print a label"),
            translate(
                "Tour", "Touch a cake in the queue, then Print label. The label comes out on the right."
            ),
        ),
        Step.OUTAGE: (
            translate("Tour", "Lose the network"),
            translate(
                "Tour",
                "Pull the plug and print another label: it is saved here. Plug in: it is sent by itself.",
            ),
        ),
    }
