import { expect } from 'vitest';
import { reasonSentence } from '../../../src/protocol/deed-words.ts';
import { type Stage, scene, soon } from '../stage.ts';
import { seenText, type Visitor } from '../visitor.ts';

/** The people of the lecture. */
const CAST = {
  ko: { hong: '홍길동', kim: '김소연', lee: '이민수', hello: '응 모두들 안녕~', secret: '길동아 안녕?', oh: '오!!' },
  en: { hong: 'Hong', kim: 'Kim', lee: 'Lee', hello: 'Hello all', secret: 'Hi Hong?', oh: 'Oh!!' },
} as const;

for (const language of ['ko', 'en'] as const) {
  const cast = CAST[language];

  scene(`the lecture’s practice 1 to 5, with three people (${language})`, async (stage) => {
    const { hong, kim, lee } = await comeIn(stage);

    // 3: who comes in is told; 3-1: by name, never by a connection's id (UX 70).
    const notices = hong.texts.notices;
    await soon(() => hong.notices.allInnerTexts()).toEqual([notices.joinedMany(cast.kim, 1)]);
    await soon(() => kim.notices.allInnerTexts()).toEqual([notices.joined(cast.lee)]);
    const here = [cast.lee, ...[cast.hong, cast.kim].toSorted(new Intl.Collator(language).compare)];
    await soon(() => peopleIn(lee)).toEqual(here);

    // 3-2: no two have one name, however it is written.
    const thief = await stage.visitor({ language });
    await thief.giveName(` ${cast.kim.toUpperCase()}`);
    await thief.page.getByRole('alert').filter({ hasText: cast.kim }).waitFor();
    expect(await thief.box.count()).toBe(0);

    // 2 and 4: mine right, theirs left, each with its author's name.
    await kim.say(cast.hello);
    await hong.sees(cast.hello);
    expect(await seenText(hong.message(cast.hello).locator('.name'))).toBe(cast.kim);
    expect(await kim.message(cast.hello).getAttribute('class')).toContain('mine');

    // 5: to one person alone.
    await kim.whisper(cast.hong, cast.secret);
    await hong.sees(cast.secret);
    await hong.whisper(cast.kim, cast.oh);
    await kim.sees(cast.oh);
    await lee.say('...');
    await hong.sees('...');
    expect(await lee.said()).toEqual([cast.hello, '...']);
    expect(await seenText(hong.message(cast.secret).locator('.mark'))).toContain(hong.texts.message.whisper);

    // All of it is there after a reload, for the two alone.
    for (const visitor of [hong, lee]) {
      await visitor.page.reload();
      await visitor.inRoom();
    }
    await soon(() => hong.said()).toEqual([cast.hello, cast.secret, cast.oh, '...']);
    await soon(() => lee.said()).toEqual([cast.hello, '...']);
  });

  scene(`3-3: the owner puts somebody out, with a reason, and keeps him out (${language})`, async (stage) => {
    const { hong, kim, lee } = await comeIn(stage);
    await soon(() => new URL(hong.page.url()).pathname).toBe('/');
    const reason = language === 'ko' ? '잠시 쉬었다 오세요' : 'Take a break';

    await putOut(hong, cast.kim, 'kick', reason);
    const plate = kim.page.getByRole('alert');
    await plate.filter({ hasText: cast.hong }).filter({ hasText: reason }).waitFor();
    expect(await kim.box.count()).toBe(0);
    await soon(() => lee.notices.allInnerTexts()).toContain(
      `${lee.deeds.kicked(cast.kim, cast.hong)} ${reasonSentence(reason, lee.language)}`,
    );
    await plate.getByRole('button').click();
    await kim.inRoom();

    await putOut(hong, cast.kim, 'ban', reason);
    await plate.filter({ hasText: cast.hong }).filter({ hasText: reason }).waitFor();
    await plate.getByRole('button').click();
    await plate.filter({ hasText: kim.later.out.bannedByNobody }).waitFor();
    await kim.page.reload();
    await kim.page.getByText(reason).waitFor();
    expect(await kim.box.count()).toBe(0);
    expect(await kim.page.getByRole('button', { name: kim.later.people.act(cast.hong) }).count()).toBe(0);
  });

  async function comeIn(stage: Stage) {
    const hong = await stage.person(cast.hong, { language, path: stage.ownerPath });
    const kim = await stage.person(cast.kim, { language });
    const lee = await stage.person(cast.lee, { language });
    await soon(() => hong.page.locator('aside li').count()).toBe(3);
    return { hong, kim, lee };
  }
}

function peopleIn({ page }: Visitor): Promise<string[]> {
  return page.locator('aside li .name').allInnerTexts();
}

async function putOut(owner: Visitor, name: string, deed: 'kick' | 'ban', reason: string): Promise<void> {
  await owner.openDeeds(name);
  const dialog = owner.page.getByRole('dialog');
  await dialog.locator(`input[value=${deed}]`).check();
  await dialog.locator('#reason').fill(reason);
  await dialog.locator('[type=submit]').click();
  await dialog.waitFor({ state: 'detached' });
}

scene('the owner link is used once, and an invite key is kept', async (stage) => {
  const hong = await stage.person('홍길동', { path: stage.ownerPath });
  await hong.page.locator('.role.owner').waitFor();
  await hong.page.reload();
  await hong.inRoom();
  await hong.page.locator('.role.owner').waitFor();
  const kim = await stage.visitor({ path: stage.ownerPath });
  await kim.giveName('김소연');
  await kim.page.getByRole('alert').filter({ hasText: '방장 링크' }).waitFor();
});

scene(
  'whoever needs the key is asked for it, or brings it in the link',
  async (stage) => {
    const kim = await stage.visitor({ path: '/i/secret' });
    await soon(() => new URL(kim.page.url()).pathname).toBe('/');
    await kim.enter('김소연');
    const lee = await stage.visitor();
    await lee.giveName('이민수');
    await lee.page.locator('#invite').fill('wrong');
    await lee.page.locator('#invite').press('Enter');
    await lee.page.getByRole('alert').filter({ hasText: '초대 열쇠' }).waitFor();
    await lee.page.locator('#invite').fill('secret');
    await lee.page.locator('#invite').press('Enter');
    await lee.inRoom();
  },
  { password: 'secret' },
);
