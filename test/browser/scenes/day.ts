import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { draft } from '../../../src/stores/contract/stage.ts';
import { databaseIn, openSqliteStore } from '../../../src/stores/sqlite/sqlite.ts';
import { faults } from '../axe.ts';
import { Stage, scene, soon } from '../stage.ts';
import { seenText, type Visitor } from '../visitor.ts';

const DAY_MS = 86_400_000;
const saidBy = (text: string) =>
  ({ on: 'said', room: '#광장', by: { id: 'p-old', nickname: '홍길동' }, text }) as const;

/** A data folder with a room in which so many things were said on each of these days. */
async function pastDays(ago: readonly number[], each: number): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'sokdak-days-'));
  const { logs, close } = await openSqliteStore({ file: databaseIn(folder), report: console.error });
  const { log } = await logs.open({ room: '#광장' }, 'log-days');
  for (const days of ago) {
    const at = Date.now() - days * DAY_MS;
    const said = Array.from({ length: each }, (_, nth) =>
      draft(saidBy(`${days}일 전 ${nth + 1}`), { id: `e-${days}-${nth}`, at: at + nth }),
    );
    await logs.append(log, said, null);
  }
  await close();
  return folder;
}

/** Which line of a day stands at the upper edge. */
const dayAtTop = ({ log }: Visitor) =>
  log.evaluate((box) => {
    const edge = box.getBoundingClientRect().top;
    const day = [...box.querySelectorAll('.day')].find((one) => Math.abs(one.getBoundingClientRect().top - edge) < 40);
    return day?.querySelector('time')?.getAttribute('datetime') ?? '';
  });

const dateOf = (ago: number) => new Intl.DateTimeFormat('en-CA').format(Date.now() - ago * DAY_MS);

test.concurrent('[L10] (UX 86) one goes to the day of one’s choice, by keyboard, however far up it is', async () => {
  const data = await pastDays([40, 20, 10], 150);
  const stage = await Stage.open({ store: 'sqlite', data });
  try {
    const kim = await stage.person('김소연', { viewport: { width: 320, height: 640 } });
    await kim.sees('10일 전 150');
    await kim.box.fill('/date');
    await kim.box.press('Enter');
    const dialog = kim.page.getByRole('dialog');
    await dialog.getByLabel(kim.later.day.day, { exact: true }).fill(dateOf(20));
    expect(await faults(kim)).toEqual([]);
    await kim.page.keyboard.press('Enter');
    await soon(() => dayAtTop(kim)).toBe(dateOf(20));
    await kim.page.locator('.day button').first().click();
    await dialog.getByRole('button', { name: kim.later.day.beginning }).click();
    await kim.sees('40일 전 1');
    await kim.freshButton.click();
    await kim.sees('10일 전 150');
    expect(stage.complaints).toEqual([]);
  } finally {
    await stage.close();
    rmSync(data, { recursive: true });
  }
}, 90_000);

scene(
  '[R10] (UX 83) a new topic is a line in the room; what is set off is read out without its signs',
  async (stage) => {
    const owner = await stage.person('방장', { path: stage.ownerPath });
    const kim = await stage.person('김소연');
    await owner.box.fill('/topic 점심은 국밥');
    await owner.box.press('Enter');
    await soon(() => seenText(kim.notices.last())).toBe('방장님이 주제를 정했습니다: 점심은 국밥');
    await owner.box.fill('**내일**까지');
    await owner.box.press('Enter');
    await kim.sees('내일까지');
    await soon(async () => (await kim.messages.last().getAttribute('aria-label')) ?? '').toMatch(/, 내일까지$/);
  },
);
