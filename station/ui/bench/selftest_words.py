"""The names of the self-test's checks, and what it says while it is at work."""

from PySide6.QtCore import QCoreApplication

from station.doctor import Finding
from station.ui.said_elsewhere import said

translate = QCoreApplication.translate


def _names() -> dict[str, str]:
    return {
        "disk": translate("SelfTest", "Disk"),
        "memory": translate("SelfTest", "Scan memory"),
        "link": translate("SelfTest", "Link"),
        "version": translate("SelfTest", "Version"),
        "clock": translate("SelfTest", "Clock"),
        "label": translate("SelfTest", "Printer"),
        "scan": translate("SelfTest", "Scanner"),
    }


def checks() -> tuple[str, ...]:
    """The checks in their order."""
    return tuple(_names())


def check_name(name: str) -> str:
    """What is checked."""
    return _names()[name]


def doing(name: str) -> str:
    """While it is checked."""
    if name == "scan":
        return translate("SelfTest", "Scan the test label now, or any label if none came out.")
    if name == "label":
        return translate("SelfTest", "A test label is printing.")
    return translate("SelfTest", "Looking.")


def found(finding: Finding) -> str:
    """What it found. A title and its message are looked up one by one."""
    return ". ".join(map(said, finding.said or (finding.sentence,)))


def title() -> str:
    """The screen's name."""
    return translate("SelfTest", "Is this bench ready?")


def at_work() -> str:
    """Below the title while the checks go on."""
    return translate("SelfTest", "Each line gets a tick, or says what to do.")


def outcome(failed: int) -> str:
    """Below the title at the end."""
    if failed == 0:
        return translate("SelfTest", "Everything works. Have a good day.")
    if failed == 1:
        return translate("SelfTest", "One thing needs attention. Its line says what to do.")
    return translate("SelfTest", "{count} things need attention. Their lines say what to do.").format(
        count=failed
    )
