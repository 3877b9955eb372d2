import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileName } from './file-name.ts';

describe('[F3] the name of a file', () => {
  it.each([
    ['회의록.pdf', '회의록.pdf'],
    ['회의록.pdf'.normalize('NFD'), '회의록.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['..\\..\\windows\\system.ini', 'system.ini'],
    ['C:\\사진\\a.png', 'a.png'],
    ['/', 'file'],
    ['', 'file'],
    ['..', 'file'],
    ['.htaccess', 'htaccess'],
    ['  a   b .txt ', 'a b .txt'],
    ['a\r\nSet-Cookie: x.txt', 'aSet-Cookie_ x.txt'],
    ['a\0.png', 'a.png'],
    ['\u202Egpj.exe', 'gpj.exe'],
    ['a"<b>|?*:.txt', 'a__b_____.txt'],
    ['👩‍👩‍👧.png', '👩‍👩‍👧.png'],
    ['\u3164\u200B\uFEFF', 'file'],
    ['dir/', 'dir'],
  ])('%j is kept as %j', (raw, name) => {
    expect(fileName(raw)).toBe(name);
  });

  it('a long one is cut between letters, and keeps its ending', () => {
    const name = fileName(`${'가'.repeat(300)}.hwpx`);
    expect(name).toMatch(/^가+\.hwpx$/);
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
  });

  it('whatever comes: one part, seen, not hidden, short, and the same when it comes again', () => {
    const raw = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.string({ unit: 'grapheme' }),
      fc
        .array(fc.constantFrom('.', '/', '\\', ' ', '가', 'a', '\u202E', '\u200D', '\0'), { maxLength: 40 })
        .map((all) => all.join('')),
    );
    fc.assert(
      fc.property(raw, (given) => {
        const name = fileName(given);
        expect(name).toMatch(/^[^./\\\s\p{Cc}][^/\\\p{Cc}\u202A-\u202E\u2066-\u2069]*$/u);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
        expect(fileName(name)).toBe(name);
      }),
      { numRuns: 2_000 },
    );
  });
});
