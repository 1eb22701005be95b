"""Which PINs anybody would try first. The backend has the last word, and the same rule (check_pin_choice)."""

_UP, _DOWN = "01234567890", "09876543210"


def easy_to_guess(pin: str, badge: str | None) -> bool:
    """One digit again and again, a run up or down, or the number of their own badge."""
    number = "".join(character for character in badge or "" if character.isdecimal())
    return len(set(pin)) == 1 or pin in _UP or pin in _DOWN or pin.lstrip("0") == number.lstrip("0")
