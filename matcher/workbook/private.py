"""What is personal and no business of the matching: kept apart, never printed, never logged."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Private:
    """Phones, birth date, political status and sex of a person; contact person and phone of a client."""

    phone: str = ""
    phone2: str = ""
    birth: str = ""
    political: str = ""
    sex: str = ""
    contact: str = ""

    def __repr__(self) -> str:
        return "Private(…)"  # a traceback or a log line must not show a phone

    def __bool__(self) -> bool:
        return any((self.phone, self.phone2, self.birth, self.political, self.sex, self.contact))
