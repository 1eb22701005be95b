"""The form of a table of notices: marked for translation where it stands, translated when it is said."""

from collections.abc import Mapping

from station.services.notices import Notice

Texts = Mapping[Notice, tuple[object, object]]
"""A title and a sentence for each. To translate all of them took a tenth of the time that a scan takes."""
