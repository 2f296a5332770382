"""One claimer of `claims.py`: prints what it took, as JSON.

Arguments: the seconds it would render a clip, in the mean (half of it to one and a half times it),
and after how many clips it stops, if anything is left.
"""

from __future__ import annotations

import json
import os
import random
import sys
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sora_site.settings")
django.setup()

from generation import dispatch


def main() -> None:
    dispatch.somebody_waits("cpu")  # connects
    render, most = float(sys.argv[1]), int(sys.argv[2])
    print("ready", flush=True)
    sys.stdin.readline()
    claimed: list[str] = []
    milliseconds: list[float] = []
    while len(claimed) < most:
        began = time.perf_counter()
        job = dispatch.claim("cpu")
        milliseconds.append((time.perf_counter() - began) * 1000)
        if job is None:
            break
        claimed.append(str(job.pk))
        time.sleep(random.uniform(0.5, 1.5) * render)
    print(json.dumps({"claimed": claimed, "milliseconds": milliseconds}))


if __name__ == "__main__":
    main()
