import { expect } from 'vitest';
import { faults } from '../axe.ts';
import { scene, soon } from '../stage.ts';
import type { Visitor } from '../visitor.ts';

async function type(who: Visitor, line: string): Promise<void> {
  await who.box.fill(line);
  await who.box.press('Enter');
}

scene(
  '(UX 26, 28, 85) /whois shows the card of whom it names; nobody of that name is an error, and the line stays',
  async (stage) => {
    await stage.speaker('김 소연');
    const hong = await stage.person('홍길동');
    await type(hong, '/whois 김 소연');
    const card = hong.page.getByRole('dialog', { name: hong.later.card.title('김 소연') });
    await card.getByText(hong.later.directs.standing('here', undefined)).waitFor();
    expect(await hong.box.inputValue()).toBe('');
    await hong.page.keyboard.press('Escape');
    await type(hong, '/누구 없는사람');
    await hong.page.getByRole('alert').filter({ hasText: /./ }).waitFor();
    expect(await hong.box.inputValue()).toBe('/누구 없는사람');
    await type(hong, '/whois');
    await hong.page
      .getByRole('alert')
      .filter({ hasText: hong.later.wrong.no_name('whois') })
      .waitFor();
  },
);

scene('(UX 26) /quit leaves as the menu does: the door is there, and no name, no draft', async (stage) => {
  const hong = await stage.person('홍길동');
  await hong.say('안녕');
  await type(hong, '/quit');
  await hong.page.locator('#nickname').waitFor();
  await hong.page.reload();
  await hong.page.locator('#nickname').waitFor();
  await hong.enter('길동이');
  await soon(() => hong.box.inputValue()).toBe('');
});

for (const language of ['ko', 'en'] as const) {
  scene(`(UX 27) /help has what one may do, each with an example, and nothing else (${language})`, async (stage) => {
    const owner = await stage.person('방장', { path: stage.ownerPath, language });
    const hong = await stage.person('홍길동', { language, viewport: { width: 320, height: 640 } });
    const listed = async (who: Visitor) => {
      await type(who, '/help');
      const help = who.page.getByRole('dialog', { name: who.later.help.title });
      await help.waitFor();
      expect(await faults(who)).toEqual([]);
      expect(await who.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      return (await help.locator('kbd').allTextContents()).filter((line) => line.startsWith('/'));
    };
    const { rows } = hong.later.help;
    const all = await listed(owner);
    expect(all).toEqual(Object.values(rows).map(([example]) => example));
    const [kick] = rows.kick;
    const his = await listed(hong);
    expect(his).not.toContain(kick);
    expect(his).toEqual(all.slice(0, all.indexOf(rows.topic[0])));
  });
}
