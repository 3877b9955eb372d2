import { expect } from 'vitest';
import { faults } from '../axe.ts';
import { scene, soon } from '../stage.ts';
import type { Visitor } from '../visitor.ts';

const place = (visitor: Visitor, name: string) => visitor.page.locator('nav li button').filter({ hasText: name });

async function go(visitor: Visitor, room: string): Promise<void> {
  await visitor.box.fill(`/join ${room}`);
  await visitor.box.press('Enter');
  await visitor.page.locator('h1').filter({ hasText: room }).waitFor();
  await visitor.inRoom();
}

scene('[S19] (UX 73, 74) a room in which only calls count stays calm until one is called', async (stage) => {
  const [hong, kim] = [await stage.speaker('홍길동'), await stage.person('김소연', { once: true })];
  await go(kim, '#부엌');
  await kim.say('한마디');
  await hong.ask('join', { room: '#부엌' });
  await kim.page.getByRole('button', { name: kim.texts.room.settings }).click();
  const choice = kim.page.getByRole('button', { name: kim.later.places.levels.mentions, exact: true });
  await choice.click();
  await soon(() => choice.getAttribute('aria-pressed')).toBe('true');
  expect(await faults(kim)).toEqual([]);
  await kim.page.keyboard.press('Escape');
  await go(kim, '#거실');
  await hong.ask('say', { room: '#부엌', text: '국 끓는다' });
  await place(kim, '#부엌').filter({ hasText: '1' }).waitFor();
  expect(await kim.page.title()).toMatch(/^#거실/);
  await hong.ask('say', { room: '#부엌', text: '@김소연 밥 먹자' });
  await soon(() => kim.page.title()).toMatch(/^\(1\) #거실/);
  await kim.page.reload();
  await kim.inRoom();
  await place(kim, '#부엌').filter({ hasText: kim.later.places.levels.mentions }).waitFor();
});
