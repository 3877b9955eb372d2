import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Hub } from '../../src/hub/hub.ts';
import { openHub, usual } from '../plays/house.ts';
import { turns, watched } from '../rules/watched-store.ts';
import { live, type Member, OWNER_SECRET } from './crowd.ts';
import { delays, ROOMS, steps } from './steps.ts';
import { type Known, Witness } from './witness.ts';

const RUNS = 60;

/** A hub over a store that takes now longer, now shorter. */
function slowHub(waits: readonly number[]): Promise<Hub> {
  let calls = 0;
  const wait = () => {
    calls += 1;
    return turns(waits[calls % waits.length]);
  };
  return openHub(
    usual({ settings: { ownerSecret: OWNER_SECRET }, openStore: async () => watched({ before: wait, after: wait }) }),
  );
}

/** Lets everyone live through all orders that chance finds, and looks at them afterwards. fast-check prints the seed. */
async function always(look: (hub: Hub, members: readonly Member[]) => Promise<void> | void): Promise<void> {
  const property = fc.asyncProperty(steps, delays, async (given, waits) => {
    const hub = await slowHub(waits);
    await look(hub, await live(hub, given));
    await hub.stop();
  });
  await fc.assert(property, { numRuns: RUNS });
}

const witnessesOf = (members: readonly Member[]) => members.flatMap(({ witnesses }) => witnesses);

test('[L1] [R3] [R6] whoever looked at a room is told what follows: each entry once, in one order, none left out', () =>
  always((_, members) => {
    for (const { since, heard } of witnessesOf(members).flatMap(({ known }) => known)) {
      expect(heard).toEqual(heard.map((_, index) => since + 1 + index));
    }
  }));

test('[L3] [R7] [R9] [R10] [R13] what one saw once and was told since is what a newcomer sees', () =>
  always(async (hub, members) => {
    const newcomer = new Witness(hub);
    await newcomer.come({ nickname: '나그네' });
    for (const room of ROOMS) await newcomer.look(room);
    for (const { now } of members) {
      await now.act({ do: 'mark' });
      for (const known of now.rooms.values()) expect(known.all).toEqual(freshOf(newcomer, known));
    }
  }));

function freshOf(newcomer: Witness, { room }: Known) {
  return newcomer.rooms.get(room)?.all;
}

test('[G1] [L2] an answer comes after what it is about; what was answered is kept where it was said to be', () =>
  always(async (_, members) => {
    for (const { early, written, now } of members) {
      expect(early).toEqual([]);
      for (const { log, seq, id } of written) {
        const { entries } = await now.get<'history'>({ do: 'history', log, after: seq - 1, limit: 1 }).catch(() => out);
        if (entries[0]) expect(entries[0].id).toBe(id);
      }
    }
  }));

/** He is no longer in that room. */
const out = { entries: [] };

test('[W1] [W2] [S16] whispers are told to the two alone: all after what hello says, each once and in one order', () =>
  always((_, members) => {
    for (const { id, told, toldSince, pairs } of witnessesOf(members)) {
      const whispers = told.flatMap((one) => (one.on === 'whispered' ? [one] : []));
      expect(whispers.filter(({ by, to }) => by.id !== id && to.id !== id)).toEqual([]);
      for (const log of new Set(whispers.map((whisper) => whisper.log))) {
        const seqs = toldSince.flatMap((one) => ('seq' in one && one.log === log ? [one.seq] : []));
        expect(seqs).toEqual(seqs.map((_, index) => (pairs.get(log) ?? 0) + 1 + index));
      }
    }
  }));
