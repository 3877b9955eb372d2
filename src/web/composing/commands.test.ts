import { beforeEach, expect, test, vi } from 'vitest';
import { guarding } from '../../client/guarding.ts';
import { meaningOf } from '../../client/lines.ts';
import { type Exceptions, may, RIGHTS, ROLES, type Role } from '../../core/roles.ts';
import { goingBy } from '../places/going.ts';
import { en } from '../texts/later/en.ts';
import { ko } from '../texts/later/ko.ts';
import { speech } from '../texts/speech.svelte.ts';
import { commandsFor } from './commands.ts';

// Node 20 has none.
vi.hoisted(() => vi.stubGlobal('navigator', { languages: ['ko'] }));

const LANGUAGES = [
  ['ko', ko, /[가-힣]/u],
  ['en', en, /^[\x20-\x7e“”‘’]+$/u],
] as const;

beforeEach(() => speech.choose('ko'));

const helpFor = (standing: Role, exceptions: Exceptions = {}) => commandsFor({ standing, exceptions });
const names = (standing: Role, exceptions: Exceptions = {}) =>
  helpFor(standing, exceptions).map(([example]) => example.split(' ', 1)[0]);

/** Whether the page would do something for that line, and know all that it needs. */
function isUnderstood(line: string): boolean {
  if (goingBy(line)) return true;
  const meaning = meaningOf(line, ['길동', 'Hong']);
  if (meaning.do !== 'wrong') return meaning.do !== 'nothing' && line.startsWith('/');
  const connection = { ask: () => Promise.reject(new Error('only asked in earnest')) };
  return typeof guarding(line, { connection, room: '#광장', key: 'k', nicknames: ['길동', 'Hong'] }) === 'function';
}

test.each(LANGUAGES)(
  '(UX 27) in %s each command has a line of help, and an example that the page understands',
  async (language, texts, letters) => {
    await speech.choose(language);
    for (const [example, does] of helpFor('owner')) {
      expect(isUnderstood(example), example).toBe(true);
      expect(does, example).toMatch(letters);
    }
    expect(helpFor('owner')).toHaveLength(Object.keys(texts.help.rows).length);
  },
);

test('(UX 25, 26, 27) whatever name a command has, the help has it', () => {
  const all = `${JSON.stringify(ko.help.rows)} ${JSON.stringify(en.help.rows)}`;
  const expected =
    'me nick msg whisper w 귓속말 join part leave topic invite kick ban unban op deop mute ignore whois away back list search help quit';
  for (const name of expected.split(' ')) {
    expect(all, name).toMatch(new RegExp(`/${name}(?![\\w가-힣-])`, 'u'));
    expect([true, false], name).toContain(isUnderstood(`/${name}`));
    expect(meaningOf(`/${name} 길동 말`, []).do === 'wrong' ? isUnderstood(`/${name} 길동 10m`) : true, name).toBe(
      true,
    );
  }
});

test('(UX 27) the help has what one may do, and nothing else: by role, and where a room is otherwise', () => {
  expect(names('guest')).toEqual(expect.arrayContaining(['/w', '/me', '/invite', '/whois', '/quit']));
  for (const role of ['guest', 'member'] as const) {
    for (const not of ['/topic', '/pin', '/kick', '/mute', '/filter', '/op', '/lock']) {
      expect(names(role)).not.toContain(not);
    }
  }
  expect(names('moderator')).toEqual(expect.arrayContaining(['/topic', '/kick', '/unban', '/filter']));
  for (const not of ['/op', '/deop', '/archive', '/ends', '/delete-room', '/server-ban', '/lock']) {
    expect(names('moderator')).not.toContain(not);
    expect(names('owner')).toContain(not);
  }
  expect(names('guest', { topic: 'guest' })).toContain('/topic');
  expect(names('guest', { invite: 'moderator', say: 'moderator' })).not.toEqual(expect.arrayContaining(['/invite']));
  expect(names('guest', { say: 'moderator' })).not.toContain('/me');
});

test.each(ROLES)('(UX 27) %s: what has a right of its own name stands there exactly where it is had', (role) => {
  const listed = names(role).map((name) => name?.slice(1));
  const known = names('owner').map((name) => name?.slice(1));
  for (const right of RIGHTS.filter((one) => known.includes(one))) {
    expect(listed.includes(right), right).toBe(may(role, right));
  }
});
