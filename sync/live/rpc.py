"""Calls of the live surface: the same session, log line and time-outs, but answers without an envelope."""

from collections.abc import Mapping
from typing import Any

from sync.errors import AuthExpired, BackendRejected, ContractMismatch
from sync.outcome import FOREIGN, HttpReply, read_json
from sync.rpc import RpcClient

NO_USER = "Its session is not accepted. IT: check the station's account."


class LiveRpc(RpcClient):
    """`RpcClient` for functions that answer with a value of their own. One thread, as there."""

    def call(self, function: str, args: Mapping[str, Any], order_key: str = "-") -> Any:
        """The function's value; None for 204 and for null.

        Raises what `RpcClient` raises; an exception of the function is BackendRejected with code P0001.
        """
        return self._logged(function, order_key, args, self._value)

    def rows(self, function: str, args: Mapping[str, Any], order_key: str = "-") -> list[Mapping[str, Any]]:
        """The rows of a function that returns some; a single row may come bare.

        A refusal is a matter of the account or of the backend, of no scan: AuthExpired or ContractMismatch.
        """
        try:
            value = self.call(function, args, order_key)
        except BackendRejected as error:
            if error.message.startswith("Authentication required"):
                raise AuthExpired("The backend refuses this station", NO_USER) from error
            raise ContractMismatch(
                FOREIGN, f"{function} is refused: {error.message}. Call IT.", code=error.code
            ) from error
        rows = value if isinstance(value, list) else [] if value is None else [value]
        if not all(isinstance(row, dict) for row in rows):
            raise ContractMismatch(FOREIGN, f"{function} answered something unknown. Call IT.", code="ROWS")
        return rows

    def probe_contract(self) -> tuple[str, ...]:
        """The features of our own contract. ContractMismatch PGRST202 where it is not spoken."""
        return super().probe()

    def _value(self, reply: HttpReply) -> Any:
        if reply.status == 204 or (reply.status == 200 and reply.body.strip() == b"null"):
            return None
        return read_json(reply, self._clock.now())
