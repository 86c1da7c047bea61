"""How well an expertise fits a demand: texts → fit, grade, evidence, 行业组. A pure leaf."""

from scoring.encoders import ENCODERS, load_scorer
from scoring.grades import GRADES, Fit
from scoring.neural import EncoderError
from scoring.scorer import Evidence, GroupGuess, Scorer
from scoring.thesaurus import ThesaurusError

__all__ = [
    "ENCODERS",
    "GRADES",
    "EncoderError",
    "Evidence",
    "Fit",
    "GroupGuess",
    "Scorer",
    "ThesaurusError",
    "load_scorer",
]
