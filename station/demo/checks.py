"""What the demo checks, by name: a check that did not hold is kept with its reason, and the demo fails."""

from msgspec import Struct, field


class Check(Struct, frozen=True):
    """One promise and whether it held."""

    name: str
    held: bool
    detail: str


class Checks(Struct):
    """The list, in the order in which the checks were made."""

    made: list[Check] = field(default_factory=list)

    def that(self, name: str, held: bool, detail: str = "") -> None:
        """Note a check."""
        self.made.append(Check(name, bool(held), detail))

    def equal(self, name: str, found: object, expected: object) -> None:
        """Note that something is what it should be."""
        self.that(
            name, found == expected, str(found) if found == expected else f"{found!r}, not {expected!r}"
        )

    @property
    def all_held(self) -> bool:
        """True only if something was checked and nothing failed."""
        return bool(self.made) and all(check.held for check in self.made)
