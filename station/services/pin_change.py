"""Asks the backend for another PIN."""

import logging

from station.services.pin_asking import PinAsking, refusal
from station.services.pin_try import PinAnswer, PinResult, PinWish
from sync.errors import BackendRejected, BackendUnreachable, SyncError, UnverifiedError

log = logging.getLogger(__name__)


class PinChange(PinAsking[PinWish]):
    """One wish a call."""

    def _answer(self, asked: PinWish) -> PinAnswer:
        arguments = {
            "p_staff_id": asked.staff_id,
            "p_new_pin": asked.new.reveal(),
            "p_old_pin": asked.old.reveal() if asked.old else None,
            "p_badge": asked.badge,
        }
        try:
            return self._read("change_pin", arguments, asked.staff_id, asked.new)
        except BackendRejected as refused:
            return PinAnswer(PinResult.EASY) if refused.code == "REQ001" else refusal(refused)
        except SyncError as error:
            log.info("PIN not changed by the backend: %s", error.title)
            return PinAnswer(_without_its_word(error))
        except (KeyError, TypeError):
            log.exception("the answer about a new PIN was not understood")
            return PinAnswer(PinResult.NOT_KNOWN)


def _without_its_word(error: SyncError) -> PinResult:
    if isinstance(error, BackendUnreachable):
        return PinResult.NOT_SENT
    # A session that is refused or a function that is not there: nothing was done.
    return PinResult.NOT_KNOWN if isinstance(error, UnverifiedError) else PinResult.REFUSED
