import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { openPage, putBack } from '../browser/browser.ts';
import { during, Lesson } from './lesson.ts';

/** Of all who read. */
export const LOCALE = { locale: 'ko-KR' };

/** Somebody who has opened a lesson's page. */
export class Reader {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async press(button: string): Promise<void> {
    await this.page.getByRole('button', { name: button, exact: true }).click();
  }

  async say(text: string): Promise<void> {
    await this.page.locator('#text').fill(text);
    await this.press('전송');
  }

  async enter(nickname: string): Promise<void> {
    await this.page.locator('#nickname').fill(nickname);
    await this.press('입장');
  }

  /** Comes in, and sees it. */
  async entered(nickname: string): Promise<void> {
    await this.enter(nickname);
    await this.sees(`${nickname}님이 입장하셨습니다.`);
  }

  async choose(to: string): Promise<void> {
    await this.page.locator('#to').selectOption(to);
  }

  async sees(line: string | RegExp): Promise<void> {
    await this.page.locator('#log li').getByText(line, { exact: true }).last().waitFor();
  }

  /** Every line of the log with its kind: `mine 안녕`. */
  log(): Promise<string[]> {
    return this.page.locator('#log li').evaluateAll((items) => items.map((li) => `${li.className} ${li.textContent}`));
  }
}

/** Opens a page for each of so many readers, connected. The nickname is for a page that asks for one by a dialog. */
export type Open = (nickname?: string) => Promise<Reader>;

interface Setting {
  readonly env?: NodeJS.ProcessEnv;
  /** What a browser says of a line that a test has cut. */
  readonly forgiven?: RegExp;
}

/** A lesson with readers before it. No page may have complained at the end. */
export async function readers(
  number: number,
  play: (open: Open, lesson: Lesson) => Promise<void>,
  { env, forgiven }: Setting = {},
): Promise<void> {
  const pages: Page[] = [];
  const complaints: string[] = [];
  await during(new Lesson([`${number}`], env), async (lesson) => {
    const url = await lesson.address();
    const open = async (nickname?: string) => {
      const page = await openPage(LOCALE);
      pages.push(page);
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(error.message));
      if (nickname) page.once('dialog', (dialog) => dialog.accept(nickname));
      await page.goto(url);
      await page.waitForFunction('socket.connected ?? socket.readyState === 1');
      return new Reader(page);
    };
    await play(open, lesson);
    expect(complaints.filter((complaint) => !forgiven?.test(complaint))).toEqual([]);
    await Promise.all(pages.map((page) => putBack(page, LOCALE)));
  });
}
