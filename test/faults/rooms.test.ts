import { expect } from 'vitest';
import { ROOMS_IN_ALL, ROOMS_PER_PERSON } from '../../src/core/limits.ts';
import { LineClient } from '../irc/line-client.ts';
import { form } from './stage/chance.ts';
import { experiment, open } from './stage/experiment.ts';
import { quantile } from './stage/figures.ts';
import { Guest } from './stage/guest.ts';
import { type Came, type Dial, type Line, socketioOver, websocket } from './stage/line.ts';
import { rest } from './stage/rest-line.ts';

const WISHED = form({ short: 60, long: 1_000 });
/** In the short form far fewer than there may be. */
const ROOMS = form({ short: 300, long: ROOMS_IN_ALL });
const MOST_MS = 2_000;

const codeOf = (answer: Came | null) => (answer?.error as { code?: string } | undefined)?.code;

const WAYS: readonly (readonly [string, Dial])[] = [
  ['plain WebSocket', websocket],
  ['Socket.IO', socketioOver('websocket')],
  ['REST', rest],
];

/** How each wish to enter one more room was answered. */
async function wishes(line: Line): Promise<readonly (string | undefined)[]> {
  const codes: (string | undefined)[] = [];
  for (let n = 0; n < WISHED; n += 1) codes.push(codeOf(await line.ask('join', { room: `#방${n}` })));
  return codes;
}

experiment(
  {
    id: 'D6',
    fault: `one person wants ${WISHED} rooms, over each way in`,
    holds: `${ROOMS_PER_PERSON} he gets, and a named error for the rest [R14]`,
    patience: 120_000,
  },
  async () => {
    const house = open();
    const { irc } = await house.up();
    // The room by which one comes in is one of them.
    const due = [
      ...Array.from({ length: ROOMS_PER_PERSON - 1 }, () => undefined),
      ...Array.from({ length: WISHED - ROOMS_PER_PERSON + 1 }, () => 'too_many'),
    ];
    for (const [n, [way, dial]] of WAYS.entries()) {
      const { line } = await new Guest(house, `욕심${n}`, dial).come();
      expect(await wishes(line), way).toEqual(due);
      line.close();
    }
    const client = await LineClient.come({ port: Number(new URL(irc).port) }, '욕심', { rooms: ['#광장'] });
    const told = await client.ask(...Array.from({ length: WISHED }, (_, n) => `JOIN #방${n}`));
    client.lose();
    expect(told.filter((line) => / JOIN /.test(line))).toHaveLength(ROOMS_PER_PERSON - 1);
    expect(told.filter((line) => / 405 /.test(line))).toHaveLength(WISHED - ROOMS_PER_PERSON + 1);
    return `${WAYS.length + 1} ways in, ${WISHED} rooms wished: ${ROOMS_PER_PERSON} each, then too_many (IRC: 405)`;
  },
);

experiment(
  {
    id: 'D6',
    fault: `${ROOMS} rooms, each made by one who enters it`,
    holds:
      'each is made; what is asked of one takes no longer for the others; the one too many gets a named error [R14]',
    patience: 600_000,
  },
  async () => {
    const house = open();
    const { line: probe } = await new Guest(house, '탐침', websocket).come();
    const makers = await Promise.all(
      Array.from(
        { length: Math.ceil(ROOMS / (ROOMS_PER_PERSON - 1)) },
        async (_, n) => (await new Guest(house, `목수${n}`, websocket).come()).line,
      ),
    );
    const waits: number[] = [];
    // The room by which all came in is there already.
    for (let n = 1; n < ROOMS; n += 1) {
      const maker = makers[n % makers.length] as Line;
      expect(await maker.ask('join', { room: `#방${n}` })).toMatchObject({ ok: true });
      if (n % 50 > 0) continue;
      const begun = performance.now();
      expect(await probe.ask('say', { room: '#광장', text: `말 ${n}` })).toMatchObject({ ok: true });
      waits.push(performance.now() - begun);
    }
    const over = codeOf(await probe.ask('join', { room: '#하나더' }));
    expect(over).toBe(ROOMS === ROOMS_IN_ALL ? 'too_many' : undefined);
    for (const line of [probe, ...makers]) line.close();
    const tenth = Math.max(1, Math.floor(waits.length / 10));
    const [first, last] = [waits.slice(0, tenth), waits.slice(-tenth)].map((part) => quantile(part, 0.5));
    expect(quantile(waits, 0.5)).toBeLessThan(MOST_MS);
    return `${ROOMS} rooms made, one more: ${over ?? 'made'}; an ack elsewhere p50 ${first?.toFixed(1)} ms among the first, ${last?.toFixed(1)} ms among the last`;
  },
);

/** One or two letters of every class that a name may be thought of in (Unicode's general categories). */
const CLASSES: Readonly<Record<string, readonly string[]>> = {
  'Lu, Ll, Lt': ['Abc', 'ǅ'],
  'Lm, Lo': ['ʰ', '부엌', '漢字', 'ไทย', 'ا', '٭'],
  'Mn, Mc, Me': ['e\u0301', 'क\u093e', 'a\u20dd', `e${'\u0301'.repeat(9)}`],
  'Nd, Nl, No': ['123', 'Ⅷ', '½'],
  'Pc, Pd, Ps, Pe': ['a_b', 'a-b', '(a)', '〔가〕'],
  'Pi, Pf, Po': ['«a»', 'a,b', 'a:b', 'a!b', '가·나'],
  'Sm, Sc, Sk, So': ['a+b', '₩', '^', '🍚', '👩‍👩‍👧', '🇰🇷'],
  'Zs, Zl, Zp': ['a b', 'a\u00a0b', 'a\u2028b', 'a\u2029b', '\u3000'],
  'Cc, Cf, Co, Cn': ['a\u0007b', 'a\u200bb', 'a\u202eb', '\ufeff', '\ue000', '\u{10ffff}'],
  Cs: ['\ud800'],
};

experiment(
  {
    id: 'D6',
    fault: 'room names of every Unicode class, over each way in',
    holds: 'the same verdict everywhere: made under the same name, or bad_room_name [N13] [R8]',
  },
  async () => {
    const house = open();
    const { irc } = await house.up();
    const lines = await Promise.all(
      WAYS.map(async ([, dial], n) => (await new Guest(house, `글꼴${n}`, dial).come()).line),
    );
    const client = await LineClient.come({ port: Number(new URL(irc).port) }, '글꼴', { rooms: ['#광장'] });
    let [made, refused] = [0, 0];
    for (const name of Object.values(CLASSES).flat()) {
      const verdicts: string[] = [];
      for (const line of lines) {
        const answer = await line.ask('join', { room: `#${name}` });
        verdicts.push(codeOf(answer) ?? String(answer?.room));
        if (answer?.ok === true) await line.ask('leave', { room: String(answer.room) });
      }
      expect(new Set(verdicts).size, `${JSON.stringify(name)}: ${verdicts}`).toBe(1);
      const [verdict = ''] = verdicts;
      if (verdict === 'bad_room_name') refused += 1;
      else made += 1;
      // What ends a word or a line in IRC never arrives as one name there.
      if (/[\s,:\0\ud800]/.test(name)) continue;
      const told = await client.ask(`JOIN #${name}`);
      const joined = told.find((line) => / JOIN /.test(line));
      expect(joined?.endsWith(`:${verdict}`) ?? false, `${JSON.stringify(name)} over IRC: ${told}`).toBe(
        verdict !== 'bad_room_name',
      );
      if (joined) await client.ask(`PART ${verdict}`);
    }
    for (const line of lines) line.close();
    client.lose();
    return `${made} names of ${Object.keys(CLASSES).length} groups of classes made, ${refused} refused, by 4 ways in: the same everywhere`;
  },
);
