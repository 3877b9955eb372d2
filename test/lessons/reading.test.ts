import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fromRoot, LESSONS, read } from './course.ts';

/** Every relative link of a page: where it goes, from the root, and what follows its `#`. */
function links(page: string) {
  return [...read(page).matchAll(/\]\((?!http)([^)#]*)(?:#([^)]+))?\)/g)].map(([, file, anchor]) => ({
    file: file ? join(dirname(page), file) : page,
    anchor,
  }));
}

/** Lines that are read: no blank ones, no comments. Of a page its body; the head is the same in all. */
function codeOf(text: string): string[] {
  const [, body = text] = /<body>\n([\s\S]+)<\/body>/.exec(text) ?? [];
  return body.split('\n').filter((line) => !/^\s*(\/\/.*)?$/.test(line));
}

function scriptOf(page: string): string {
  return /<script>\n([\s\S]+?)\n *<\/script>/.exec(page)?.[1] ?? '';
}

const PAGES = ['docs/lecture.md', 'lessons/README.md', ...LESSONS.map(({ path }) => `${path}/README.md`)];

test.each(PAGES)('%s leads only to what exists, and to no line beyond the end', (page) => {
  for (const { file, anchor } of links(page)) {
    expect(existsSync(fromRoot(file)), `${page} → ${file}`).toBe(true);
    const line = /^L(\d+)$/.exec(anchor ?? '')?.[1];
    if (line) expect(Number(line)).toBeLessThanOrEqual(read(file).split('\n').length);
  }
});

describe.each(LESSONS)('$number $slug', ({ number, path }) => {
  const readme = read(`${path}/README.md`);
  const [korean = '', english = ''] = readme.split('\n## English\n');

  test('its README is in both languages, and begins with title and command', () => {
    expect(readme).toMatch(
      new RegExp(`^# ${number}\\. [^·\\n]+ · [^·\\n]+\\n\\n\`\`\`sh\\nnpm run lesson ${number}\\b`),
    );
    for (const half of [korean, english]) expect(half.length).toBeGreaterThan(400);
    expect(korean).toContain('**해 보기**');
    expect(english).toContain('**Try**');
    expect(korean).toMatch(/니다\.$/m);
  });

  test('its README names the one new idea, and how to see it', () => {
    const isPractice = number >= 5 && number <= 11;
    expect(korean.includes('**새로운 생각 하나.**')).toBe(isPractice);
    expect(english.includes('**The one new idea.**')).toBe(isPractice);
    const compared = isPractice && number > 5;
    for (const half of [korean, english]) {
      expect(half.includes(`npm run lesson diff ${number - 1} ${number}\``)).toBe(compared);
    }
  });

  test('each word of its table stands on the line that the link names', () => {
    const rows = readme.split('\n').filter((line) => /\]\([\w.]+#L\d+\)/.test(line));
    expect(rows.length).toBeGreaterThan(1);
    for (const row of rows) {
      const [, first = '', second = ''] = row.split('|');
      const words = [...first.matchAll(/`([^`]+)`/g)].map(([, word]) => word ?? '');
      const lines = [...second.matchAll(/\[(\S+) (\d+)\]\((\S+)#L(\d+)\)/g)].map(([, shown, n, file, line]) => {
        expect([shown, n]).toEqual([file, line]);
        return read(`${path}/${file}`).split('\n')[Number(line) - 1] ?? '';
      });
      for (const line of lines)
        expect(
          words.some((word) => line.includes(word)),
          `${row}\n${line}`,
        ).toBe(true);
      for (const word of words)
        expect(
          lines.some((line) => line.includes(word)),
          `${row}\n${word}`,
        ).toBe(true);
    }
  });

  test('no file of it is long', () => {
    for (const file of readdirSync(fromRoot(path)).filter((name) => name !== 'README.md')) {
      expect(codeOf(read(`${path}/${file}`)).length, file).toBeLessThanOrEqual(60);
    }
  });
});

test('the pages differ in their heads only by the title', () => {
  const heads = LESSONS.map(({ path }) => `${path}/index.html`)
    .filter((page) => existsSync(fromRoot(page)))
    .map((page) =>
      read(page)
        .split('<body>')[0]
        ?.replace(/<title>.+<\/title>/, ''),
    );
  expect(heads).toHaveLength(11);
  expect(new Set(heads).size).toBe(1);
});

test('with sokdak, the page’s script is twenty lines and so is the bot', () => {
  const folder = 'lessons/12-the-same-with-sokdak';
  expect(codeOf(scriptOf(read(`${folder}/index.html`)))).toHaveLength(20);
  expect(codeOf(read(`${folder}/bot.ts`))).toHaveLength(20);
});

test('lessons/README.md has each lesson under its titles', () => {
  for (const { number, path, title } of LESSONS) {
    const readme = `${path.replace('lessons/', '')}/README.md`;
    expect(read('lessons/README.md')).toContain(
      `| ${number} | [${title.ko}](${readme}) | [${title.en}](${readme}#english) |`,
    );
  }
});

describe('docs/lecture.md', () => {
  const lecture = read('docs/lecture.md');
  const rows = lecture.split('\n').filter((line) => /^\| .+<br>/.test(line));

  test('has each lesson, and of each practice every file', () => {
    expect(rows.length).toBeGreaterThan(20);
    for (const { number, path } of LESSONS) {
      expect(rows.filter((row) => row.includes(`[${number}](../${path}/README.md)`))).not.toEqual([]);
      for (const file of readdirSync(fromRoot(path)).filter((name) => name !== 'README.md')) {
        if (number === 12 && file === 'server.ts') continue; // It only hands out the page.
        expect(lecture, `${path}/${file}`).toContain(`](../${path}/${file})`);
      }
    }
  });

  test('leads each slide to a lesson, a file of it, and a place in sokdak', () => {
    for (const row of rows) {
      const [, , lesson, file, sokdak] = row.split('|');
      expect(lesson).toMatch(/\]\(\.\.\/lessons\/\d\d-/);
      expect(file).toMatch(/\]\(\.\.\/lessons\//);
      expect(sokdak).toMatch(/\]\(\.\.\/(src|docs)\//);
    }
  });

  test('names a part of the lab for TCP, WebSocket and Socket.IO', () => {
    const parts = rows.map((row) => row.split('|').at(-2) ?? '');
    for (const part of ['TCP', 'WebSocket', 'Socket.IO'])
      expect(parts.filter((text) => text.includes(part))).not.toEqual([]);
  });

  test('is where README and lessons/README.md lead', () => {
    expect(links('README.md').map(({ file }) => file)).toEqual(
      expect.arrayContaining(['docs/lecture.md', 'lessons/README.md']),
    );
    expect(links('lessons/README.md').map(({ file }) => file)).toContain('docs/lecture.md');
  });
});
