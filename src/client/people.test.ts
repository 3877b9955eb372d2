import { describe, expect, test } from 'vitest';
import { People } from './people.ts';

const ROOM = '#광장';
const person = (nickname: string) => ({ id: nickname, nickname });
const names = (people: People) => people.all.map(({ nickname }) => nickname);

function met(...nicknames: string[]): People {
  const people = new People({ room: ROOM, me: () => '길동' });
  people.become(nicknames.map(person), nicknames.length);
  return people;
}

describe('the people of a room', () => {
  test('are sorted as the language does, me first', () => {
    expect(names(met('하늘', 'Zoe', '길동', 'adam', '가람'))).toEqual(['길동', '가람', '하늘', 'adam', 'Zoe']);
    const english = met('하늘', 'Zoe', '길동', 'adam');
    english.sortFor('en');
    expect(names(english)).toEqual(['길동', 'adam', 'Zoe', '하늘']);
  });

  test('[R2] come and go, in this room only, however often it is told', () => {
    const people = met('길동');
    people.told({ on: 'joined', room: ROOM, who: person('소연'), count: 2 });
    people.told({ on: 'joined', room: ROOM, who: person('소연'), count: 2 });
    people.told({ on: 'joined', room: '#other', who: person('철수'), count: 9 });
    expect([names(people), people.count]).toEqual([['길동', '소연'], 2]);
    people.told({ on: 'left', room: '#other', who: person('소연'), count: 0 });
    people.told({ on: 'left', room: ROOM, who: person('소연'), count: 1 });
    expect([names(people), people.count]).toEqual([['길동'], 1]);
  });

  test('[R25] are as many as a crowd is told to be, and those who are named once they are few again', () => {
    const people = met('길동', '소연');
    people.told({ on: 'crowd', room: ROOM, count: 241 });
    people.told({ on: 'crowd', room: '#other', count: 999 });
    expect([names(people), people.count]).toEqual([['길동', '소연'], 241]);
    people.told({ on: 'crowd', room: ROOM, count: 2, people: [person('길동'), person('가람')] });
    expect([names(people), people.count]).toEqual([['길동', '가람'], 2]);
  });

  test('[R7] bear their new nicknames, and stand where those belong', () => {
    const people = met('길동', '가람', '소연');
    people.told({ on: 'renamed', who: { id: '가람', nickname: '하늘' }, was: '가람' });
    people.told({ on: 'renamed', who: person('stranger'), was: 'x' });
    expect(names(people)).toEqual(['길동', '소연', '하늘']);
  });

  test('[M2] are gone when they are put out', () => {
    const people = met('길동', '소연');
    const place = { log: 'log', seq: 1, id: 'id', at: 1, by: person('길동'), reason: '' };
    people.told({ on: 'kicked', ...place, room: '#other', who: person('소연') });
    expect(people.count).toBe(2);
    people.told({ on: 'banned', ...place, room: ROOM, who: person('소연') });
    people.told({ on: 'banned', ...place, room: ROOM, who: person('소연') });
    expect([names(people), people.count]).toEqual([['길동'], 1]);
  });
});
