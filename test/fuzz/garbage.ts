import { commands } from '../../src/protocol/commands.ts';
import { chanceFrom } from '../faults/stage/chance.ts';

type Chance = ReturnType<typeof chanceFrom>;

const WORDS = [
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype', 'then', 'length'],
  ...[
    '#광장',
    '광장',
    '홍길동',
    'Аdmin',
    'bob\r\nJOIN #광장',
    'a,b',
    ':',
    '@',
    '*',
    '\0',
    '\ud83d',
    '\u202e',
    '\u200b',
  ],
  ...["'; DROP TABLE entry;--", '../../etc/passwd', '%00', '{{7*7}}', '<img src=x onerror=1>', 'a'.repeat(5_000), ''],
];

/** Seeded nonsense, from what is nearly right to what is nothing at all. */
export class Garbage {
  readonly chance: Chance;

  constructor(seed: number) {
    this.chance = chanceFrom(seed);
  }

  one<T>(of: readonly T[]): T {
    return of[this.chance(0, of.length)] as T;
  }

  word(): string {
    if (this.chance(0, 3) > 0) return this.one(WORDS);
    return Array.from({ length: this.chance(0, 30) }, () => String.fromCodePoint(this.chance(0, 0xffff))).join('');
  }

  bytes(most = 300): Buffer {
    return Buffer.from(Array.from({ length: this.chance(1, most) }, () => this.chance(0, 256)));
  }

  value(depth = 4): unknown {
    switch (this.chance(0, depth > 0 ? 9 : 6)) {
      case 0:
        return this.word();
      case 1:
        return this.one([0, -1, 1.5, 1e308, Number.MAX_SAFE_INTEGER, 7]);
      case 2:
        return this.one([true, false, null]);
      case 3:
        return { $gt: '' };
      case 6:
        return Array.from({ length: this.chance(0, 5) }, () => this.value(depth - 1));
      case 7:
        return this.object(depth - 1);
      default:
        return this.word();
    }
  }

  object(depth = 3): Record<string, unknown> {
    const text = Array.from({ length: this.chance(0, 6) }, () => {
      return `${JSON.stringify(this.word())}:${JSON.stringify(this.value(depth)) ?? 'null'}`;
    });
    // By way of the text, so that `__proto__` is a key like any other.
    return JSON.parse(`{${text.join(',')}}`);
  }

  /** A command that has the right fields, with wrong things in them or right ones. */
  command(): { readonly name: unknown; readonly payload: Record<string, unknown> } {
    const name = this.one(Object.keys(commands) as (keyof typeof commands)[]);
    const fields = Object.keys(commands[name].payload.properties);
    const given = fields.filter(() => this.chance(0, 4) > 0).map((field) => [field, this.#field(field)]);
    const payload = { ...Object.fromEntries(given), ...(this.chance(0, 8) === 0 && this.object(1)) };
    return { name: this.chance(0, 12) === 0 ? this.value(1) : name, payload };
  }

  #field(field: string): unknown {
    if (this.chance(0, 3) === 0) return this.value(2);
    if (field === 'room' || field === 'aside') return this.one(['#광장', '#부엌', '#하나']);
    if (field === 'nickname' || field === 'to') return this.one(['홍길동', '김소연', `손님${this.chance(0, 9)}`]);
    if (field === 'text' || field === 'reason') return `글 ${this.chance(0, 1_000)}`;
    if (field === 'limit' || field === 'seconds' || field === 'after') return this.chance(0, 20);
    return this.value(1);
  }

  /** Cut anywhere, a bit turned, a piece twice. */
  torn(bytes: Buffer): Buffer {
    const copy = Buffer.from(bytes);
    if (copy.length === 0) return copy;
    const at = this.chance(0, copy.length);
    if (this.chance(0, 2) === 0) copy[at] = (copy[at] ?? 0) ^ (1 << this.chance(0, 8));
    return this.chance(0, 3) === 0
      ? Buffer.concat([copy.subarray(0, at), copy])
      : copy.subarray(0, this.chance(1, copy.length + 1));
  }
}
