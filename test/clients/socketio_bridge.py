"""python3-socketio, spoken to by lines of JSON: what stands on standard input is asked, all that is heard is printed."""
import asyncio
import json
import sys

import socketio

NAMES = ["said", "whispered", "joined", "left", "kicked", "banned", "goodbye"]


def tell(line):
    print(json.dumps(line), flush=True)


def connection():
    client = socketio.AsyncClient(reconnection=False)
    for name in NAMES:
        client.on(name, lambda event: tell({"told": event}))
    client.on("disconnect", lambda *reason: tell({"closed": True}))
    return client


async def lines():
    reader = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    async for line in reader:
        yield json.loads(line)


async def main(url):
    client = None
    async for line in lines():
        name, payload = line["do"], line.get("payload", {})
        if name == "connect":
            client = connection()
            await client.connect(url, transports=["websocket"])
            tell({"answer": {"ok": True}})
        elif name == "lose":
            await client.eio.http.close()
        else:
            tell({"answer": await client.call(name, payload)})


asyncio.run(main(sys.argv[1]))
