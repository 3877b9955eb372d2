import { expect, test } from 'vitest';
import { decideRoom } from '../../../src/core/room.ts';
import { answers, heard, ROOM, scene } from './scene.ts';

const at = scene();

test('[T8] what a page says of itself is one line; that it is taken away is none', async () => {
  const one = await at.come('one');
  const two = await at.come('two', { caps: ['message-tags'] });
  await answers(one, `PRIVMSG ${ROOM} :https://example.com`);
  const room = at.house.hub.rooms.named(ROOM)!;
  const [entry] = (await at.house.hub.store.logs.page(room.log, { before: 99, limit: 1 })).entries;
  const by = at.house.hub.people.named('one')!;
  await heard(two);
  for (const text of ['부엌 이야기\n요리법', '']) {
    await new Promise<void>((resolve) => {
      room.mailbox.put({
        by: by.id,
        key: null,
        asking: null,
        about: entry!.id,
        decide: (state, { target, at: now }) =>
          decideRoom(
            state,
            by.actor,
            { do: 'preview', target, text, reads: 'https://example.com', picture: null },
            now,
          ),
        settle: () => resolve(),
      });
    });
  }
  expect(await heard(one)).toEqual([`:irc.sokdak NOTICE ${ROOM} :링크: 부엌 이야기 – 요리법`]);
  expect(await heard(two)).toEqual([
    expect.stringMatching(new RegExp(`^@\\+draft/reply=ID :irc\\.sokdak NOTICE ${ROOM} :링크: 부엌 이야기 – 요리법$`)),
  ]);
});
