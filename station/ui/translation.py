"""The languages of the windows: Qt Linguist's files read as they are, and a false language for tests.

resources/translations/LANGUAGE.ts is what `make translations` (lupdate) keeps and Qt Linguist edits. Reading
the XML spares a compiled copy that could be out of date.
"""

from collections.abc import Mapping
from importlib import resources
from xml.etree import ElementTree

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTranslator

from station.errors import SettingsError

ENGLISH = "en"
PSEUDO = "pseudo"
"""Not a language: every text longer and marked, so that what is not translated or cut off can be seen."""

_ACCENTS = str.maketrans("AEIOUYCNSZaeiouycnsz", "ÀÉÎÕÜÝÇÑŠŽàéîõüýçñšž")
_LONGER = 0.35
Key = tuple[str, str]
"""(context, English text)."""


def languages() -> tuple[str, ...]:
    """What can be set: English and every file of translations."""
    folder = resources.files("resources").joinpath("translations")
    # As long as nothing is translated, a fresh clone and a package have no such folder.
    files = folder.iterdir() if folder.is_dir() else ()
    return (ENGLISH, *sorted(file.name[:-3] for file in files if file.name.endswith(".ts")))


def speak(app: QCoreApplication, language: str) -> None:
    """Let every text from now on be in this language, with its dates and numbers.

    Raises SettingsError for a language that we do not have.
    """
    if language == PSEUDO:
        app.installTranslator(PseudoTranslator(app))
        return
    if language not in languages():
        message = f"language {language!r} is not here. There are: {', '.join(languages())}."
        raise SettingsError("Language not found", message)
    if language != ENGLISH:
        app.installTranslator(FileTranslator(texts_of(language), app))
    # English words get English numbers, whatever the computer itself speaks.
    QLocale.setDefault(QLocale(language))


def texts_of(language: str) -> dict[Key, str]:
    """The finished translations of a language; what is unfinished stays English."""
    path = resources.files("resources").joinpath("translations", f"{language}.ts")
    texts: dict[Key, str] = {}
    for context in ElementTree.fromstring(path.read_text(encoding="utf-8")).iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is not None and not translation.get("type") and translation.text:
                texts[name, message.findtext("source", "")] = translation.text
    return texts


class FileTranslator(QTranslator):
    """Answers from a table; None for a text that it lacks, so that Qt shows the English one."""

    def __init__(self, texts: Mapping[Key, str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts

    def translate(
        self, context: str, source: str, _disambiguation: str | None = None, _n: int = -1
    ) -> str | None:
        """The text in this language."""
        return self._texts.get((context, source))

    def isEmpty(self) -> bool:
        """Qt leaves out a translator that says it is empty, which one without a file would."""
        return False


class PseudoTranslator(FileTranslator):
    """Marks and lengthens every text: '[Ùñdõ ~~]'. Placeholders stay as they are."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__({}, parent)

    def translate(
        self, _context: str, source: str, _disambiguation: str | None = None, _n: int = -1
    ) -> str | None:
        """The text as no language has it."""
        return pseudo(source)


def pseudo(text: str) -> str:
    """A text with accents, a third longer, in brackets; `{names}` of values are kept."""
    if not text.strip():
        return text
    parts = text.replace("}", "{").split("{")
    kept = [part.translate(_ACCENTS) if at % 2 == 0 else f"{{{part}}}" for at, part in enumerate(parts)]
    return f"[{''.join(kept)} {'~' * max(1, round(len(text) * _LONGER))}]"
