"""python3-websockets, spoken to by lines of JSON: what stands on standard input is asked, all that is heard is printed."""
import asyncio
import json
import sys

import websockets


def tell(line):
    print(json.dumps(line), flush=True)


async def hear(socket):
    try:
        async for text in socket:
            message = json.loads(text)
            tell({"told": message} if "on" in message else {"answer": message})
    except websockets.ConnectionClosed:
        pass
    tell({"closed": True})


async def lines():
    reader = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    async for line in reader:
        yield json.loads(line)


async def main(url):
    socket = hearing = None
    async for line in lines():
        name, payload = line["do"], line.get("payload", {})
        if name == "connect":
            socket = await websockets.connect(url.replace("http", "ws") + "/ws", subprotocols=["sokdak.v1"])
            assert socket.subprotocol == "sokdak.v1"
            hearing = asyncio.create_task(hear(socket))
            tell({"answer": {"ok": True}})
        elif name == "lose":
            socket.transport.abort()
            await hearing
        else:
            await socket.send(json.dumps({"do": name, "ref": 1, **payload}))


asyncio.run(main(sys.argv[1]))
