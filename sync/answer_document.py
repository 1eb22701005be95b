"""Where an answer carries a document for the replica."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from sync.replica import Document


class AnswerDocument(Struct, frozen=True):
    """Where an answer's data carries a document for the replica, and what it is called there."""

    field: str = "order"
    kind: str = "order"
    key: str = "id"
    version: str = "version"

    def read(self, data: Mapping[str, Any]) -> Document | None:
        """The document in an answer's data, or None."""
        body = data.get(self.field)
        if not isinstance(body, dict):
            return None
        key, version = body.get(self.key), body.get(self.version)
        if not isinstance(key, str) or not isinstance(version, int):
            return None
        return Document(self.kind, key, version, body)

    def without(self, data: Mapping[str, Any]) -> dict[str, Any]:
        """The answer's data with the document left out."""
        return {name: data[name] for name in data if name != self.field}
