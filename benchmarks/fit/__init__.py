"""How well texts of experts are fitted to texts of demands: a labelled Chinese set and named baselines."""
