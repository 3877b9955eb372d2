import { twoOf } from '../../src/core/pair.ts';
import type { Store } from '../../src/hub/ports/store.ts';
import { draft, edit, erase, react, say, whisper } from '../../src/stores/contract/stage.ts';

const gildong = { id: 'p-1', nickname: '홍길동' };
const soyeon = { id: 'p-2', nickname: '김소연' };
const webhook = { id: 'p-4', nickname: '배포', webhook: '#부엌' };
const state = { room: '#부엌', bans: [{ who: soyeon, address: null, reason: '도배' }], topic: null };

const picture = { name: '고양이.png', type: 'image/png', size: 70_000, width: 640, height: 480 };

/** Before version 3 nobody noted by which gateway a token was given. */
const login = (digest: string, since: number) => ({ digest, via: '', since });

/** A little of everything that a database of this version holds. */
export async function writeSample({ logs, people, files, notes }: Store, version: number): Promise<void> {
  if (version >= 2) {
    await people.put({ id: 'p-3', nickname: '알림이', owner: false, since: 3, bot: true }, login('d-3', 3));
    await people.put({ ...webhook, owner: false, since: 4, bot: true }, login('d-4', 4));
  }
  await people.put({ ...gildong, owner: true, since: 1 }, login('d-1', 1));
  await people.put({ ...soyeon, owner: false, since: 2 }, login('d-2', 2));
  if (version >= 3) {
    const member = {
      id: 'p-5',
      nickname: '회원',
      owner: false,
      since: 5,
      password: '$scrypt$ln=15,r=8,p=3$c2FsdA$aGFzaA',
    };
    await people.put(member, login('d-5', 5));
    await people.put(member, { digest: 'd-6', via: 'irc', since: 6 });
  }
  if (version >= 11) {
    const passkey = { id: 'k-1', key: 'pQECAyYg', count: 0, name: '전화기', since: 24 };
    await people.put(
      { id: 'p-6', nickname: '패스키', owner: false, since: 6, proofs: { passkeys: [passkey] } },
      login('d-7', 7),
    );
  }
  await notes.put('invite', '열쇠');
  const { log: room } = await logs.open({ room: '#부엌' }, 'log-room');
  const { log: pair } = await logs.open({ pair: twoOf('p-1', 'p-2') }, 'log-pair');
  await logs.append(room, [say(gildong, '안녕 "모두"', { id: 'e-1', at: 10, key: 'k-1' })], state);
  await logs.append(
    room,
    [say(gildong, '지울 말', { id: 'e-2', at: 11 }), edit(gildong, 'e-1', '안녕', { id: 'e-3', at: 12 })],
    null,
  );
  await logs.append(
    room,
    [edit(gildong, 'e-2', '또', { id: 'e-4', at: 13 }), erase(gildong, 'e-2', { id: 'e-5', at: 14 })],
    null,
  );
  if (version >= 4) {
    await logs.append(room, [react(gildong, 'e-1', '👍', { id: 'e-7', at: 15 })], null);
    await people.read('p-2', { log: room, seq: 3, at: 12 });
  }
  await logs.append(pair, [whisper(soyeon, gildong, '길동아 안녕?', { id: 'e-6', at: 20, key: 'k-1' })], null);
  if (version >= 5) {
    for (const id of ['f-1', 'f-2']) await files.put({ id, ...picture, by: 'p-2', at: 21, sum: `sum of ${id}` });
    const seen = [{ id: 'f-1', ...picture }];
    const event = { on: 'whispered', by: soyeon, to: gildong, files: seen, text: '' } as const;
    await logs.append(pair, [draft(event, { id: 'e-8', at: 22 })], null);
  }
  if (version >= 8) await people.block({ by: 'p-1', who: soyeon, at: 23 });
  if (version >= 9) await people.came('p-2', { log: 'log-room', seq: 2 });
  if (version >= 12) {
    const by = { id: 'p-1', nickname: '홍길동' };
    await people.invite({
      id: 'i-1',
      secret: 's-1',
      by,
      owner: true,
      room: '#부엌',
      uses: 3,
      at: 24,
      until: 25,
      came: [],
    });
    await people.cameBy('i-1', 'p-2');
  }
}

/** Everything that was written, read by way of the store. */
export async function readAll({ logs, people, files, notes }: Store, version: number) {
  const rooms = await logs.rooms();
  const pairs = [await logs.pairsOf('p-1'), await logs.pairsOf('p-2')];
  const pages = ['log-room', 'log-pair'].map((log) => logs.page(log, { after: 0, limit: 99 }));
  return {
    rooms,
    pairs,
    pages: await Promise.all(pages),
    people: [await people.byToken('d-1'), await people.byToken('d-2'), await people.byToken('d-3')],
    holders: await people.holders(),
    logins: await Promise.all(['p-1', 'p-3', 'p-5'].map((person) => people.logins(person))),
    answers: [await logs.answerTo('p-1', 'k-1'), await logs.answerTo('p-2', 'k-1')],
    reads: version >= 4 ? await people.readsOf('p-2') : [],
    files: version >= 5 ? [await files.find('f-1'), await files.unsaid(), await files.uses()] : [],
    blocks: version >= 8 ? await people.blocks() : [],
    came: version >= 9 ? await people.came('p-2', { log: 'log-room', seq: 99 }) : 99,
    invites: version >= 12 ? await people.invites() : [],
    invite: await notes.get('invite'),
  };
}
