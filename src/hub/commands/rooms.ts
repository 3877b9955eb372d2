import { done, type Verb } from './verb.ts';

export const rooms: Verb<'rooms'> = {
  needs: 'name',
  pace: 'ask',
  run({ hub, by }) {
    const all = [...hub.rooms.all()]
      .filter((room) => room.has(by) || room.admits(by))
      .map((room) => ({
        room: room.name,
        count: room.count,
        joined: room.has(by),
        ...(room.topic && { topic: room.topic.text }),
        ...(room.doors.private && { private: true as const }),
      }));
    return done<'rooms'>({ rooms: all });
  },
};
