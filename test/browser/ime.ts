import type { CDPSession } from 'playwright-core';
import type { Visitor } from './visitor.ts';

/** The code of a key that an input method has taken. */
const TAKEN = 229;
const ENTER = 13;

/** An input method, as the browser meets the system's (recipe at the end of UX.md). */
export class Ime {
  readonly #devtools: CDPSession;

  private constructor(devtools: CDPSession) {
    this.#devtools = devtools;
  }

  static async of(visitor: Visitor): Promise<Ime> {
    return new Ime(await visitor.devtools());
  }

  /** Shows the stages of what is being composed: ㅎ, 하, 한. */
  async compose(...stages: readonly string[]): Promise<void> {
    for (const text of stages) {
      const end = text.length;
      await this.#devtools.send('Input.imeSetComposition', { text, selectionStart: end, selectionEnd: end });
    }
  }

  /** Enter, which the input method takes and commits with. */
  async enterCommits(text: string): Promise<void> {
    await this.#down('Process', TAKEN);
    await this.#devtools.send('Input.insertText', { text });
    await this.#up();
  }

  /** The hard case: the page hears of Enter itself while the syllable is still being composed. */
  async bareEnterCommits(text: string): Promise<void> {
    await this.#down('Enter', ENTER);
    await this.#devtools.send('Input.insertText', { text });
    await this.#up();
  }

  /** Where the browser tells of Enter twice: once taken, and once more when the syllable is committed. */
  async enterCommitsAndComesAgain(text: string): Promise<void> {
    await this.#down('Process', TAKEN);
    await this.#devtools.send('Input.insertText', { text });
    await this.#down('Enter', ENTER);
    await this.#up();
  }

  commit(text: string): Promise<unknown> {
    return this.#devtools.send('Input.insertText', { text });
  }

  #down(key: string, windowsVirtualKeyCode: number): Promise<unknown> {
    return this.#devtools.send('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      key,
      code: 'Enter',
      windowsVirtualKeyCode,
    });
  }

  #up(): Promise<unknown> {
    return this.#devtools.send('Input.dispatchKeyEvent', {
      type: 'keyUp',
      key: 'Enter',
      code: 'Enter',
      windowsVirtualKeyCode: ENTER,
    });
  }
}
