import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished } from 'vitest';
import { isShown } from '../../src/core/file-type.ts';
import { GIF, png } from '../files/pictures.ts';
import { chanceFrom, form, SEED } from './stage/chance.ts';
import { canHave, smallDisk } from './stage/disk.ts';
import { experiment, open } from './stage/experiment.ts';
import { FileSender } from './stage/file-sender.ts';
import { Guest } from './stage/guest.ts';
import type { House } from './stage/house.ts';
import { websocket } from './stage/line.ts';

const KB = 1_024;
const MB = KB * KB;
const ROUNDS = form({ short: 1, long: 10 });
const KILLS = form({ short: 3, long: 60 });
const chance = chanceFrom(SEED);
/** What it may have grown by in the end; a garbage collector takes its time. */
const MOST_GROWTH = 50 * MB;
const JSON_BODY = { 'content-type': 'application/json' };

const rssOf = (pid: number) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * KB;

/** How many different bytes lie in the data folder. */
function keptIn({ data }: House): number {
  const kept = join(data, 'files', 'kept');
  return readdirSync(kept).reduce((sum, shelf) => sum + readdirSync(join(kept, shelf)).length, 0);
}

const SCRIPT = '<script>alert(1)</script>';

/** Names and bytes that somebody sends who means no good. */
const HOSTILE: readonly (readonly [name: string, type: string, bytes: Buffer])[] = [
  ['../../../etc/passwd', 'text/plain', Buffer.from('root')],
  ['..\\..\\sokdak.db', 'text/plain', Buffer.from('db')],
  ['%2e%2e%2fsokdak.db', 'text/plain', Buffer.from('db')],
  ['a\0.html', 'text/html', Buffer.from(SCRIPT)],
  ['x\r\nContent-Type: text/html\r\n\r\n', 'image/png', Buffer.from(SCRIPT)],
  ['page.html', 'text/html', Buffer.from(`<!doctype html>${SCRIPT}`)],
  ['logo.svg', 'image/svg+xml', Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${SCRIPT}</svg>`)],
  ['page.xhtml', 'application/xhtml+xml', Buffer.from(`<html xmlns="http://www.w3.org/1999/xhtml">${SCRIPT}</html>`)],
  ['both.gif', 'text/html', Buffer.concat([GIF, Buffer.from(SCRIPT)])],
  ['both.png', 'text/html', Buffer.concat([png(3, 3), Buffer.from(SCRIPT)])],
  ['bomb.png', 'image/png', png(20_000, 20_000)],
  ['fake.jpg', 'image/jpeg', Buffer.from('\xff\xd8\xff\xe0', 'latin1')],
  [`${'가'.repeat(1_000)}.png`, 'image/png', png(1, 1)],
];

experiment(
  {
    id: 'D8',
    fault:
      'hostile files: names that lead elsewhere, 50 MB, HTML, SVG, two things at once, a picture of 20,000 x 20,000, wrong sizes',
    holds: 'refused, or handed out so that nothing runs; memory +< 50 MB, nobody waits [F2] [F3] [F4] [F6]',
    patience: 240_000,
  },
  async () => {
    const house = open({ flags: ['--limits', 'off', '--files-per-person', '100000', '--files-in-all', '100000'] });
    const { pid } = await house.up();
    const mallory = await new FileSender(house, '말로리').come();
    const { line } = await new Guest(house, '탐침', websocket).come();
    const huge = new Uint8Array(50 * MB);
    const waits: number[] = [];
    let [refused, handedOut] = [0, 0];
    const before = rssOf(pid);
    for (let round = 0; round < ROUNDS; round += 1) {
      const giving = (async () => {
        const whole = await mallory.ask('POST', '/api/files?name=huge', { body: huge });
        const begun = await mallory.tus('POST', '/files', { headers: { 'upload-length': `${huge.length}` } });
        const small = await mallory.tus('POST', '/files', { headers: { 'upload-length': '10' } });
        const path = small?.headers.get('location') ?? '';
        const bytes = { 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' };
        const over = await mallory.tus('PATCH', path, { headers: bytes, body: huge.subarray(0, MB) });
        // A server that has heard enough may hang up while the rest is being sent.
        expect([413, undefined]).toContain(whole?.status);
        expect([begun?.status, small?.status]).toEqual([413, 201]);
        expect([400, undefined]).toContain(over?.status);
        expect((await mallory.tus('DELETE', path))?.status).toBe(204);
        refused += 3;
        for (const [name, type, file] of HOSTILE) {
          const query = new URLSearchParams({ name });
          const sent = await mallory.insist('POST', `/api/files?${query}`, {
            headers: { 'content-type': type },
            body: file,
          });
          const { file: told } = JSON.parse(String(sent.bytes));
          await mallory.say(told.id);
          const got = await mallory.insist('GET', `/files/${told.id}/${encodeURIComponent(told.name)}`);
          safe(got.headers, told);
          expect(got.bytes.equals(file)).toBe(true);
          handedOut += 1;
        }
      })();
      const asked = performance.now();
      expect(await line.ask('mark', {})).toMatchObject({ ok: true });
      waits.push(performance.now() - asked);
      await giving;
    }
    const most = rssOf(pid) - before;
    while (rssOf(pid) - before > MOST_GROWTH) await line.ask('mark', {});
    line.close();
    expect(readdirSync(house.data).filter((name) => !/^(sokdak\.db|files|admin\.json)/.test(name))).toEqual([]);
    // All bytes are the same in each round, so they are there once; the two bodies of 50 MB never.
    expect(keptIn(house)).toBe(new Set(HOSTILE.map(([, , file]) => file.toString('latin1'))).size);
    return `${refused} refused, ${handedOut} handed out; memory +${(most / MB).toFixed(1)} MB after the last, slowest answer to another ${Math.max(...waits).toFixed(0)} ms`;
  },
);

function safe(headers: Headers, { name, type }: { readonly name: string; readonly type: string }): void {
  expect(name).toMatch(/^[^./\\\p{Cc}][^/\\\p{Cc}]*$/u);
  expect(headers.get('content-type')).toBe(isShown(type) ? type : 'application/octet-stream');
  expect(headers.get('content-disposition')).toMatch(isShown(type) ? /^inline; / : /^attachment; /);
  expect(headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
}

experiment(
  {
    id: 'D8',
    fault: 'kill -9 in the middle of uploads',
    holds:
      'what was acknowledged is there, whoever was cut off goes on, every file is what was sent, nothing is left over [F2] [F7]',
    patience: 400_000,
  },
  async () => {
    const house = open({ flags: ['--limits', 'off', '--files-per-person', '100000', '--files-in-all', '100000'] });
    const senders = await Promise.all([1, 2, 3, 4].map((n) => new FileSender(house, `보낸이${n}`).come()));
    let over = false;
    const sent: { readonly by: FileSender; readonly id: string; readonly sum: string; readonly message: string }[] = [];
    const work = senders.map(async (by) => {
      while (!over) {
        const bytes = randomBytes(chance(200_000, 1_000_000));
        const id = await by.send(bytes, { name: '그림.bin', piece: 64 * KB, pause: 5 });
        const message = await by.say(id);
        sent.push({ by, id, message, sum: createHash('sha256').update(bytes).digest('hex') });
      }
    });
    for (let kill = 0; kill < KILLS; kill += 1) {
      await pause(chance(100, 500));
      await house.replace('SIGKILL');
    }
    over = true;
    await Promise.all(work);
    for (const { by, id, sum } of sent) {
      const { status, bytes } = await by.insist('GET', `/files/${id}/x`);
      expect([status, createHash('sha256').update(bytes).digest('hex')]).toEqual([200, sum]);
    }
    expect(keptIn(house)).toBe(sent.length);
    // Half of them go; the server is killed as soon as it has said so.
    const gone = sent.filter((_, nth) => nth % 2 === 0);
    for (const { by, message } of gone) {
      const { status } = await by.insist('DELETE', `/api/messages/${message}`, {
        headers: JSON_BODY,
        body: Buffer.from('{}'),
      });
      expect(status).toBe(200);
    }
    await house.replace('SIGKILL');
    await house.up();
    const left = sent.length - gone.length;
    expect(keptIn(house)).toBe(left);
    const lost = senders.reduce((sum, by) => sum + by.lost, 0);
    expect(lost).toBe(0);
    return `${KILLS} kills: ${sent.length} files whole, ${lost} acknowledged bytes lost, ${left} left after ${gone.length} deletions`;
  },
);

experiment(
  {
    id: 'D8',
    fault: 'a disk that fills while files come in',
    holds: 'refused with not_kept, the server stands, and all goes on where it was when there is room [F2] [L6]',
    patience: 240_000,
  },
  async (context) => {
    const make = () => smallDisk(8);
    if (!canHave(make)) return context.skip('needs root, and a system that knows mount');
    const disk = make();
    onTestFinished(() => disk.remove());
    const house = open({ data: disk.path });
    const sender = await new FileSender(house, '보낸이').come();
    const bytes = randomBytes(9 * MB);
    const headers = { 'upload-length': `${bytes.length}` };
    const path = (await sender.tus('POST', '/files', { headers }))?.headers.get('location') ?? '';
    const patch = async (offset: number) => {
      const words = { 'upload-offset': `${offset}`, 'content-type': 'application/offset+octet-stream' };
      return sender.tus('PATCH', path, { headers: words, body: bytes.subarray(offset, offset + MB) });
    };
    const offsetNow = async () => Number((await sender.tus('HEAD', path))?.headers.get('upload-offset'));
    let answered = await patch(0);
    for (let at = MB; answered?.status === 204; at += MB) answered = await patch(at);
    expect([answered?.status, JSON.parse(String(answered?.bytes)).error.code]).toEqual([503, 'not_kept']);
    const full = await offsetNow();
    expect(full).toBeGreaterThan(4 * MB);
    disk.mendIt();
    for (let offset = full; offset < bytes.length; offset = await offsetNow()) await patch(offset);
    const id = path.slice('/files/'.length);
    await sender.say(id);
    const got = await sender.insist('GET', `/files/${id}/x`);
    expect(got.bytes.equals(bytes)).toBe(true);
    return `refused at ${(full / MB).toFixed(1)} MB of 8, and all ${(bytes.length / MB).toFixed(0)} MB there once there was room`;
  },
);
