import type { Answer, Payload } from '../../../protocol/commands.ts';
import type { WireEntry } from '../../../protocol/events.ts';
import type { Client } from '../client.ts';
import { isChannel, nickIn } from '../names.ts';
import { dated } from '../rooms/replay.ts';
import { readTags } from '../wire/tags.ts';
import type { Row } from './row.ts';

type Hit = Answer<'search'>['hits'][number];

const ATTRIBUTE = /^(?:in|from|after|before|text|limit)=/;
const MOMENT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** github.com/emersion/soju, doc/ext/search.md. Found are the lines around what was sought, the oldest first. */
export const search: Row = {
  name: 'SEARCH',
  syntax: 'text=…[;in=#room|nickname][;from=nickname][;after=…][;before=…][;limit=…]',
  least: 1,
  when: 'after',
  says: 'Messages by what they say, in the rooms that you are in and in your own whispers.',
  async run({ client, params, reply }) {
    const wish = wishIn(params.join(' '));
    if (typeof wish === 'string') return reply.fail('SEARCH', 'INVALID_PARAMS', [wish], 'Invalid parameters');
    const about = { command: 'SEARCH', target: wish.room ?? wish.with ?? wish.from ?? '*' };
    const found = await client.get('search', wish, reply.refusing(about));
    if (!found) return;
    const lines = found.hits.toReversed().flatMap((hit) => dated(client, entryOf(hit, client)));
    await reply.batch('soju.im/search', [], lines);
  },
};

/** Words without any attribute are the text. A string names the attribute that can't be understood. */
function wishIn(written: string): Payload<'search'> | string {
  const given = ATTRIBUTE.test(written) ? readTags(written) : new Map([['text', written]]);
  const [after, before] = [momentIn(given.get('after')), momentIn(given.get('before'))];
  if (after === null) return 'after';
  if (before === null) return 'before';
  const limit = given.get('limit');
  if (limit !== undefined && !/^[1-9]\d{0,8}$/.test(limit)) return 'limit';
  const [place, from] = [given.get('in'), given.get('from')];
  return {
    query: given.get('text') ?? '',
    ...(place !== undefined && (isChannel(place) ? { room: place } : { with: nickIn(place) })),
    ...(from !== undefined && { from: nickIn(from) }),
    ...(after !== undefined && { after }),
    // What is said at that moment is wanted here too.
    ...(before !== undefined && { before: before + 1 }),
    ...(limit !== undefined && { limit: Math.min(Number(limit), 100) }),
  };
}

/** ms since 1970; null where it is no moment. */
function momentIn(written: string | undefined): number | null | undefined {
  if (written === undefined) return undefined;
  const at = MOMENT.test(written) ? Date.parse(written) : Number.NaN;
  return Number.isNaN(at) ? null : at;
}

function entryOf({ log, seq, id, at, by, text, room, with: other }: Hit, client: Client): WireEntry {
  const message = { log, seq, id, at, by, text };
  if (room !== undefined || !other) return { ...message, on: 'said', room: room ?? '' };
  return { ...message, on: 'whispered', to: client.isMe(by.id) ? other : client.person };
}
