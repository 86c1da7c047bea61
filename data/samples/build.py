"""Build the sample workbooks of four programmes from the texts in sources/ (all of them synthetic).

    python data/samples/build.py          # all; or name some: build.py yangquan
    # needs XlsxWriter, openpyxl, python-docx

Twice the same sources give twice the same bytes: no clock, no chance, fixed dates inside every file.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from _making import anqing, heilongjiang, wuhan, yangquan

HERE = Path(__file__).resolve().parent
SAMPLES = {
    "wuhan": wuhan.STEPS,
    "anqing": anqing.STEPS,
    "yangquan": yangquan.STEPS,
    "heilongjiang": heilongjiang.STEPS,
}


def main() -> None:
    """Write the folders anew."""
    for name in sys.argv[1:] or SAMPLES:
        folder = HERE / name
        steps = SAMPLES[name]
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        for step in steps:
            step(folder)


if __name__ == "__main__":
    main()
