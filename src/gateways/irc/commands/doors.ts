import { ABILITIES, leastFor, ROLES } from '../../../core/roles.ts';
import { abilityWords } from '../../../protocol/room-words.ts';
import { SERVER } from '../names.ts';
import { rulesLine } from '../told/doors.ts';
import type { Call, Row } from './row.ts';

/** What `set-room` with `past` and `archived` is to all others; the rest of it is MODE and RULES. */
export const past: Row = switchRow({
  name: 'PAST',
  what: 'past',
  says: 'Let newcomers see what was said before they came, or hide it from them (owner, moderators).',
});

export const archive: Row = switchRow({
  name: 'ARCHIVE',
  what: 'archived',
  says: 'Let a room only be read from now on, and stand in no list; or open it again (owner).',
});

/** What `set-room` with `endsIn` is to all others. */
export const ends: Row = {
  name: 'ENDS',
  syntax: '#room <seconds>|off',
  least: 2,
  when: 'after',
  says: 'Let a room end in so many seconds, a minute to a year: it can only be read then; off: not at all (owner).',
  run(call) {
    const [room = '', word = ''] = call.params;
    const seconds = /^off$/i.test(word) ? '0' : word;
    if (/^\d{1,8}$/.test(seconds)) return set(call, 'ENDS', { endsIn: Number(seconds) });
    call.reply.refuse({ code: 'bad_request', detail: 'seconds, or off' }, { command: 'ENDS', target: room });
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

/** What `set-room` with `may` is to all others; without an ability it lists what holds. */
export const rights: Row = {
  name: 'RIGHTS',
  syntax: `#room [${ABILITIES.join('|')} guest|member|moderator|owner]`,
  least: 1,
  when: 'after',
  says: 'See who may do what in a room, or decide from which role on one may (owner).',
  async run(call) {
    const { client, reply } = call;
    const [room = '', word, least = ''] = call.params;
    const about = { command: 'RIGHTS', target: room };
    if (word === undefined) {
      const view = await client.get('who', { room }, reply.refusing(about));
      const { language } = client.network;
      for (const ability of view ? ABILITIES : []) {
        const text = `${ability} ${leastFor(ability, view?.may)}: ${abilityWords(ability, language)}`;
        reply.line({ source: SERVER, command: 'NOTICE', params: [client.nick, text] });
      }
      return;
    }
    const ability = ABILITIES.find((one) => one === word.toLowerCase());
    const role = ROLES.find((one) => one === least.toLowerCase());
    if (!ability || !role) return reply.refuse({ code: 'bad_request', detail: rights.syntax }, about);
    return set(call, 'RIGHTS', { may: { [ability]: role } });
  },
};

function switchRow({ name, what, says }: Pick<Row, 'name' | 'says'> & { readonly what: 'past' | 'archived' }): Row {
  return {
    name,
    syntax: '#room on|off',
    least: 2,
    when: 'after',
    says,
    run(call) {
      const [room = '', word = ''] = call.params;
      if (/^o(n|ff)$/i.test(word)) return set(call, name, { [what]: word.toLowerCase() === 'on' });
      call.reply.refuse({ code: 'bad_request', detail: 'on or off' }, { command: name, target: room });
    },
  };
}

function set({ client, reply, params: [room = ''] }: Call, command: string, change: object): Promise<void> {
  const hear = (told: Parameters<typeof client.wordsFor>[0]) => reply.event(client.wordsFor(told));
  return client.ask('set-room', { room, ...change }, { hear, no: reply.refusing({ command, target: room }) });
}
