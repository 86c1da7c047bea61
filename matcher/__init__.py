"""Rosters, rules, plans: who is paired with whom, and why."""
