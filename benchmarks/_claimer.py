"""One claimer of `claims.py`: claims until nothing is left, and prints what it took, as JSON.

Argument: seconds it would render each clip.
"""

from __future__ import annotations

import json
import os
import sys
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sora_site.settings")
django.setup()

from generation import dispatch


def main() -> None:
    dispatch.somebody_waits("cpu")  # connects
    print("ready", flush=True)
    sys.stdin.readline()
    claimed, milliseconds = [], []
    while True:
        began = time.perf_counter()
        job = dispatch.claim("cpu")
        milliseconds.append((time.perf_counter() - began) * 1000)
        if job is None:
            break
        claimed.append(str(job.pk))
        time.sleep(float(sys.argv[1]))
    print(json.dumps({"claimed": claimed, "milliseconds": milliseconds}))


if __name__ == "__main__":
    main()
