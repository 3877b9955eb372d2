import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CommandName, commands } from '../../src/protocol/commands.ts';
import { type House, openHouse, usual } from '../plays/house.ts';
import { http } from '../plays/voices/http.ts';
import { straight } from '../plays/voices/hub.ts';
import { irc } from '../plays/voices/irc.ts';
import { socketio } from '../plays/voices/socketio.ts';
import type { WayIn } from '../plays/voices/voice.ts';
import { websocket } from '../plays/voices/websocket.ts';
import { Trials, WHO, type Who } from './cells.ts';

/** Who may what, of somebody else's, in a room that the outsider is not in. */
const TABLE = `
           owner          moderator      former        member        guest         outsider        nameless
hello      ok             ok             ok            ok            ok            ok              ok
mark       ok             ok             ok            ok            ok            ok              ok
rename     ok             ok             ok            ok            ok            ok              not_named
away       ok             ok             ok            ok            ok            ok              not_named
join       ok             ok             ok            ok            ok            ok              not_named
leave      ok             ok             ok            ok            ok            not_in_room     not_named
rooms      ok             ok             ok            ok            ok            ok              not_named
who        ok             ok             ok            ok            ok            not_in_room     not_named
topic      ok             ok             not_allowed   not_allowed   not_allowed   not_in_room     not_named
slow       ok             ok             not_allowed   not_allowed   not_allowed   not_in_room     not_named
set-room   ok             ok             not_allowed   not_allowed   not_allowed   not_in_room     not_named
delete-room ok            not_allowed    not_allowed   not_allowed   not_allowed   not_allowed     not_named
level      ok             ok             ok            ok            ok            not_in_room     not_named
say        ok             ok             ok            ok            ok            not_in_room     not_named
whisper    ok             ok             ok            ok            ok            not_here        not_named
edit       not_yours      not_yours      not_yours     not_yours     not_yours     no_such_message not_named
delete     ok             ok             not_yours     not_yours     not_yours     no_such_message not_named
react      ok             ok             ok            ok            ok            no_such_message not_named
remove-preview no_change    no_change      not_yours     not_yours     not_yours     no_such_message not_named
typing     ok             ok             ok            ok            ok            not_in_room     not_named
links      ok             ok             ok            ok            ok            ok              not_named
pin        ok             ok             not_allowed   not_allowed   not_allowed   no_such_message not_named
unpin      no_change      no_change      not_allowed   not_allowed   not_allowed   no_such_message not_named
pins       ok             ok             ok            ok            ok            not_in_room     not_named
history    ok             ok             ok            ok            ok            no_such_log     not_named
search     ok             ok             ok            ok            ok            not_in_room     not_named
pairs      ok             ok             ok            ok            ok            not_here        not_named
logs       ok             ok             ok            ok            ok            ok              not_named
seek       ok             ok             ok            ok            ok            no_such_log     not_named
read       ok             ok             ok            ok            ok            no_such_log     not_named
whois      ok             ok             ok            ok            ok            ok              not_named
block      ok             ok             ok            ok            ok            ok              not_named
unblock    no_such_person no_such_person no_such_person no_such_person no_such_person no_such_person not_named
blocks     ok             ok             ok            ok            ok            ok              not_named
push       not_allowed    not_allowed    not_allowed   ok            not_allowed   not_allowed     not_named
invite     ok             ok             ok            ok            ok            not_in_room     not_named
add-invite ok             ok             ok            ok            ok            not_in_room     not_named
invites    ok             ok             ok            ok            ok            not_in_room     not_named
remove-invite no_such_invite no_such_invite no_such_invite no_such_invite no_such_invite no_such_invite not_named
kick       ok             ok             not_allowed   not_allowed   not_allowed   not_allowed     not_named
ban        ok             ok             not_allowed   not_allowed   not_allowed   not_allowed     not_named
bans       ok             ok             not_allowed   not_allowed   not_allowed   not_allowed     not_named
unban      no_such_person no_such_person not_allowed   not_allowed   not_allowed   not_allowed     not_named
mute       ok             ok             not_allowed   not_allowed   not_allowed   not_allowed     not_named
unmute     no_such_person no_such_person not_allowed   not_allowed   not_allowed   not_allowed     not_named
server-ban ok             not_allowed    not_allowed   not_allowed   not_allowed   not_allowed     not_named
server-unban no_such_person not_allowed  not_allowed   not_allowed   not_allowed   not_allowed     not_named
server-bans ok            not_allowed    not_allowed   not_allowed   not_allowed   not_allowed     not_named
server-mute ok            not_allowed    not_allowed   not_allowed   not_allowed   not_allowed     not_named
server-unmute no_such_person not_allowed not_allowed   not_allowed   not_allowed   not_allowed     not_named
report     ok             ok             ok            ok            ok            no_such_message not_named
acts       ok             ok             not_allowed   not_allowed   not_allowed   not_allowed     not_named
filter     ok             ok             not_allowed   not_allowed   not_allowed   not_allowed     not_named
filters    ok             ok             not_allowed   not_allowed   not_allowed   not_allowed     not_named
try-filter ok             ok             not_allowed   not_allowed   not_allowed   not_allowed     not_named
role       ok             not_allowed    not_allowed   not_allowed   not_allowed   not_allowed     not_named
lock       ok             not_allowed    not_allowed   not_allowed   not_allowed   not_allowed     not_named
claim      ok             ok             ok            ok            ok            ok              not_named
login      wrong_login    wrong_login    wrong_login   wrong_login   wrong_login   wrong_login     wrong_login
passkey-challenge ok       ok             ok            ok            ok            ok              ok
add-passkey wrong_login    wrong_login   wrong_login   wrong_login   wrong_login   wrong_login     not_named
passkeys   ok             ok             ok            ok            ok            ok              not_named
remove-passkey no_such_login no_such_login no_such_login no_such_login no_such_login no_such_login     not_named
provider no_provider no_provider no_provider no_provider no_provider no_provider no_provider
provider-answer wrong_login wrong_login wrong_login wrong_login wrong_login wrong_login wrong_login
login-link ok             ok             ok            ok            ok            ok              not_named
logins     ok             ok             ok            ok            ok            ok              not_named
logout     no_such_login  no_such_login  no_such_login no_such_login no_such_login no_such_login   not_named
forget     no_such_person not_allowed    not_allowed   not_allowed   not_allowed   not_allowed     not_named
people     ok             not_allowed    not_allowed   not_allowed   not_allowed   not_allowed     not_named
end        no_such_login  not_allowed    not_allowed   not_allowed   not_allowed   not_allowed     not_named
settings   ok             not_allowed    not_allowed   not_allowed   not_allowed   not_allowed     not_named
set        ok             not_allowed    not_allowed   not_allowed   not_allowed   not_allowed     not_named
figures    ok             not_allowed    not_allowed   not_allowed   not_allowed   not_allowed     not_named
reset-password no_such_person not_allowed    not_allowed   not_allowed   not_allowed   not_allowed     not_named
add-bot    ok             not_allowed    not_allowed   not_allowed   not_allowed   not_allowed     not_named
bots       ok             not_allowed    not_allowed   not_allowed   not_allowed   not_allowed     not_named
remove-bot no_such_person not_allowed    not_allowed   not_allowed   not_allowed   not_allowed     not_named
`;

const rows = TABLE.trim()
  .split('\n')
  .slice(1)
  .map((row) => row.trim().split(/\s+/));

interface Gateway {
  readonly way: WayIn;
  /** The columns that can be told apart there. */
  readonly who: readonly Who[];
  /** The commands that it has a word for; null for all. */
  readonly commands: ReadonlySet<string> | null;
}

/** Over HTTP each request says who asks; an IRC client has no word for some commands, and none of its own for an account. */
const GATEWAYS: readonly Gateway[] = [
  ...[straight, socketio, websocket].map((way) => ({ way, who: WHO, commands: null })),
  { way: http, who: WHO.filter((who) => who !== 'nameless'), commands: null },
  {
    way: irc,
    who: ['owner', 'moderator', 'former', 'guest'],
    commands: new Set(
      'say delete react rename topic away kick ban unban mute unmute role slow set-room pin lock join leave whisper block unblock server-ban server-unban server-mute server-unmute add-invite invites remove-invite'.split(
        ' ',
      ),
    ),
  },
];

describe.each(GATEWAYS.map((gateway) => [gateway.way.name, gateway] as const))(
  'who may what by %s',
  (_, { way, who: columns, commands: known }) => {
    let house: House;
    let trials: Trials;
    beforeAll(async () => {
      house = await openHouse(usual());
      trials = await Trials.begin(house, way);
    });
    afterAll(() => house.stop());

    test('[M1] [R5] the premise: all but the outsider are in the room; he is a person, elsewhere', async () => {
      expect(await trials.premise()).toEqual(['김민수', '김소연', '성춘향', '심청', '이몽룡', '홍길동']);
      expect(await trials.outsiderIsSomewhere()).toBe(true);
    });

    test.each(rows.filter(([name = '']) => known?.has(name) ?? true))(
      '[S1] [R5] [L4] [L5] [M1] [M10] [M11] [B1] %s: %s for the owner, %s for a moderator, %s when he is none any more',
      async (name, ...expected) => {
        const found: string[] = [];
        const nameless = await way.come(house, null);
        for (const who of columns) {
          found.push(await trials.try(who, name as CommandName, who === 'nameless' ? nameless : undefined));
        }
        nameless.lose();
        expect(found).toEqual(expected.filter((_, nth) => columns.includes(WHO[nth] ?? 'nameless')));
      },
    );
  },
);

test('the table has every command, and no other', () => {
  expect(rows.map(([name]) => name)).toEqual(Object.keys(commands));
});
