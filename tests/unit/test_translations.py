"""The files of resources/translations are whole: all that the windows say now, with the same values."""

import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from station.ui.translation import ENGLISH, Key, languages, texts_of

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "resources" / "translations"
LUPDATE = Path(sys.executable).with_name("pyside6-lupdate")
TRANSLATED = [language for language in languages() if language != ENGLISH]


def texts_in(path: Path) -> list[Key]:
    """Every (context, English text) of a file, in its order."""
    contexts = ElementTree.parse(path).getroot().iter("context")
    return [
        (context.findtext("name", ""), message.findtext("source", ""))
        for context in contexts
        for message in context.iter("message")
    ]


def around(text: str) -> tuple[str, str]:
    """The blanks before and after a text, which join it to its neighbours."""
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


@pytest.fixture(scope="module")
def in_the_code(tmp_path_factory: pytest.TempPathFactory) -> list[Key]:
    """What lupdate finds in the code now, as `make translations` would."""
    fresh = tmp_path_factory.mktemp("lupdate") / "fresh.ts"
    sources = sorted(str(path) for path in (ROOT / "station" / "ui").rglob("*.py"))
    command = [str(LUPDATE), "-silent", "-no-obsolete", "-locations", "none", *sources, "-ts", str(fresh)]
    subprocess.run(command, check=True, timeout=120, cwd=ROOT)
    return texts_in(fresh)


def test_greek_is_there() -> None:
    """Greek can be set."""
    assert "el" in TRANSLATED


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_language_has_the_texts_of_the_code(language: str, in_the_code: list[Key]) -> None:
    """Each text of the windows is in the file once, and no other. `make translations` brings what lacks."""
    assert sorted(texts_in(FOLDER / f"{language}.ts")) == sorted(in_the_code)


@pytest.mark.parametrize("language", TRANSLATED)
def test_nothing_is_unfinished(language: str) -> None:
    """Every text is translated: the windows never mix two languages."""
    finished = texts_of(language)
    assert [key for key in texts_in(FOLDER / f"{language}.ts") if key not in finished] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_values_are_kept(language: str) -> None:
    """A translation has the values of its English, each as often; else a scan would end in an error."""
    wrong = [
        (english, said)
        for (_, english), said in texts_of(language).items()
        if sorted(re.findall(r"\{[^{}]*\}", english)) != sorted(re.findall(r"\{[^{}]*\}", said))
    ]
    assert wrong == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_blanks_and_lines_are_kept(language: str) -> None:
    """Blanks at the ends and breaks between lines stay, so that joined texts do not run together."""
    wrong = [
        (english, said)
        for (_, english), said in texts_of(language).items()
        if around(english) != around(said) or english.count("\n") != said.count("\n")
    ]
    assert wrong == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_nobody_is_shouted_at(language: str) -> None:
    """No text has an exclamation mark."""
    assert [said for said in texts_of(language).values() if "!" in said] == []
