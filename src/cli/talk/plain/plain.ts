import type { Readable, Writable } from 'node:stream';
import type { Room } from '../../../client/index.ts';
import type { Language } from '../../../config.ts';
import { failureText, outText } from '../outcome.ts';
import { talkTexts } from '../texts.ts';
import { until } from '../until.ts';
import type { Visit } from '../visit.ts';
import type { Wish } from '../wish.ts';
import { Edition } from './edition.ts';
import { linesOf } from './lines.ts';
import { Newspaper } from './news.ts';
import { Patience } from './patience.ts';
import { Script } from './script.ts';
import { jsonStyle, lineStyle } from './style.ts';

export interface Streams {
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable;
}

export interface PlainGiven {
  readonly visit: Visit;
  readonly wish: Wish;
  readonly language: Language;
  readonly streams: Streams;
  /** Calls back when one is asked to stop. */
  readonly onStop: (stop: () => void) => void;
}

/**
 * Sends each line of the input, one after the other, and writes what is said. Resolves to the exit code once the input
 * has ended and all of it was acknowledged: 1 where something was refused or could not be delivered.
 */
export async function talkPlain({ visit, wish, language, streams, onStop }: PlainGiven): Promise<number> {
  const texts = talkTexts[language];
  const complain = (sentence: string) => void streams.stderr.write(`${sentence}\n`);
  const { connection } = visit.chat;
  const patience = new Patience(connection, wish.waitMs, texts);
  onStop(() => patience.stop());
  streams.stdout.on('error', () => patience.stop());
  const room = await entered();
  if (!room) return 1;
  const style = (wish.style === 'json' ? jsonStyle : lineStyle)(texts);
  const write = (text: string) => void (text === '' || streams.stdout.write(`${text}\n`));
  const edition = new Edition(visit.fileLinks, wish.address.origin, (news) => write(style.news(news)));
  const { me, server } = connection;
  write(style.ready({ you: me?.nickname ?? '', room: room.name, server: server?.name ?? '' }));
  follow(room);
  const script = new Script({ room, connection, origin: wish.address.origin, style, texts, language, write, complain });
  const problem = await Promise.race([patience.ended, script.play(linesOf(streams.stdin)).then(() => null)]);
  patience.done();
  if (problem !== null) complain(problem);
  const { unsent } = script;
  if (unsent > 0) complain(texts.kept(unsent));
  const code = script.refused || unsent > 0 || problem !== null ? 1 : 0;
  await edition.printed();
  return code;

  async function entered(): Promise<Room | null> {
    const { state } = connection;
    const nickname = wish.nickname ?? (state.is === 'nameless' ? state.nickname : '');
    const asked = await connection.enter({ nickname, ...visit.links });
    if (!asked.ok) {
      const isAway = asked.error.code === 'lost';
      complain(isAway ? texts.unreachable(wish.address.origin) : failureText(asked.error, texts));
      return null;
    }
    const opened = visit.chat.openRoom(wish.room ?? asked.invited?.room ?? asked.server.room);
    const isDecided = () => opened.state.is !== 'entering';
    const problem = await Promise.race([patience.ended, until([opened], isDecided).then(() => null)]);
    if (opened.state.is === 'in') return opened;
    const out = outText(opened, texts) ?? problem;
    if (out !== null) complain(out);
    return null;
  }

  function follow(watched: Room): void {
    const paper = new Newspaper(Date.now);
    if (!wish.history) paper.skip(watched);
    const print = () => {
      for (const news of paper.look(watched)) edition.print(news);
      if (watched.state.is === 'out' || watched.state.is === 'deleted') patience.stop(outText(watched, texts) ?? '');
    };
    watched.reading = true;
    print();
    watched.subscribe(print);
  }
}
