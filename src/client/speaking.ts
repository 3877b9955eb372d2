import { fold } from '../core/fold.ts';
import { prepareText, prepareTextOrNone } from '../core/text.ts';
import type { Composer } from './composer.ts';
import type { Errands } from './errands.ts';
import type { Letter, SentFile } from './letters.ts';
import { type Meaning, meaningOf } from './lines.ts';
import type { Here, People } from './people.ts';
import type { Sent } from './sent.ts';
import type { Asked } from './transport.ts';

/** To whom the box speaks, when it is one; `here` is false when he left. */
export interface Reader {
  readonly person: Here;
  readonly here: boolean;
}

type Draft = Pick<Letter, 'text' | 'action' | 'to' | 'files'>;

interface SpeakingPorts {
  readonly composer: Composer;
  readonly people: People;
  readonly reader: () => Reader | null;
  /** Puts it into the outbox; answers its key. */
  readonly write: (draft: Draft) => string;
  readonly errands: Pick<Errands, 'edit' | 'rename' | 'moderate' | 'guarding'>;
}

const NOTHING: Sent = { is: 'nothing' };

/** What becomes of that which is in the box. */
export class Speaking {
  readonly #ports: SpeakingPorts;

  constructor(ports: SpeakingPorts) {
    this.#ports = ports;
  }

  async send(files: readonly SentFile[]): Promise<Sent> {
    const { composer, people } = this.#ports;
    if (composer.editing !== null) return this.#edit(composer.editing, composer.text);
    const nicknames = people.all.map(({ nickname }) => nickname);
    return this.#do(meaningOf(composer.text, nicknames), files);
  }

  async #do(meaning: Meaning, files: readonly SentFile[]): Promise<Sent> {
    const { errands } = this.#ports;
    switch (meaning.do) {
      case 'nothing':
        return files.length > 0 ? this.#say('', false, files) : NOTHING;
      case 'wrong':
        return this.#guard(meaning);
      case 'say':
        return this.#say(meaning.text, meaning.action, files);
      case 'whisper':
        return this.#whisper(meaning, files);
      case 'rename':
        return this.#carryOut(() => errands.rename(meaning.nickname));
      case 'kick':
      case 'ban':
        return this.#carryOut(() => errands.moderate(meaning.do, meaning.nickname, meaning.reason));
      case 'unban':
        return this.#carryOut(() => errands.moderate('unban', meaning.nickname, ''));
      case 'who':
      case 'help':
        this.#ports.composer.taken();
        return { is: meaning.do };
    }
  }

  async #guard({ why, command }: Extract<Meaning, { do: 'wrong' }>): Promise<Sent> {
    const { composer, errands, people } = this.#ports;
    const nicknames = people.all.map(({ nickname }) => nickname);
    const guarding = why === 'unknown_command' ? await errands.guarding(composer.text, nicknames) : null;
    if (typeof guarding === 'function') return this.#carryOut(guarding);
    return { is: 'wrong', why: guarding ?? why, command };
  }

  #say(text: string, action: boolean, files: readonly SentFile[]): Sent {
    const reader = this.#ports.reader();
    if (reader && !reader.here) return notHere(reader.person.nickname);
    const to = reader && { id: reader.person.id || null, nickname: reader.person.nickname };
    return this.#write({ text, action, to, files });
  }

  /** Of a large room not all people are known; whether that one is here, the server says then. */
  #whisper({ nickname, text }: { nickname: string; text: string }, files: readonly SentFile[]): Sent {
    const { people } = this.#ports;
    const known = people.all.find((person) => fold(person.nickname) === fold(nickname));
    if (!known && people.count <= people.all.length) return notHere(nickname);
    const to = known ? { id: known.id, nickname: known.nickname } : { id: null, nickname };
    return this.#write({ text, action: false, to, files });
  }

  /** Prepared as the server would: what is drawn now is what will be kept. */
  #write({ text, files = [], ...draft }: Draft): Sent {
    const prepared = prepareTextOrNone(text.replace(/^\s*\n/u, '').trimEnd(), files.length > 0);
    if (!prepared.ok) return NOTHING;
    this.#ports.composer.taken();
    const letter = { ...draft, ...(files.length > 0 && { files }), text: prepared.text };
    return { is: 'queued', key: this.#ports.write(letter) };
  }

  async #edit(id: string, text: string): Promise<Sent> {
    if (!prepareText(text).ok) return NOTHING;
    return this.#carryOut(() => this.#ports.errands.edit(id, text), id);
  }

  async #carryOut(ask: () => Promise<Asked>, editing: string | null = null): Promise<Sent> {
    const { composer } = this.#ports;
    const line = composer.text;
    composer.taken();
    const asked = await ask();
    if (asked.ok) return { is: 'done' };
    composer.giveBack(line, editing);
    return { is: 'refused', error: asked.error };
  }
}

function notHere(nickname: string): Sent {
  return { is: 'wrong', why: 'not_here', command: nickname };
}
