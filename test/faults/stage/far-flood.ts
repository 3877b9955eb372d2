import { connect } from 'node:net';

/**
 * A flood of requests, all at once and each on a connection of its own, from another process than those whom it must not
 * disturb. Prints a line when a tenth more of them are answered, then what became of each: its status, and how long to
 * wait.
 */
const [, , url = '', token = '', count = '0'] = process.argv;
const { hostname, port } = new URL(url);
let answered = 0;

async function request(n: number): Promise<{ readonly status: number; readonly retryAfter: number }> {
  const body = JSON.stringify({ room: '#광장', text: `홍수 ${n}` });
  const head = [
    'POST /api/do/say HTTP/1.1',
    `Host: ${hostname}`,
    `Authorization: Bearer ${token}`,
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  const socket = connect(Number(port), hostname);
  socket.setEncoding('utf8').write(`${head.join('\r\n')}\r\n\r\n${body}`);
  let came = '';
  for await (const some of socket) came += some;
  answered += 1;
  if (answered % Math.ceil(Number(count) / 10) === 0) process.stdout.write('\n');
  return { status: Number(came.slice(9, 12)), retryAfter: Number(/^retry-after: (\d+)/im.exec(came)?.[1] ?? 0) };
}

const answers = await Promise.all(Array.from({ length: Number(count) }, (_, n) => request(n)));
process.stdout.write(JSON.stringify(answers));
