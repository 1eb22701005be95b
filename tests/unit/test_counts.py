"""One is said as one: '1 cake', never '1 cakes', in English and in Greek."""

import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterator
from types import ModuleType

import pytest

from station.ui import bench, wall
from station.ui.translation import Key, texts_of

GREEK = texts_of("el")
COUNTED = r"\{(?!code|payload|name|order|command|address|printer|store)\w+\} (?:\w+ )?"
MANY = {
    "en": re.compile(COUNTED + r"(?:\w{3,}(?<!s)(?<!ou)s|wait|need|are|were|have)\b"),
    "el": re.compile(COUNTED + r"\w+(?:ες|εις|οι|ους|ών|λεπτά|ματα|ρια|ήρες|έχουν|είναι)\b"),
}
"""A value that has the word of many behind it."""
NEVER_ONE = {
    "{payload} can mean {count} cakes. Touch the right one.": "a question has two answers",
    "{code} can mean {count} cakes. Touch the right one.": "a question has two answers",
    "{count} urgent orders": "one has its number",
    "{count} new orders": "one has its number",
    "{count} things need attention. Their lines say what to do.": "one has a sentence of its own",
    "This is not the PIN. {count} more tries.": "one has a sentence of its own",
    "This is not the old PIN. {count} more tries.": "one has a sentence of its own",
    "All {total} are here": "the only cake has a sentence of its own",
    "{done} of {all} codes read{changes}. Scan {left}.": "there are four codes",
    "{count} h": "an age of up to two hours is said in minutes",
    "{count} min": "an age of up to two minutes is said in seconds",
    "{count} printers are {name}. Write the one's serial number behind its address: "
    "`ordak-station printers` shows them.": "one needs no serial number",
    "{head}… ({count} characters)": "only what is long is shortened",
    "{count} characters came at once. Scan the label again.": "only what is too long is refused",
    "More than {count} characters came at once. Scan the label again.": "it is the longest that is taken",
    "The job prints {count} labels where one is meant.": "one is right",
    "{dots} dots is no label's width. Printers have 384, 512 or 576.": "a width that a printer could have",
}
"""Texts whose value is never one, and why."""


def says_one(key: Key) -> bool:
    """Whether the same part of the windows has this text for one: '1 cake' beside '{count} cakes'."""
    context, text = key
    counted = re.search(r"\{\w+\} (\w{3})", text)
    ones = [other for where, other in GREEK if where == context and "1 " in other]
    return counted is not None and any(f"1 {counted[1]}" in other for other in ones)


@pytest.mark.parametrize("language", MANY)
def test_a_text_of_many_has_one_for_one(language: str) -> None:
    """Where a word is bent by its count, there is the same text for one, or a reason why it is never one."""
    said = {key: greek if language == "el" else key[1] for key, greek in GREEK.items()}
    many = [key for key, text in said.items() if MANY[language].search(text)]
    assert len(many) > 5
    assert [key for key in many if not says_one(key) and key[1] not in NEVER_ONE] == []


def test_no_reason_is_left_over() -> None:
    """What is excused is still said."""
    assert sorted(NEVER_ONE.keys() - {text for _, text in GREEK}) == []


def word_modules() -> Iterator[ModuleType]:
    """The modules that make words."""
    for package in (bench, wall):
        for found in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            if found.name.endswith(("words", "texts")):
                yield importlib.import_module(found.name)


def counting() -> dict[str, Callable[..., object]]:
    """The functions that say nothing but a count."""
    return {
        f"{module.__name__}.{name}": function
        for module in word_modules()
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__ and not name.startswith("_")
        if (parameters := inspect.signature(function).parameters)
        if all(parameter.annotation is int for parameter in parameters.values())
    }


@pytest.mark.parametrize("name", counting())
def test_one_is_said_as_one(name: str) -> None:
    """Each function that says a count says one of it rightly."""
    function = counting()[name]
    said = function(*(1 for _ in inspect.signature(function).parameters))
    for text in said if isinstance(said, tuple) else (said,):
        assert not re.search(r"\b1 (?:\w+ )?(?:\w{3,}s|wait|need|are|were)\b(?<!needs)", str(text)), text
