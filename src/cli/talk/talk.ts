import { languageAsked } from '../../config.ts';
import { onStopSignal } from '../signals.ts';
import { logIn } from './log-in.ts';
import { failureText } from './outcome.ts';
import { talkPlain } from './plain/plain.ts';
import { openProfile, talkFolder } from './profile.ts';
import { talkOnScreen } from './screen/full.ts';
import { talkTexts } from './texts.ts';
import { beginVisit } from './visit.ts';
import { readWish } from './wish.ts';

/** Talks with a server until one leaves. Resolves to the exit code; the words are those after `talk`. */
export async function talk(argv: readonly string[]): Promise<number> {
  const { env, stdin, stdout } = process;
  const language = languageAsked({ argv, env });
  const texts = talkTexts[language];
  const read = readWish(argv, env, texts);
  if (!read.ok) return complain(read.sentence);
  const { wish } = read;
  const home = talkFolder(env);
  if (wish.style === 'screen') {
    return stdin.isTTY && stdout.isTTY ? talkOnScreen({ wish, home, language }) : complain(texts.needsTerminal);
  }
  const { origin } = wish.address;
  const loggedIn = wish.proof && (await logIn({ origin, home, language, ...wish.proof }));
  if (loggedIn && !loggedIn.ok) {
    complain(failureText(loggedIn.error, { ...texts, away: texts.unreachable(origin) }));
    return 1;
  }
  const profile = loggedIn ? loggedIn.profile : openProfile(home, origin, wish.nickname);
  if (!profile) return complain(texts.needsNickname);
  const visit = beginVisit({ ...wish.address, profile, language });
  const code = await talkPlain({ visit, wish, language, streams: process, onStop: onStopSignal });
  visit.leave();
  return code;
}

function complain(sentence: string): 2 {
  process.stderr.write(`${sentence}\n`);
  return 2;
}
