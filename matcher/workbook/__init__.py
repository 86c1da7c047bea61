"""Reading the bureau's spreadsheets: `read(paths, gazetteer=...)` gives a `Reading`."""

from matcher.workbook.private import Private
from matcher.workbook.reader import read, read_document
from matcher.workbook.reading import Reading, Tally
from matcher.workbook.template import write_template

__all__ = ("Private", "Reading", "Tally", "read", "read_document", "write_template")
