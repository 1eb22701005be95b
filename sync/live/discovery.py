"""Finds out what a backend speaks: our contract, the live surface, or neither."""

from sync.errors import BackendRejected, ContractMismatch
from sync.live.dialect import Dialect
from sync.live.rpc import LiveRpc
from sync.outcome import FOREIGN

_ABSENT = "PGRST202"
# No order is called so: asking for its label changes nothing, and any answer shows that the function exists.
_NOBODY = "ordak-station-asks"


def discover(rpc: LiveRpc, store: str) -> Dialect:
    """Ask the backend. Raises ContractMismatch, naming what was found, and whatever a call can raise."""
    try:
        rpc.probe_contract()
    except ContractMismatch as mismatch:
        if mismatch.code != _ABSENT:
            raise
    else:
        return Dialect.CONTRACT
    found = {
        "get_queue": _exists(rpc, "get_queue", {"p_store": store, "p_offset": 0, "p_limit": 1}),
        "print_barcode": _exists(rpc, "print_barcode", {"p_store": store, "p_order_id": _NOBODY}),
    }
    if all(found.values()):
        return Dialect.LIVE
    words = ", ".join(f"{name} {'present' if there else 'absent'}" for name, there in found.items())
    raise ContractMismatch(
        FOREIGN,
        f"IT: station_contract absent, {words}. Check backend_url.",
        code=_ABSENT,
    )


def _exists(rpc: LiveRpc, function: str, args: dict[str, object]) -> bool:
    try:
        rpc.call(function, args)
    except ContractMismatch as mismatch:
        if mismatch.code != _ABSENT:
            raise
        return False
    except BackendRejected as refused:
        # The function itself spoke: "Order not found". 42501 and the like say nothing about its language.
        if refused.code != "P0001":
            raise
    return True
