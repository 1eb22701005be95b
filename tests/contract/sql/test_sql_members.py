"""Who may work on a store's cakes: the bench's rule and the backend's give the same answers."""

import psycopg
import pytest

from station.domain.staff import Staff
from tests.contract.sql.kitchen import BOTH, PERSONAS, Kitchen, Persona, named

MEMBERS = [persona for persona in PERSONAS if persona.role]


def refusal(kitchen: Kitchen, persona: Persona, store: str) -> str | None:
    """The code with which the backend refuses this person as the one who did it; None: it does not."""
    try:
        with kitchen.connection.transaction():
            kitchen.connection.execute("select ordak.check_member(%s, %s)", (persona.staff_id, store))
    except psycopg.Error as error:
        return error.diag.message_hint
    return None


@pytest.mark.parametrize("persona", MEMBERS, ids=named)
def test_same_rule_on_both_sides(kitchen: Kitchen, persona: Persona) -> None:
    """For every role, for those who left, and for both stores, the bench expects what the backend does."""
    person = Staff(
        str(persona.staff_id), persona.name, str(persona.role), persona.stores, None, active=persona.active
    )
    for store in BOTH:
        expected = None if person.is_member_of(store) else "REQ001"
        assert refusal(kitchen, persona, store) == expected
