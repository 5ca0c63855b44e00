"""`python -m tests.security audit` and `... bill`, with the tools of `tests/security/tools.txt`.

Exit codes: 0 done, 1 something is wrong, 2 nobody could say.
"""

from __future__ import annotations

import sys

from tests.security.audit import audit
from tests.security.bill import PLACE, make_bill


def main(words: list[str]) -> int:
    """Do what the command line says and return the exit code."""
    if words == ["audit"]:
        code, told = audit()
    elif words == ["bill"]:
        wrong = make_bill()
        code, told = (1, wrong) if wrong else (0, [f"The bill of materials is {PLACE}."])
    else:
        code, told = 2, ["Write python -m tests.security audit, or python -m tests.security bill."]
    print(*told, sep="\n", file=sys.stderr if code else sys.stdout)
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
