import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { describe, expect, test, vi } from 'vitest';
import { LESSONS } from './course.ts';
import { during, Lesson } from './lesson.ts';

vi.setConfig({ testTimeout: 60_000 });

const KOREAN = { LC_ALL: 'ko_KR.UTF-8' };

function lesson(words: readonly string[], env: NodeJS.ProcessEnv = {}) {
  return new Lesson(words, env).end();
}

describe('npm run lesson', () => {
  test('lists the lessons in the reader’s language', async () => {
    const [en, ko] = await Promise.all([lesson([]), lesson([], KOREAN)]);
    expect([en.code, ko.code]).toEqual([0, 0]);
    expect(LESSONS).toHaveLength(12);
    for (const { number, slug, title } of LESSONS) {
      expect(en.printed).toMatch(new RegExp(`^ +${number}  ${slug} +`, 'm'));
      expect(en.printed).toContain(title.en);
      expect(ko.printed).toContain(title.ko);
    }
    expect(en.printed).toContain('start the third and open it');
    expect(en.printed).not.toMatch(/\p{Script=Hangul}/u);
    expect(ko.printed).toContain('셋째를 켜고 브라우저로 엽니다');
  });

  test('what is no lesson is told in the reader’s language, and the exit code is 2', async () => {
    const wrong = ['99', 'tcp', '1 neither', 'diff', 'diff 1', 'diff 5 99', 'diff x 6'];
    const answers = await Promise.all(wrong.map((words) => lesson(words.split(' '))));
    for (const [n, words] of wrong.entries()) {
      expect(answers[n]).toMatchObject({ code: 2, printed: expect.stringContaining(`There is no “${words}”.`) });
    }
    const { code, printed } = await lesson(['99'], KOREAN);
    expect(code).toBe(2);
    expect(printed).toContain('‘99’라는 것은 없습니다.');
    expect(printed).toContain('npm run lesson diff 5 6');
  });

  test('a busy port gives way to a free one, whether the lesson is called by number or by name', async () => {
    const busy = createServer().listen(0, '127.0.0.1');
    await once(busy, 'listening');
    const PORT = `${(busy.address() as AddressInfo).port}`;
    for (const word of ['websocket-echo', '3']) {
      await during(new Lesson([word], { PORT }), async (moved) => {
        const url = await moved.address();
        expect(new URL(url).port).not.toBe(PORT);
        expect((await fetch(url)).status).toBe(200);
        await moved.prints(/moving to a free port/);
      });
    }
    await during(new Lesson(['1'], { PORT }), async (moved) => {
      expect(await moved.prints(/port: (\d+)/)).not.toBe(PORT);
      await moved.prints(/read\(\) 서버에서 받은 메시지: hello/);
    });
    busy.close();
  });
});

/** What fits on one screen of a projector, in a size that the last row can read. */
const LINES_OF_A_SCREEN = 40;

describe('npm run lesson diff', () => {
  test('of each practice and the one before, what changed fits on one screen', async () => {
    const practices = LESSONS.filter(({ number }) => number > 5 && number < 12);
    const answers = await Promise.all(practices.map(({ number }) => lesson(['diff', `${number}`])));
    expect(answers).toHaveLength(6);
    for (const { code, printed } of answers) {
      expect(code).toBe(0);
      const changed = printed.split('\n').filter((line) => /^[+-](?![+-]{2} )/.test(line));
      expect(changed.length).toBeGreaterThan(0);
      expect(changed.length, printed).toBeLessThanOrEqual(LINES_OF_A_SCREEN);
    }
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the lesson's own template
    expect(answers[0]?.printed).toContain("\n+  io.emit('notice', `${socket.id}님이 입장하셨습니다.`);");
    expect(await lesson(['diff', '5', '6'])).toEqual(answers[0]);
  });
});
