import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CommandName, commands } from '../../src/protocol/commands.ts';
import { type House, openHouse, usual } from '../plays/house.ts';
import { straight } from '../plays/voices/hub.ts';
import { socketio } from '../plays/voices/socketio.ts';
import { websocket } from '../plays/voices/websocket.ts';
import { Trials, WHO } from './cells.ts';

/** Who may what, of somebody else's, in a room that the outsider is not in. */
const TABLE = `
          owner       member       outsider         nameless
hello     ok          ok           ok               ok
join      ok          ok           ok               not_named
leave     ok          ok           not_in_room      not_named
say       ok          ok           not_in_room      not_named
whisper   ok          ok           not_here         not_named
edit      not_yours   not_yours    no_such_message  not_named
delete    ok          not_yours    no_such_message  not_named
react     ok          ok           no_such_message  not_named
links     ok          ok           ok               not_named
history   ok          ok           no_such_log      not_named
logs      ok          ok           ok               not_named
seek      ok          ok           no_such_log      not_named
rename    ok          ok           ok               not_named
who       ok          ok           not_in_room      not_named
rooms     ok          ok           ok               not_named
topic     ok          not_allowed  not_in_room      not_named
typing    ok          ok           not_in_room      not_named
away      ok          ok           ok               not_named
invite    ok          ok           not_in_room      not_named
whois     ok          ok           ok               not_named
mark      ok          ok           ok               ok
read      ok          ok           no_such_log      not_named
kick      ok          not_allowed  not_allowed      not_named
ban       ok          not_allowed  not_allowed      not_named
bans      ok          not_allowed  not_allowed      not_named
unban     no_such_person not_allowed not_allowed    not_named
slow      ok          not_allowed  not_in_room      not_named
lock      ok          not_allowed  not_allowed      not_named
add-bot   ok          not_allowed  not_allowed      not_named
bots      ok          not_allowed  not_allowed      not_named
remove-bot no_such_person not_allowed not_allowed   not_named
claim     ok          ok           ok               not_named
login     wrong_login wrong_login  wrong_login      wrong_login
logins    ok          ok           ok               not_named
logout    no_such_login no_such_login no_such_login not_named
`;

const rows = TABLE.trim().split('\n').slice(1);

describe.each([straight, socketio, websocket].map((way) => [way.name, way] as const))(
  'who may what by %s',
  (_, way) => {
    let house: House;
    let trials: Trials;
    beforeAll(async () => {
      house = await openHouse(usual());
      trials = await Trials.begin(house, way);
    });
    afterAll(() => house.stop());

    test('[M1] [R5] the premise: owner, member and guest are in the room; the outsider is a person, elsewhere', async () => {
      expect(await trials.premise()).toEqual(['김민수', '김소연', '홍길동']);
      expect(await trials.outsiderIsSomewhere()).toBe(true);
    });

    test.each(rows.map((row) => row.trim().split(/\s+/)))(
      '[S1] [R5] [L4] [L5] [M1] [B1] %s: %s for the owner, %s for a member, %s for who is outside, %s without a name',
      async (name, ...expected) => {
        const found: string[] = [];
        const nameless = await way.come(house, null);
        for (const who of WHO) {
          found.push(await trials.try(who, name as CommandName, who === 'nameless' ? nameless : undefined));
        }
        nameless.lose();
        expect(found).toEqual(expected);
      },
    );
  },
);

test('the table has every command, and no other', () => {
  expect(rows.map((row) => row.split(' ')[0])).toEqual(Object.keys(commands));
});
