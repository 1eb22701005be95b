"""Asks the backend whether a PIN is right, or, when nobody answers, what this station remembers of it."""

import logging

from station.services.pin_asking import PinAsking, refusal
from station.services.pin_try import PinAnswer, PinTry, judged_here
from sync.errors import BackendRejected, SyncError

log = logging.getLogger(__name__)


class PinCheck(PinAsking[PinTry]):
    """One try a call."""

    def _answer(self, asked: PinTry) -> PinAnswer:
        return (self._of_backend(asked) if asked.reachable else None) or judged_here(asked)

    def _of_backend(self, attempt: PinTry) -> PinAnswer | None:
        """Its answer, or None: whatever else came back is not the backend's word about this PIN."""
        arguments = {"p_staff_id": attempt.staff_id, "p_pin": attempt.pin.reveal()}
        try:
            return self._read("check_pin", arguments, attempt.staff_id, attempt.pin)
        except BackendRejected as refused:
            return refusal(refused)
        except SyncError as error:
            log.info("PIN not checked by the backend: %s", error.title)
        except (KeyError, TypeError):
            log.exception("the answer about a PIN was not understood")
        return None
