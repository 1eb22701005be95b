"""The station's own errors, and the one list of roots whose words may be shown to a person."""


class StationError(Exception):
    """Something a person can act on. `title` names it, `message` says what to do."""

    retryable = False

    def __init__(self, title: str, message: str) -> None:
        super().__init__(f"{title}: {message}")
        self.title = title
        self.message = message


class SettingsError(StationError):
    """A setting that cannot be used. The message names the setting, where it stands and what it may be."""


class CheckFailed(StationError):
    """A check of the demo or the doctor that did not hold."""
