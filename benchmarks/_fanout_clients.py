"""Open as many sockets as there are cookies on the standard input; say when each was told.

Prints a line when all are open, then for each round a list of the clock's readings, one a socket.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin

OPENED_AT_ONCE = 40


async def main(url: str, origin: str) -> None:
    cookies: list[str] = json.loads(sys.stdin.readline())
    gate = asyncio.Semaphore(OPENED_AT_ONCE)
    readings: list[float] = []
    everybody = asyncio.Event()

    async def open_one(cookie: str) -> ClientConnection:
        options: dict[str, Any] = {"compression": None, "ping_interval": None, "max_queue": None}
        async with gate:
            return await connect(
                url, origin=Origin(origin), additional_headers={"Cookie": cookie}, **options
            )

    async def listen(socket: ClientConnection) -> None:
        async for _ in socket:
            readings.append(time.monotonic())
            if len(readings) == len(cookies):
                everybody.set()

    sockets = await asyncio.gather(*(open_one(cookie) for cookie in cookies))
    listeners = [asyncio.create_task(listen(socket)) for socket in sockets]
    print("open", flush=True)
    while await asyncio.to_thread(sys.stdin.readline):
        await asyncio.wait_for(everybody.wait(), 60)
        print(json.dumps(readings), flush=True)
        readings.clear()
        everybody.clear()
    for listener in listeners:
        listener.cancel()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
