import { resolve } from 'node:path';
import { type LoadedConfig, languageAsked, loadConfig } from '../../config.ts';
import { readOperatorFile } from '../../operating/operator-file.ts';
import { ask } from './ask.ts';
import { type Asking, TASKS } from './tasks.ts';
import { type AdminCommand, type AdminTexts, adminTexts } from './texts.ts';
import { wordsIn } from './words.ts';

/** `sokdak admin`: asks the server that runs with this data. Resolves to the exit code. */
export async function admin(argv: readonly string[]): Promise<number> {
  const texts = adminTexts[languageAsked({ argv, env: process.env })];
  const words = wordsIn(argv);
  if (!words?.command) return fail(texts.which, 2);
  const { command } = words;
  if (!isTask(command)) return fail(texts.unknown(command), 2);
  const asking = TASKS[command].asking(words);
  if (!asking) return fail(texts.needs(TASKS[command].usage), 2);
  const loaded = loadConfig({ argv: words.rest, env: process.env, cwd: process.cwd() });
  return loaded.ok ? askRunning(loaded, asking) : fail(loaded.sentence, 2);
}

function isTask(command: string): command is AdminCommand {
  return Object.hasOwn(TASKS, command);
}

async function askRunning({ config, language }: LoadedConfig, { name, payload, show }: Asking): Promise<number> {
  const texts = adminTexts[language];
  const data = resolve(config.data);
  try {
    const door = readOperatorFile(data);
    if (!door) return fail(texts.notRunning(data), 1);
    const reply = await ask(door, language, name, payload);
    if (config.json) process.stdout.write(`${JSON.stringify(reply)}\n`);
    if (!reply.ok) return config.json ? 1 : fail(reply.error.message, 1);
    if (!config.json) process.stdout.write(`${show(reply, texts)}\n`);
    return 0;
  } catch (problem) {
    return fail(sentenceOf(problem, data, texts), 1);
  }
}

/** What does not listen, or answers something else, is no server of ours. */
function sentenceOf(problem: unknown, data: string, texts: AdminTexts): string {
  if (problem instanceof TypeError || problem instanceof SyntaxError) return texts.notRunning(data);
  return texts.unreadable(problem instanceof Error ? problem.message : String(problem));
}

function fail(sentence: string, code: 1 | 2): number {
  process.stderr.write(`${sentence}\n`);
  return code;
}
