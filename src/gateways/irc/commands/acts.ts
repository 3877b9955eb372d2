import type { Answer } from '../../../protocol/commands.ts';
import { moment } from '../../../protocol/sentences.ts';
import { SERVER } from '../names.ts';
import { endOf } from '../told/moderation.ts';
import type { Row } from './row.ts';

/** Reports a message by its id, which `message-tags` gives. */
export const report: Row = {
  name: 'REPORT',
  syntax: '<msgid> [:reason]',
  least: 1,
  when: 'after',
  says: 'Ask those who look after a room to look at a message.',
  run: ({ client, reply, params: [id = '', ...reason] }) =>
    client.ask('report', { id, reason: reason.join(' ') }, { no: reply.refusing({ command: 'REPORT', target: id }) }),
};

/** The last 50: who did what to whom, why and until when. */
export const acts: Row = {
  name: 'ACTS',
  syntax: '#room|*',
  least: 1,
  when: 'after',
  says: 'What was done to keep order in a room (owner, moderators), or with * on the server (owner): the last first.',
  async run({ client, reply, params: [room = ''] }) {
    const query = room === '*' ? {} : { room };
    const found = await client.get('acts', query, reply.refusing({ command: 'ACTS', target: room }));
    for (const act of found?.acts ?? []) {
      reply.line({ source: SERVER, command: 'NOTICE', params: [client.nick, words(act, client.network.language)] });
    }
  },
};

type Act = Answer<'acts'>['acts'][number];

/** `2026-01-02 03:04:05 UTC 김소연 banned 도깨비 (2026-01-03 03:04:05 UTC까지): 광고` */
function words(act: Act, language: 'ko' | 'en'): string {
  const whom = 'who' in act && act.who ? act.who.nickname : 'range' in act ? (act.range ?? '') : '';
  const end = 'until' in act && act.until !== undefined ? endOf(act.until, language) : '';
  const reason = 'reason' in act && act.reason !== '' ? `: ${act.reason}` : '';
  const what = 'target' in act ? act.target : 'message' in act ? act.message : '';
  return [moment(act.at), act.by.nickname, act.on, whom, what, end].filter((word) => word !== '').join(' ') + reason;
}
