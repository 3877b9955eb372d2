import { ALSO, type Row } from './row.ts';

export const STYLE = `:root { color-scheme: light dark; font: 16px/1.6 system-ui, sans-serif }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
h2 { margin-top: 2.5rem; font-size: 1.1rem }
code, pre { font-family: ui-monospace, monospace }
pre { padding: .75rem 1rem; overflow-x: auto; background: light-dark(#f4f4f5, #27272a); border-radius: .5rem }
dt { font-weight: 600 } dd { margin: 0 0 .25rem 1.5rem; overflow-wrap: anywhere }`;

/** The API for a reader: static, without scripts. */
export function docsPage(rows: readonly Row[]): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>sokdak · REST, SSE</title>
<link rel="stylesheet" href="/docs.css">
</head>
<body>
<main>
<h1>sokdak · REST, SSE</h1>
${INTRODUCTION}
${rows.map(section).join('\n')}
</main>
</body>
</html>
`;
}

const INTRODUCTION = `<p>Give a nickname, get a token; say who you are with it. A room in a path is written without its #.
The same as <a href="/api/openapi.json">OpenAPI</a>.</p>
<p lang="ko">닉네임을 알려 주고 토큰을 받아, 그 토큰으로 말합니다. 주소에는 방 이름을 # 없이 씁니다.</p>
<pre><code>curl -d 'nickname=홍길동' http://localhost:8000/api/hello
curl -H 'Authorization: Bearer TOKEN' -d 'text=안녕' http://localhost:8000/api/rooms/광장/messages
curl -N -H 'Authorization: Bearer TOKEN' http://localhost:8000/api/rooms/광장/events</code></pre>
<p>Every answer is <code>{"ok": true, …}</code> or <code>{"ok": false, "error": {"code", "message"}}</code>.</p>`;

function section({ method, path, says, takes, also }: Row): string {
  const fields = Object.entries(takes).map(([name, schema]) => entry(name, descriptionOf(schema)));
  const words = also.map((word) => entry('', ALSO[word]));
  const list = [...fields, ...words].join('');
  return `<h2><code>${method} ${escaped(path)}</code></h2>\n<p>${escaped(says)}</p>${list && `\n<dl>${list}</dl>`}`;
}

function entry(name: string, description: string): string {
  const term = name && `<dt><code>${escaped(name)}</code></dt>`;
  return `${term}<dd>${escaped(description)}</dd>`;
}

function descriptionOf(schema: object): string {
  return 'description' in schema ? String(schema.description) : '';
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
