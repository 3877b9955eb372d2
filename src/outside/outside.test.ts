import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, Outside, type Resolve } from './outside.ts';
import { previewsBy } from './previews.ts';

type Serves = (request: IncomingMessage, response: ServerResponse) => void;

/** One who means harm, at a port of this computer. */
let serves: Serves = (_, response) => response.end();
let server: Server;
let port = 0;
const open = new Set<ServerResponse>();

beforeAll(async () => {
  server = createServer((request, response) => {
    open.add(response);
    response.on('close', () => open.delete(response));
    serves(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const LIMITS = { bytes: 64 * 1024, ms: 1_000 };
/** This computer, at that one port, stands for the Internet; all other addresses are not to be reached. */
const reaches = (address: string, at: number) => address === '127.0.0.1' && at === port;
const home: Resolve = async () => ['127.0.0.1'];

function get(url: string, { resolve = home, limits = LIMITS } = {}): Promise<Answer> {
  return new Outside({ resolve, reaches }).get(url, limits);
}

const at = (path: string, host = 'pages.example') => `http://${host}:${port}${path}`;

/** What came of it: a status, or why nothing did. */
const outcome = (asking: Promise<Answer>) =>
  asking.then(
    ({ status }) => status,
    ({ message }: Error) => message,
  );

describe('outside', () => {
  test('a page is had, as it stands, from where its name leads', async () => {
    serves = ({ headers, url }, response) => response.end(`${headers.host} ${url} ${headers['accept-encoding']}`);
    const { status, url, body } = await get(at('/a?b=c#d'));
    expect([status, url, body.toString()]).toEqual([200, at('/a?b=c#d'), `pages.example:${port} /a?b=c identity`]);
  });

  test.each([
    'http://127.0.0.1/',
    'http://127.1:80/',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://169.254.169.254/latest/meta-data/',
    'http://10.0.0.1/',
    'https://[fd00::1]/',
    'http://localhost/',
  ])('%s is not asked, as this computer is set up', async (url) => {
    let asked = 0;
    serves = (_, response) => {
      asked += 1;
      response.end();
    };
    expect(await outcome(new Outside().get(url, LIMITS))).toBe('not a place on the public Internet');
    expect(asked).toBe(0);
  });

  test.each(['ftp://pages.example/', 'file:///etc/passwd', 'javascript:1', 'http://a:b@pages.example/', 'nothing'])(
    '%s is no address to ask at',
    async (url) => expect(await outcome(get(url))).toMatch(/^no (web )?address$/),
  );

  test('another port than those of the web is not asked', async () => {
    const reached: number[] = [];
    const outside = new Outside({ resolve: async () => ['1.1.1.1'], reaches: (_, at) => reached.push(at) < 0 });
    for (const url of ['http://a.example/', 'https://a.example/', 'http://a.example:22/']) {
      await outcome(outside.get(url, LIMITS));
    }
    expect(reached).toEqual([80, 443, 22]);
    expect(
      await outcome(new Outside({ resolve: async () => ['1.1.1.1'] }).get('http://a.example:22/', LIMITS)),
    ).toMatch(/public/);
  });

  test('a name of which one address is private is not asked, whichever comes first', async () => {
    for (const addresses of [['127.0.0.1', '10.0.0.1'], ['10.0.0.1', '127.0.0.1'], []]) {
      expect(await outcome(get(at('/'), { resolve: async () => addresses }))).toMatch(/public/);
    }
  });

  test('a name that stands for another place a moment later leads where it was looked at', async () => {
    let looked = 0;
    const rebinding: Resolve = async () => {
      looked += 1;
      return [looked === 1 ? '127.0.0.1' : '10.0.0.1'];
    };
    serves = ({ url }, response) =>
      url === '/' ? response.writeHead(302, { location: at('/again') }).end() : response.end('there');
    expect(await outcome(get(at('/ok'), { resolve: rebinding }))).toBe(200);
    expect(looked).toBe(1);
    looked = 0;
    expect(await outcome(get(at('/'), { resolve: rebinding }))).toMatch(/public/);
    expect(looked).toBe(2);
  });

  test('redirects are followed three times, each looked at anew, wherever they lead', async () => {
    const place = fc.constantFrom(
      '/next',
      '//pages.example/x',
      'http://10.0.0.1/',
      'http://[::1]/',
      'http://169.254.169.254/',
      'file:///etc/passwd',
      'http://u:p@pages.example/',
      'gopher://x',
      '',
      'http://',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(place, { maxLength: 6 }), async (path) => {
        let hop = 0;
        serves = (_, response) => {
          const to = path[hop];
          hop += 1;
          if (to === undefined) response.end('there');
          else response.writeHead(307, { location: to }).end();
        };
        const came = await outcome(get(at('/')));
        expect(hop).toBeLessThanOrEqual(4);
        const followed = path.findIndex((to) => to !== '/next' && to !== '');
        if (followed === -1 && path.length <= 3) expect(came).toBe(200);
        else expect(came).not.toBe(200);
      }),
      { numRuns: 60 },
    );
  });

  test('a loop of redirects ends', async () => {
    let asked = 0;
    serves = (_, response) => {
      asked += 1;
      response.writeHead(301, { location: '/' }).end();
    };
    expect(await outcome(get(at('/')))).toBe('too many redirects');
    expect(asked).toBe(4);
  });

  test('of a page without end only the beginning is had, and the connection is given up', async () => {
    serves = (_, response) => {
      const more = () => {
        while (!response.destroyed && response.write('가'.repeat(4_096))) {}
      };
      response.on('drain', more);
      more();
    };
    const { body } = await get(at('/'));
    expect(body.length).toBe(LIMITS.bytes);
    await expect.poll(() => open.size).toBe(0);
  });

  test.each([
    ['a name that nobody resolves', '/', { resolve: () => new Promise<never>(() => {}) }],
    ['no answer', '/silent', {}],
    ['a head without a body', '/head', {}],
    ['a byte now and then', '/drops', {}],
  ])('%s is not waited for, and leaves nothing open', async (_, path, given) => {
    const timers: NodeJS.Timeout[] = [];
    serves = ({ url }, response) => {
      if (url !== '/silent') response.write('<');
      if (url === '/drops') timers.push(setInterval(() => response.write('a'), 20));
    };
    const began = performance.now();
    expect(await outcome(get(at(path), { ...given, limits: { ...LIMITS, ms: 200 } }))).toMatch(/late|abort/i);
    expect(performance.now() - began).toBeLessThan(2_000);
    for (const timer of timers) clearInterval(timer);
    await expect.poll(() => open.size).toBe(0);
  });

  test('what is compressed, or is not wanted, is not read', async () => {
    serves = (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('x');
    expect((await get(at('/')).catch(() => null))?.body.length ?? 0).toBe(0);
    serves = (_, response) => response.writeHead(200, { 'content-type': 'video/mp4' }).write('x');
    const outside = new Outside({ resolve: home, reaches });
    const { body, type } = await outside.get(at('/'), { ...LIMITS, wants: ({ type }) => type === 'text/html' });
    expect([body.length, type]).toEqual([0, 'video/mp4']);
    await expect.poll(() => open.size).toBe(0);
  });
});

describe('[T8] what a page says of itself', () => {
  const look = (html: string | Buffer, type = 'text/html; charset=utf-8', status = 200) => {
    serves = (_, response) => response.writeHead(status, { 'content-type': type }).end(html);
    return previewsBy(new Outside({ resolve: home, reaches }), () => 0).preview(at('/a/b'));
  };

  const textOf = async (...said: Parameters<typeof look>) => (await look(...said))?.text ?? null;

  test.each([
    ['<title>제목</title>', '제목'],
    ['<TITLE lang=ko>\n  긴\n 제목 &amp; &#x2665; &#9829; &lt;b&gt;</TITLE>', '긴 제목 & ♥ ♥ <b>'],
    ['<meta property="og:title" content="소개"><title>아님</title>', '소개'],
    [`<meta content='나중 이름' property=og:title><meta name=description content="설명">`, '나중 이름\n설명'],
    [
      '<meta name="description" content="하나"><meta property="og:description" content="둘"><title>ㄱ</title>',
      'ㄱ\n둘',
    ],
    ['<title>같은 말</title><meta name="description" content="같은 말">', '같은 말'],
    ['<p>아무것도</p>', null],
    ['<title> \u200b </title>', null],
    ['<title>끝나지 않는', null],
    ['', null],
  ])('%j says %j', async (html, expected) => expect(await textOf(html)).toBe(expected));

  test('EUC-KR is read, by the header or by what the page declares', async () => {
    const hangul = Buffer.from([0xc7, 0xd1, 0xb1, 0xdb]);
    const page = (head: string) => Buffer.concat([Buffer.from(`${head}<title>`), hangul, Buffer.from('</title>')]);
    expect(await textOf(page(''), 'text/html; charset=EUC-KR')).toBe('한글');
    expect(await textOf(page('<meta charset="euc-kr">'), 'text/html')).toBe('한글');
    expect(
      await textOf(page('<meta http-equiv="Content-Type" content="text/html; charset=ks_c_5601-1987">'), 'text/html'),
    ).toBe('한글');
    expect(await textOf('<meta charset="nonsense"><title>글</title>', 'text/html')).toBe('글');
  });

  test.each([
    ['<meta property="og:image" content="/p.png">', '/p.png', ''],
    [
      '<meta property=og:image content=p.png?a=1&amp;b=2><meta property=og:image content=second>',
      '/a/p.png?a=1&b=2',
      '',
    ],
    ['<meta name="twitter:image" content="https://cdn.example/p">', 'https://cdn.example/p', ''],
    [
      '<meta property=og:image content=/p><meta property=og:image:alt content=" 해  지는\n바다 ">',
      '/p',
      '해 지는 바다',
    ],
  ])('%j shows a picture', async (meta, address, alt) => {
    expect((await look(`<title>글</title>${meta}`))?.picture).toEqual({ address: new URL(address, at('/')).href, alt });
  });

  test('without a picture that could be asked for it shows none', async () => {
    for (const address of ['', ' ', 'http://', 'http://[']) {
      expect((await look(`<title>글</title><meta property=og:image content="${address}">`))?.picture).toBe(null);
    }
  });

  test('a picture is had as it is, up to a megabyte, where it is there; a moment later it is not asked for again', async () => {
    let asked = 0;
    const has = (bytes: Buffer, status = 200) => {
      asked = 0;
      serves = (_, response) => {
        asked += 1;
        response.writeHead(status, { 'content-type': 'text/html' }).end(bytes);
      };
      return previewsBy(new Outside({ resolve: home, reaches }), () => 0);
    };
    const whole = Buffer.alloc(2 ** 20, 'a');
    const previews = has(whole);
    for (const nth of [1, 2]) expect((await previews.picture(at('/p')))?.length, `${nth}`).toBe(2 ** 20);
    expect(asked).toBe(1);
    expect(await has(Buffer.concat([whole, Buffer.from('a')])).picture(at('/p'))).toBe(null);
    expect(await has(Buffer.from('a'), 404).picture(at('/p'))).toBe(null);
    expect(await has(whole).picture('http://10.0.0.1/p')).toBe(null);
    expect(await has(whole).picture('data:image/png;base64,AAAA')).toBe(null);
  });

  test('only a page that is there is shown, and what is too long is cut', async () => {
    expect(await textOf('<title>글</title>', 'application/json')).toBe(null);
    expect(await textOf('<title>글</title>', 'text/html', 404)).toBe(null);
    const [title = '', description = ''] = (
      (await textOf(`<title>${'가'.repeat(500)}</title><meta name=description content="${'😀'.repeat(500)}">`)) ?? ''
    ).split('\n');
    expect([[...title].length, [...description].length, title.at(-1)]).toEqual([120, 280, '…']);
  });

  test('whatever stands in a page, it is two lines at most, without controls, and costs no time', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.constantFrom(
            '<meta ',
            'content="',
            'property=og:title ',
            '"',
            "'",
            '>',
            '<title',
            '&#',
            ';',
            '\0',
            '\u202e',
            '가',
            '\n',
            '\x1b[31m',
          ),
          { maxLength: 60 },
        ),
        async (parts) => {
          const text = await textOf(parts.join(''));
          if (text === null) return;
          expect(text.split('\n').length).toBeLessThanOrEqual(2);
          // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
          expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f]/);
        },
      ),
      { numRuns: 100 },
    );
    const began = performance.now();
    for (const part of ['<meta ', '<meta content="', '<title', '&#', '<meta a=', "<meta a='"]) {
      await look(part.repeat((256 * 1024) / part.length));
    }
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  test('a page that was looked at a moment ago is not asked again', async () => {
    let asked = 0;
    let now = 0;
    serves = (_, response) => {
      asked += 1;
      response.writeHead(200, { 'content-type': 'text/html' }).end('<title>글</title>');
    };
    const previews = previewsBy(new Outside({ resolve: home, reaches }), () => now);
    for (const nth of [1, 2]) expect(await previews.preview(at('/')), `${nth}`).toMatchObject({ text: '글' });
    expect(asked).toBe(1);
    now = 11 * 60_000;
    await previews.preview(at('/'));
    expect(asked).toBe(2);
  });
});
