import { register } from '../welcome/register.ts';
import type { Row } from './row.ts';

/** What `slow` is to all others. */
export const slow: Row = {
  name: 'SLOW',
  syntax: '#room <seconds>',
  least: 2,
  when: 'after',
  says: 'Set how many seconds everyone waits between two messages; 0 for none (owner, moderators).',
  run({ client, reply, params: [room = '', seconds = ''] }) {
    const about = { command: 'SLOW', target: room };
    if (!/^\d{1,5}$/.test(seconds)) return reply.refuse({ code: 'bad_request', detail: 'seconds' }, about);
    const hear = (told: Parameters<typeof client.wordsFor>[0]) => reply.event(client.wordsFor(told));
    return client.ask('slow', { room, seconds: Number(seconds) }, { hear, no: reply.refusing(about) });
  },
};

/** What `lock` is to all others. It is told to everyone, so to the one who asked, too. */
export const lock: Row = {
  name: 'LOCK',
  syntax: 'on|off [:reason]',
  least: 1,
  when: 'after',
  says: 'Let nobody new in, or let them in again (owner).',
  run({ client, reply, params: [word = '', reason = ''] }) {
    const about = { command: 'LOCK', target: word };
    if (!/^o(n|ff)$/i.test(word)) return reply.refuse({ code: 'bad_request', detail: 'on or off' }, about);
    return client.ask('lock', { on: word.toLowerCase() === 'on', reason }, { no: reply.refusing(about) });
  },
};

/** To the question that NICK and USER were refused for, or the proof of work. Then one comes in. */
export const answer: Row = {
  name: 'ANSWER',
  syntax: ':<answer>',
  least: 1,
  when: 'before',
  says: 'Answer the question that the server asks before it lets you in.',
  run({ client, reply, params }) {
    client.registration.answer(params.join(' '));
    return register(client, reply);
  },
};
