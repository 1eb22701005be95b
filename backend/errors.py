"""The root of everything that can go wrong in the backend, in words that can be acted on."""


class BackendError(Exception):
    """A failure of the backend.

    `title` is a few words, `message` a sentence that says what to do about it.
    """

    retryable: bool = False

    def __init__(self, title: str, message: str) -> None:
        super().__init__(f"{title}: {message}")
        self.title = title
        self.message = message
