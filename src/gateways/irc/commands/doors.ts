import { rulesLine } from '../told/doors.ts';
import type { Call, Row } from './row.ts';

/** What `set-room` with `past` is to all others; the rest of it is MODE and RULES. */
export const past: Row = {
  name: 'PAST',
  syntax: '#room on|off',
  least: 2,
  when: 'after',
  says: 'Let newcomers see what was said before they came, or hide it from them (owner, moderators).',
  run(call) {
    const [room = '', word = ''] = call.params;
    if (/^o(n|ff)$/i.test(word)) return set(call, 'PAST', { past: word.toLowerCase() === 'on' });
    call.reply.refuse({ code: 'bad_request', detail: 'on or off' }, { command: 'PAST', target: room });
  },
};

export const rules: Row = {
  name: 'RULES',
  syntax: '#room [:rules]',
  least: 1,
  when: 'after',
  says: 'See the rules of a room, or set them (owner, moderators); an empty line takes them away.',
  run(call) {
    const { client, reply } = call;
    const [room = '', text] = call.params;
    if (text !== undefined) return set(call, 'RULES', { rules: text });
    const ok = (view: { readonly rules?: string }) => {
      if (view.rules) reply.line(rulesLine(room, view.rules, client.network.language));
    };
    return client.ask('who', { room }, { ok, no: reply.refusing({ command: 'RULES', target: room }) });
  },
};

function set({ client, reply, params: [room = ''] }: Call, command: string, change: object): Promise<void> {
  const hear = (told: Parameters<typeof client.wordsFor>[0]) => reply.event(client.wordsFor(told));
  return client.ask('set-room', { room, ...change }, { hear, no: reply.refusing({ command, target: room }) });
}
