import type { BrowserContext, CDPSession, Locator, Page } from 'playwright-core';
import { deedWords } from '../../src/protocol/deed-words.ts';
import { en } from '../../src/web/texts/en.ts';
import { ko } from '../../src/web/texts/ko.ts';
import type { Language } from '../../src/web/texts/language.ts';
import { en as laterEn } from '../../src/web/texts/later/en.ts';
import { ko as laterKo } from '../../src/web/texts/later/ko.ts';

export const TEXTS = { ko, en };

/** The text of an element as it is seen; what is hidden in it is left out. */
export function seenText(element: Locator): Promise<string> {
  // biome-ignore lint/performance/useDomNodeTextContent: textContent has what nobody sees
  return element.innerText();
}

/** A person before the page, in a browser profile of his own. */
export class Visitor {
  readonly page: Page;
  readonly language: Language;

  constructor(page: Page, language: Language) {
    this.page = page;
    this.language = language;
  }

  get context(): BrowserContext {
    return this.page.context();
  }

  get texts(): typeof ko {
    return TEXTS[this.language];
  }

  get deeds() {
    return deedWords[this.language];
  }

  /** The texts of what is loaded later. */
  get later(): typeof laterKo {
    return this.language === 'ko' ? laterKo : laterEn;
  }

  get nameBox(): Locator {
    return this.page.locator('#nickname');
  }

  get box(): Locator {
    return this.page.locator('#box');
  }

  get log(): Locator {
    return this.page.getByRole('log');
  }

  get messages(): Locator {
    return this.page.locator('article');
  }

  get notices(): Locator {
    return this.page.locator('.notice');
  }

  get chooser(): Locator {
    return this.page.locator('.opener');
  }

  get composer(): Locator {
    return this.page.locator('form:has(#box)');
  }

  get sendButton(): Locator {
    return this.page.locator('.send');
  }

  get unreadLine(): Locator {
    return this.page.locator('.unread');
  }

  get freshButton(): Locator {
    return this.page.locator('.fresh');
  }

  /** The message with that text, from whomever. */
  message(text: string): Locator {
    return this.messages.filter({ has: this.page.locator('.text', { hasText: text }) });
  }

  async giveName(nickname: string): Promise<void> {
    await this.nameBox.fill(nickname);
    await this.nameBox.press('Enter');
  }

  async enter(nickname: string): Promise<this> {
    await this.giveName(nickname);
    await this.inRoom();
    return this;
  }

  /** Until the room is there, and what was said in it. */
  async inRoom(): Promise<void> {
    await this.box.waitFor();
    await this.page.locator('.spinner').waitFor({ state: 'detached' });
  }

  /** What one can do to somebody beside speaking with him, by his card. */
  async openDeeds(nickname: string): Promise<void> {
    await this.page.getByRole('button', { name: this.later.people.act(nickname) }).click();
    await this.page.getByRole('dialog').locator('.more').click();
    await this.page.getByRole('dialog').locator('[type=submit]').waitFor();
  }

  async say(text: string): Promise<void> {
    await this.box.fill(text);
    await this.box.press('Enter');
    await this.message(text.split('\n')[0] ?? text)
      .last()
      .waitFor();
  }

  async sees(text: string): Promise<void> {
    await this.message(text).last().waitFor();
  }

  async chooseRecipient(name: string): Promise<void> {
    await this.chooser.click();
    await this.page.getByRole('option', { name }).click();
  }

  async whisper(to: string, text: string): Promise<void> {
    await this.chooseRecipient(to);
    await this.say(text);
  }

  /** What stands in the log, from the top: the texts of the messages. */
  said(): Promise<string[]> {
    return this.page.locator('article .text').allInnerTexts();
  }

  /** How far the log is from its end, in px. */
  fromEnd(): Promise<number> {
    return this.log.evaluate((log) => log.scrollHeight - log.scrollTop - log.clientHeight);
  }

  async scrollTo(top: number): Promise<void> {
    await this.log.evaluate((log, to) => {
      log.scrollTop = to;
    }, top);
  }

  devtools(): Promise<CDPSession> {
    return this.context.newCDPSession(this.page);
  }
}
