"""The niches of technology that scoring can read: 行业组 → 领域 → niche, with academic and lay terms.

One TSV file per 行业组 lies beside this module; a bureau appends its own in the same form.
"""

from scoring.thesaurus.lint import Finding, lint
from scoring.thesaurus.loader import COLUMNS, Niche, Thesaurus, ThesaurusError

__all__ = ["COLUMNS", "Finding", "Niche", "Thesaurus", "ThesaurusError", "lint"]
