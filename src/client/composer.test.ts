import { describe, expect, test } from 'vitest';
import { Composer, type Editable } from './composer.ts';
import { TestShelf } from './testing/shelf.ts';

function composed(mine: readonly Editable[] = [], shelf = new TestShelf()) {
  return new Composer({ shelf, room: '#광장', mine: () => mine });
}

const two = [
  { id: '1', text: 'one' },
  { id: '2', text: 'two' },
];

describe('the box', () => {
  test('counts code points, and shows the count from 90 % on (UX 13)', () => {
    const box = composed();
    box.text = '😀'.repeat(3_599);
    expect(box.fullness).toEqual({ used: 3_599, left: 401, show: false });
    box.text = '😀'.repeat(3_600);
    expect(box.fullness.show).toBe(true);
    box.text = '😀'.repeat(4_000);
    expect([box.fullness.left, box.sendable]).toEqual([0, true]);
    box.text = '😀'.repeat(4_001);
    expect([box.fullness.left, box.sendable]).toEqual([-1, false]);
  });

  test('sends nothing that nobody would see (UX 8)', () => {
    const box = composed();
    for (const text of ['', ' \n', 'ㅤ', '\u200b']) {
      box.text = text;
      expect(box.sendable).toBe(false);
    }
  });

  test('keeps the draft of its room over a reload, but not an edit (UX 12)', () => {
    const shelf = new TestShelf();
    const box = composed(two, shelf);
    box.text = '쓰다 만';
    expect(composed([], shelf).text).toBe('쓰다 만');
    expect(new Composer({ shelf, room: '#other', mine: () => [] }).text).toBe('');
    box.edit('1');
    box.text = 'one!';
    expect(composed([], shelf).text).toBe('쓰다 만');
    box.cancel();
    expect([box.text, box.editing]).toEqual(['쓰다 만', null]);
    box.taken();
    expect(composed([], shelf).text).toBe('');
  });

  test('↑ in the empty box edits my last message, and goes on to the one before while nothing is changed (UX 10, 11)', () => {
    const box = composed(two);
    expect([box.up(), box.editing, box.text]).toEqual([true, '2', 'two']);
    expect([box.up(), box.editing, box.text]).toEqual([true, '1', 'one']);
    expect([box.up(), box.editing]).toEqual([false, '1']);
    expect([box.down(), box.editing]).toEqual([true, '2']);
    expect([box.down(), box.editing, box.text]).toEqual([true, null, '']);
    expect(box.down()).toBe(false);
    box.up();
    box.text = 'two!';
    expect([box.up(), box.down(), box.text]).toEqual([false, false, 'two!']);
  });

  test('↑ does nothing in a box in which something is written (UX 11)', () => {
    const box = composed(two);
    box.text = 'hm';
    expect([box.up(), box.text, box.editing]).toEqual([false, 'hm', null]);
  });

  test('↑ walks the lines that were sent where there is no message to edit (UX 11)', () => {
    const box = composed();
    for (const line of ['/who', '/nick 길동']) {
      box.text = line;
      box.taken();
    }
    expect([box.up(), box.text]).toEqual([true, '/nick 길동']);
    expect([box.up(), box.text]).toEqual([true, '/who']);
    expect(box.up()).toBe(false);
    expect([box.down(), box.text]).toEqual([true, '/nick 길동']);
    expect([box.down(), box.text]).toEqual([true, '']);
  });

  test('works where nothing can be kept', () => {
    const full = {
      getItem: () => {
        throw new Error('forbidden');
      },
      setItem: () => {
        throw new Error('full');
      },
      removeItem: () => {
        throw new Error('forbidden');
      },
    };
    const box = new Composer({ shelf: full, room: '#광장', mine: () => [] });
    box.text = 'hi';
    box.taken();
    expect(box.text).toBe('');
  });
});
