import fc from 'fast-check';
import { expect, it } from 'vitest';
import { marksIn, prepareQuery, type Term } from '../../core/search.ts';
import type { Search } from '../../hub/ports/logs.ts';
import type { Store } from '../../hub/ports/store.ts';
import { draft, edit, erase, fresh, react, rising, type Stage, say, someone, whisper } from './stage.ts';

const ALL = { from: null, after: null, before: null, has: null, beyond: null, limit: 50 };

export function termsOf(query: string): readonly Term[] {
  const prepared = prepareQuery(query);
  if (!prepared.ok) throw new Error(`${query} is no query`);
  return prepared.terms;
}

/** What is found, as texts, the newest first. */
export async function sought({ logs }: Store, query: string, wish: Partial<Search> & Pick<Search, 'logs'>) {
  const { entries, ...rest } = await logs.search({ ...ALL, terms: termsOf(query), ...wish });
  return { texts: entries.map(({ event }) => ('text' in event ? event.text : null)), ...rest };
}

export function searchContract(stage: () => Stage): void {
  const texts = async (query: string, wish: Partial<Search> & Pick<Search, 'logs'>) =>
    (await sought(stage().store, query, wish)).texts;

  it.each([
    ['회의', ['회의는 세 시에', '오늘회의']],
    ['의는', ['회의는 세 시에']],
    ['밥', ['아침밥', '밥 먹자']],
    ['MEET', ['Meetings at 3']],
    ['meet 3', ['Meetings at 3']],
    ['eetings', []],
    ['회의 세', ['회의는 세 시에']],
    ['회의 밥', []],
    ['ㅋㅋ', ['ㅋㅋㅋ']],
    ['５', ['5시']],
  ])('finds %j', async (query, expected) => {
    const [log, by] = [await stage().room(), someone()];
    const said = ['밥 먹자', '아침밥', '5시', '오늘회의', 'Meetings at 3', '회의는 세 시에', '의논', 'ㅋㅋㅋ'];
    await stage().store.logs.append(
      log,
      said.map((text) => say(by, text)),
      null,
    );
    expect(await texts(query, { logs: [log] })).toEqual(expected);
  });

  it('answers entries as they are read, and nothing but messages', async () => {
    const [{ store }, log, by, id] = [stage(), await stage().room(), someone(), fresh('id')];
    const drafts = [say(by, '하나', { id, at: 5 }), edit(by, id, '하나 둘'), react(by, id, '하나')];
    await store.logs.append(log, drafts, null);
    const found = await store.logs.search({ ...ALL, terms: termsOf('하나'), logs: [log] });
    expect(found).toEqual({ entries: await store.logs.find([id]), beyond: null, building: false });
  });

  it('looks in the logs that are named and in no others', async () => {
    const [{ store }, by, to] = [stage(), someone(), someone()];
    const [one, two, pair] = [await stage().room(), await stage().room(), await stage().pair(by, to)];
    await store.logs.append(one, [say(by, '공통 하나')], null);
    await store.logs.append(pair, [whisper(by, to, '공통 귓속말')], null);
    await store.logs.append(two, [say(by, '공통 둘')], null);
    expect(await texts('공통', { logs: [one] })).toEqual(['공통 하나']);
    expect(await texts('공통', { logs: [pair, two] })).toEqual(['공통 둘', '공통 귓속말']);
    expect(await texts('공통', { logs: [] })).toEqual([]);
    expect(await texts('공통', { logs: [fresh('log')] })).toEqual([]);
  });

  it('finds a message by what it reads now, and what is deleted by nothing', async () => {
    const [{ store }, log, by, id] = [stage(), await stage().room(), someone(), fresh('id')];
    await store.logs.append(log, [say(by, '처음', { id }), say(by, '나중')], null);
    await store.logs.append(log, [edit(by, id, '다음'), edit(by, id, '끝내')], null);
    expect(await texts('처음', { logs: [log] })).toEqual([]);
    expect(await texts('다음', { logs: [log] })).toEqual([]);
    expect(await texts('끝내', { logs: [log] })).toEqual(['끝내']);
    await store.logs.append(log, [erase(by, id), edit(by, id, '되살림')], null);
    for (const query of ['처음', '끝내', '되살림']) expect(await texts(query, { logs: [log] })).toEqual([]);
  });

  it('tells by whom and when', async () => {
    const [{ store }, log, one, two] = [stage(), await stage().room(), someone(), someone()];
    const said = rising(6).map((n) => say(n % 2 ? one : two, `때 ${n}`, { at: n * 10 }));
    await store.logs.append(log, said, null);
    const logs = [log];
    expect(await texts('때', { logs, from: one.id })).toEqual(['때 5', '때 3', '때 1']);
    expect(await texts('때', { logs, from: someone().id })).toEqual([]);
    expect(await texts('때', { logs, after: 30, before: 60 })).toEqual(['때 5', '때 4', '때 3']);
    expect(await texts('때', { logs, before: 10 })).toEqual([]);
    expect(await texts('때', { logs, after: 61 })).toEqual([]);
  });

  it('tells which messages bear files', async () => {
    const [{ store }, log, by] = [stage(), await stage().room(), someone()];
    const files = [{ id: fresh('file'), name: '표.pdf', type: 'application/pdf', size: 1 }];
    const bearing = draft({ on: 'said', room: '#부엌', by, text: '표 있음', files });
    await store.logs.append(log, [say(by, '표 없음'), bearing], null);
    expect(await texts('표', { logs: [log], has: 'file' })).toEqual(['표 있음']);
  });

  it('goes on where it stopped, and says when it has looked at all', async () => {
    const [{ store }, log, other, by] = [stage(), await stage().room(), await stage().room(), someone()];
    for (const n of rising(25)) {
      await store.logs.append(log, [say(by, `쪽 ${n}`)], null);
      await store.logs.append(other, [say(by, `쪽 ${n}`), say(by, '딴말')], null);
    }
    const found: (string | null)[] = [];
    let beyond: string | null = null;
    do {
      const page = await sought(store, '쪽', { logs: [log], limit: 10, beyond });
      found.push(...page.texts);
      beyond = page.beyond;
    } while (beyond !== null);
    expect(found).toEqual(rising(25).map((n) => `쪽 ${26 - n}`));
    expect((await sought(store, '쪽', { logs: [log], limit: 25 })).beyond).toBeNull();
    expect(await texts('쪽', { logs: [log], beyond: fresh('id') })).toEqual([]);
  });

  it('writes nothing of what is refused into the index', async () => {
    const [{ store }, log, by, id] = [stage(), await stage().room(), someone(), fresh('id')];
    await expect(store.logs.append(log, [say(by, '거절', { id }), say(by, '', { id })], null)).rejects.toThrow();
    expect(await texts('거절', { logs: [log] })).toEqual([]);
    const key = fresh('key');
    await store.logs.append(log, [say(by, '한 번', { key })], null);
    await store.logs.append(log, [say(by, '두 번', { key })], null);
    expect(await texts('번', { logs: [log] })).toEqual(['한 번']);
  });

  it('finds what a plain look at each message would', async () => {
    const letter = fc.constantFrom('가', '나', '다', 'a', 'b', 'B', ' ', '-', 'ㅋ', '東', 'é', '1');
    const text = fc.string({ unit: letter, minLength: 1, maxLength: 12 });
    const asked = fc.string({ unit: letter, minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(fc.array(text, { maxLength: 12 }), fc.array(asked, { maxLength: 6 }), async (said, queries) => {
        const [log, by] = [await stage().room(), someone()];
        await stage().store.logs.append(
          log,
          said.map((one) => say(by, one)),
          null,
        );
        for (const query of queries) {
          const prepared = prepareQuery(query);
          if (!prepared.ok) continue;
          const expected = said.filter((one) => marksIn(one, prepared.terms) !== null).toReversed();
          expect(await texts(query, { logs: [log] })).toEqual(expected);
        }
      }),
      { numRuns: 60 },
    );
  });
}
