const HANGUL = /^\p{Script=Hangul}+$/u;
/** The code of a key that an input method has taken. */
const TAKEN = 229;
/** Safari ends the composition just before the keydown that ended it. */
const SAME_KEY_MS = 20;

interface Sending {
  /** Enter makes a new line: on touch screens. */
  readonly newLine: () => boolean;
  readonly send: () => void;
}

/**
 * What Enter does in a box, input methods included. A Hangul syllable that is being composed is committed and sent by
 * one Enter; a Japanese or Chinese candidate is only confirmed by it (UX 1-7).
 */
export class Enter {
  readonly #sending: Sending;
  #composed = '';
  #endedAt = Number.NEGATIVE_INFINITY;
  #sendAtEnd = false;

  constructor(sending: Sending) {
    this.#sending = sending;
  }

  composing(data: string): void {
    this.#composed = data;
  }

  /** The text is whole only after this event, so it is sent one turn later. */
  ended(at: number): void {
    this.#endedAt = at;
    if (this.#sendAtEnd) setTimeout(() => this.#sendOnce(), 0);
  }

  pressed(event: KeyboardEvent): void {
    if (event.key !== 'Enter' && !(event.keyCode === TAKEN && event.code === 'Enter')) return;
    const always = event.ctrlKey || event.metaKey;
    if (!always && (event.shiftKey || this.#sending.newLine())) return;
    if (event.isComposing) this.#sendAtEnd = always || HANGUL.test(this.#composed);
    else if (event.keyCode !== TAKEN || this.#justEndedHangul(event.timeStamp)) this.#send(event);
  }

  /** A key that sent must not break the line as well. True when the line is to stay whole. */
  breaks(inputType: string): boolean {
    return this.#sendAtEnd && (inputType === 'insertLineBreak' || inputType === 'insertParagraph');
  }

  /** The key is up: whatever it was to send is sent. */
  released(): void {
    this.#sendOnce();
  }

  forget(): void {
    this.#sendAtEnd = false;
  }

  #send(event: KeyboardEvent): void {
    event.preventDefault();
    this.#sendAtEnd = false;
    this.#sending.send();
  }

  #sendOnce(): void {
    if (!this.#sendAtEnd) return;
    this.#sendAtEnd = false;
    this.#sending.send();
  }

  #justEndedHangul(at: number): boolean {
    return at - this.#endedAt < SAME_KEY_MS && HANGUL.test(this.#composed);
  }
}
