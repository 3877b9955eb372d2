import { Type } from 'typebox';
import type { Hub } from '../../../hub/hub.ts';
import { wholeRoom } from '../../../hub/whole-room.ts';
import { RoomName } from '../../../protocol/schema.ts';
import { askEntering, callerOf, type Desk, fieldsOf } from '../api/ask.ts';
import type { Row } from '../api/row.ts';
import { sendRefusal } from '../api/status.ts';
import { momentsIn } from './moments.ts';
import { sendRoom } from './send.ts';

const TAKES = {
  room: RoomName,
  zone: Type.Optional(Type.String({ maxLength: 64, description: 'where you are, as `Asia/Seoul`; left out: UTC' })),
};

/** A room to take home. */
export function archiveRow(desk: Desk, hub: Hub): Row {
  return {
    ...{ method: 'GET', path: '/api/rooms/:room/archive.html', also: ['enter'], takes: TAKES, answers: null },
    answersAs: 'text/html',
    says: 'All that you may read of a room, as one HTML file that opens anywhere: pictures are in it, up to 1 MB each and 24 MB in all, other files are named. No whispers.',
    example: 'curl -H "Authorization: Bearer $TOKEN" -OJ "$URL/api/rooms/부엌/archive.html?zone=Asia/Seoul"',
    async run(request, response) {
      const { language } = desk.whenceOf(request);
      const { room = '', zone = 'UTC', enter } = fieldsOf(request, TAKES);
      const moments = momentsIn(String(zone), language);
      if (!moments) return sendRefusal(response, { code: 'bad_request', detail: 'zone: as Asia/Seoul' }, { language });
      const found = await callerOf(desk, request, null);
      if ('code' in found) return sendRefusal(response, found, { language });
      const { caller } = found;
      const looked = await (enter === 'no' ? caller.ask('who', { room }) : askEntering(caller, 'who', { room }));
      if (!looked.ok) return sendRefusal(response, looked.refusal, { language });
      const { person } = caller;
      const whole = person ? wholeRoom(hub, person, String(room)) : ({ code: 'not_named' } as const);
      if (!person || 'code' in whole)
        return sendRefusal(response, 'code' in whole ? whole : { code: 'not_named' }, { language });
      return sendRoom(hub, whole, { response, reader: { nickname: person.person.nickname, language, moments } });
    },
  };
}
