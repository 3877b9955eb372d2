import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { meaningOf } from './lines.ts';

const here = ['길동', '김 소연', '김', 'Ann Lee', 'Ann'];
const meant = (line: string) => meaningOf(line, here);

describe('what a line means', () => {
  test('text is text, and // says a text that begins with / (UX 24)', () => {
    expect(meant('안녕')).toEqual({ do: 'say', text: '안녕', action: false });
    expect(meant('1/2')).toEqual({ do: 'say', text: '1/2', action: false });
    expect(meant('//kick me')).toEqual({ do: 'say', text: '/kick me', action: false });
    expect(meant('a\n/w 길동 b')).toEqual({ do: 'say', text: 'a\n/w 길동 b', action: false });
  });

  test('blank and invisible lines are nothing (UX 8)', () => {
    for (const line of ['', ' ', '\n', 'ㅤ', '\u200b\u2060', '\u115f\u1160'])
      expect(meant(line)).toEqual({ do: 'nothing' });
  });

  test('an unknown command is an error, and never said (UX 24)', () => {
    expect(meant('/dance now')).toEqual({ do: 'wrong', why: 'unknown_command', command: 'dance' });
    expect(meant('/')).toEqual({ do: 'wrong', why: 'unknown_command', command: '' });
    expect(meant('/constructor')).toMatchObject({ why: 'unknown_command' });
  });

  test('what was meant for a whisper does not go to all by a slip', () => {
    for (const line of [' /w 길동 비밀', '／w 길동 비밀', '\n/W 길동 비밀', '/ㅈ 길동 비밀']) {
      expect(meant(line)).toEqual({ do: 'whisper', nickname: '길동', text: '비밀' });
    }
    fc.assert(
      fc.property(
        fc.constantFrom('w', 'msg', 'whisper', '귓속말', 'what'),
        fc.string(),
        fc.constantFrom('', ' ', '\n'),
        (name, rest, before) => {
          expect(meant(`${before}/${name} ${rest}`).do).not.toBe('say');
        },
      ),
    );
  });

  test('a command in decomposed Hangul, as macOS pastes it, is the same', () => {
    expect(meant(`/${'귓속말'.normalize('NFD')} ${'길동'.normalize('NFD')} 안녕`)).toEqual({
      do: 'whisper',
      nickname: '길동',
      text: '안녕',
    });
  });

  test('a nickname may have spaces: the longest of those who are here counts, or what is in quotes (UX 25)', () => {
    expect(meant('/w 김 소연 안녕 하세요')).toEqual({ do: 'whisper', nickname: '김 소연', text: '안녕 하세요' });
    expect(meant('/w 김 안녕')).toEqual({ do: 'whisper', nickname: '김', text: '안녕' });
    expect(meant('/w ann  lee hi')).toEqual({ do: 'whisper', nickname: 'Ann Lee', text: 'hi' });
    expect(meant('/w "New One" hi')).toEqual({ do: 'whisper', nickname: 'New One', text: 'hi' });
    expect(meant('/w Nobody hi there')).toEqual({ do: 'whisper', nickname: 'Nobody', text: 'hi there' });
  });

  test('the text of a whisper keeps its lines', () => {
    expect(meant('/w 길동 a\n  b')).toEqual({ do: 'whisper', nickname: '길동', text: 'a\n  b' });
  });

  test('the other commands (UX 25, 26)', () => {
    expect(meant('/me waves')).toEqual({ do: 'say', text: 'waves', action: true });
    expect(meant('/nick 홍 길동')).toEqual({ do: 'rename', nickname: '홍 길동' });
    expect(meant('/kick 김 소연 도배 그만')).toEqual({ do: 'kick', nickname: '김 소연', reason: '도배 그만' });
    expect(meant('/ban 길동')).toEqual({ do: 'ban', nickname: '길동', reason: '' });
    expect(meant('/unban 김 소연')).toEqual({ do: 'unban', nickname: '김 소연' });
    expect([meant('/who'), meant('/help'), meant('/도움말')]).toEqual([{ do: 'who' }, { do: 'help' }, { do: 'help' }]);
  });

  test('what lacks something says what (UX 28)', () => {
    expect(meant('/w')).toEqual({ do: 'wrong', why: 'no_name', command: 'w' });
    expect(meant('/w 길동 ')).toEqual({ do: 'wrong', why: 'no_text', command: 'w' });
    expect(meant('/me ')).toEqual({ do: 'wrong', why: 'no_text', command: 'me' });
    expect(meant('/nick')).toEqual({ do: 'wrong', why: 'no_name', command: 'nick' });
  });
});
