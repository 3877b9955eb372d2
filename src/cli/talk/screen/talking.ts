import type { Room, Sent } from '../../../client/index.ts';
import type { Language } from '../../../config.ts';
import { padTo } from '../../width.ts';
import { harmlessLine } from '../harmless.ts';
import { type OwnCommand, ownCommand, problemOf } from '../outcome.ts';
import { talkTexts } from '../texts.ts';
import type { Wish } from '../wish.ts';
import { hidden } from './box.ts';
import { Door } from './door.ts';
import { folded } from './folded.ts';
import type { Wish as Key } from './keys.ts';
import type { Look } from './look.ts';
import type { Picture } from './painter.ts';
import { type Question, questionIn } from './questions.ts';
import { Reading, type Way } from './reading.ts';
import { screenOf } from './screen.ts';
import { standingOf } from './standing.ts';
import { screenTexts } from './texts.ts';
import { Writing } from './writing.ts';

interface TalkingPorts {
  readonly wish: Wish;
  readonly home: string;
  readonly language: Language;
  readonly look: Look;
  /** There is something else to be seen. */
  readonly onChange: () => void;
  readonly onLeave: () => void;
}

const HELP_COLUMN = 22;

/** Where a key moves what is read; Home and End do so only where there is nothing to write in. */
function scrollWay({ is }: Key, isEmpty: boolean): Way | null {
  if (isEmpty && is === 'home') return 'beginning';
  if (isEmpty && is === 'toEnd') return 'latest';
  return is === 'pageUp' || is === 'pageDown' || is === 'beginning' || is === 'latest' ? is : null;
}

/** One person before the screen: what the keys do, and what is to be seen. */
export class Talking {
  readonly #ports: TalkingPorts;
  readonly #door: Door;
  readonly #reading: Reading;
  readonly #writing = new Writing();
  #room: Room | null = null;
  #aside: readonly string[] = [];
  #problem: string | null = null;
  /** Ctrl+C was pressed just now. */
  #leaving = false;
  #focused = true;
  #asked: Door['asks'] = null;

  constructor(ports: TalkingPorts) {
    const { wish, home, language, look } = ports;
    this.#ports = ports;
    this.#door = new Door({ wish, home, language, onChange: () => this.#changed() });
    this.#reading = new Reading({
      ...{ language, look, texts: talkTexts[language], screen: screenTexts[language] },
      linkTo: (file) => this.#linkTo(file),
    });
  }

  #linkTo(file: string): string | null {
    const path = this.#door.visit?.fileLinks.to(file) ?? null;
    return path === null ? null : this.#ports.wish.address.origin + path;
  }

  begin(): void {
    this.#door.begin();
    this.#changed();
  }

  /** The line goes. Answers how many of one's messages are not sent yet. */
  end(): number {
    this.#door.visit?.leave();
    return this.#room?.unsent ?? 0;
  }

  picture(rows: number, columns: number): Picture {
    const { wish, language, look } = this.#ports;
    const texts = talkTexts[language];
    const screen = screenTexts[language];
    const given = { door: this.#door, room: this.#room, origin: wish.address.origin, texts, screen };
    const box = this.#door.asks === 'password' ? hidden(this.#writing.box) : this.#writing.box;
    const { hint, urgent, ...standing } = standingOf(given, this.#reading.atEnd, box.text);
    const said = this.#leaving ? screen.again : this.#problem;
    const frame = { ...standing, rows, columns, box, look, hint: said ?? hint, urgent: said !== null || urgent };
    const aside = this.#aside.flatMap((line) => folded(line, { first: columns, rest: columns }));
    return screenOf({ ...frame, aside }, (height) =>
      this.#room ? this.#reading.view(this.#room, height, columns) : [],
    );
  }

  press(key: Key): void {
    if (key.is === 'focused' || key.is === 'unfocused') this.#focused = key.is === 'focused';
    else if (key.is === 'stop') this.#stop();
    else {
      this.#leaving = false;
      this.#problem = null;
      this.#act(key);
    }
    this.#turn();
    this.#ports.onChange();
  }

  #stop(): void {
    if (this.#leaving) this.#ports.onLeave();
    else this.#show('');
    this.#leaving = true;
  }

  #act(key: Key): void {
    const isEmpty = this.#writing.box.text === '';
    const way = scrollWay(key, isEmpty);
    if (way) this.#scroll(way);
    else if (key.is === 'enter') this.#enter();
    else if (key.is === 'escape') this.#escape();
    else if (key.is === 'eraseNextOrLeave' && isEmpty) this.#ports.onLeave();
    else if (key.is === 'edit') this.#edit();
    else {
      this.#writing.press(key, this.#names);
      this.#keepDraft();
    }
  }

  #scroll(way: Way): void {
    if (this.#room) this.#reading.scroll(this.#room, way);
  }

  get #names(): readonly string[] {
    return (this.#room?.people ?? []).slice(1).map(({ nickname }) => harmlessLine(nickname));
  }

  #enter(): void {
    const line = this.#writing.box.text;
    const connection = this.#door.visit?.chat.connection;
    if (this.#door.asks) {
      if (line.trim() !== '') this.#door.answer(line.trim());
      else if (this.#door.asks === 'password') this.#door.chooseAnother();
      this.#writing.show('');
    } else if (connection?.state.is === 'closed') connection.start();
    else if (this.#room && line.trim() === '') this.#room.comeBack();
    else if (this.#room) this.#send(this.#room, line);
  }

  #send(room: Room, line: string): void {
    this.#aside = [];
    this.#writing.remember();
    this.#reading.toEnd();
    const own = ownCommand(line);
    const question = questionIn(line);
    if (own) this.#do(own, room);
    else if (question) void this.#ask(question, room);
    else this.#say(line, room);
  }

  #say(line: string, room: Room): void {
    room.composer.text = line;
    void room.send().then((sent) => this.#sent(sent, room));
    this.#writing.show(room.composer.text);
  }

  async #ask(question: Question, { name: room }: Room): Promise<void> {
    const { wish, language } = this.#ports;
    const connection = this.#door.visit?.chat.connection;
    this.#show('');
    if (!connection) return;
    const { origin } = wish.address;
    const told = await question({ connection, room, origin, texts: talkTexts[language] });
    if (told.ok) this.#aside = told.lines;
    else this.#problem = told.problem;
    this.#changed();
  }

  #sent(sent: Sent, room: Room): void {
    this.#problem = problemOf(sent, talkTexts[this.#ports.language]);
    if (sent.is === 'who') this.#aside = [this.#people(room)];
    if (sent.is === 'help') this.#aside = this.#help();
    this.#changed();
  }

  #do(own: OwnCommand, room: Room): void {
    this.#show('');
    if (own === 'quit') this.#ports.onLeave();
    else this.#mend(own, room);
  }

  /** Tries again, or lets go of, all that was not sent. */
  #mend(own: Exclude<OwnCommand, 'quit'>, room: Room): void {
    for (const row of room.rows) {
      if (row.kind !== 'message' || row.progress.is !== 'failed') continue;
      if (own === 'retry') room.retry(row.progress.key);
      else room.remove(row.progress.key);
    }
  }

  #people({ people, count }: Room): string {
    const names = people.map(({ nickname }) => harmlessLine(nickname));
    return talkTexts[this.#ports.language].people(names, count);
  }

  #help(): readonly string[] {
    const { language } = this.#ports;
    const rows = [...talkTexts[language].help, ...screenTexts[language].keys];
    return rows.map(([what, says]) => `${padTo(HELP_COLUMN, what)}${says}`);
  }

  /** One thing at a time. */
  #escape(): void {
    if (this.#aside.length > 0) this.#aside = [];
    else if (this.#room && !this.#room.composer.cancel()) this.#room.dismissDivider();
  }

  #edit(): void {
    this.#room?.composer.up();
    this.#changed();
  }

  #show(text: string): void {
    this.#writing.show(text);
    this.#keepDraft();
  }

  #keepDraft(): void {
    const { text } = this.#writing.box;
    if (this.#room && !this.#door.asks && this.#room.composer.text !== text) this.#room.composer.text = text;
  }

  #changed(): void {
    const { visit, asks } = this.#door;
    if (asks !== this.#asked && asks !== null) this.#writing.show(asks === 'nickname' ? this.#door.nickname : '');
    this.#asked = asks;
    if (!this.#room && visit?.chat.connection.state.is === 'here') this.#open(visit);
    if (this.#room && asks === null) this.#writing.show(this.#room.composer.text);
    this.#turn();
    this.#ports.onChange();
  }

  #open({ chat, fileLinks }: NonNullable<Door['visit']>): void {
    this.#room = chat.openRoom(
      this.#ports.wish.room ?? chat.connection.takeInvited() ?? chat.connection.server?.room ?? '',
    );
    this.#room.subscribe(() => this.#changed());
    this.#room.composer.subscribe(() => this.#changed());
    fileLinks.subscribe(() => {
      this.#reading.redraw();
      this.#changed();
    });
  }

  /** Whether one sees the end now: then it counts as read. */
  #turn(): void {
    if (this.#room) this.#room.reading = this.#focused && this.#reading.atEnd && this.#room.state.is === 'in';
  }
}
