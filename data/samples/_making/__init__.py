"""How the texts in sources/ become workbooks; `build.py` beside this folder runs it."""
