"""`python -m service.cli` is `jiedui`."""

from service.cli import main

main()
