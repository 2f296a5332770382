"""Learning to rank from what people did, and letting what was learned rank only if it is better."""

from recommender.training.comparing import Gains, Reranked, reranked
from recommender.training.judging import Contest, Figures, Verdict, judged
from recommender.training.lessons import NothingToLearn, Page, pages
from recommender.training.relating import relate_items
from recommender.training.running import (
    AlreadyTraining,
    Outcome,
    Progress,
    measure,
    there_is_enough,
    train,
    warm_up,
)
from recommender.training.versions import NotPromotable, fault_in, promote, retract, roll_back, tidy

__all__ = [
    "AlreadyTraining",
    "Contest",
    "Figures",
    "Gains",
    "NotPromotable",
    "NothingToLearn",
    "Outcome",
    "Page",
    "Progress",
    "Reranked",
    "Verdict",
    "fault_in",
    "judged",
    "measure",
    "pages",
    "promote",
    "relate_items",
    "reranked",
    "retract",
    "roll_back",
    "there_is_enough",
    "tidy",
    "train",
    "warm_up",
]
