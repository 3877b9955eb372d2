import pino, { type Logger } from 'pino';
import packageJson from '../../package.json' with { type: 'json' };
import type { Config, Language, LoadedConfig } from '../config.ts';
import { type RunningServer, startServer } from '../server.ts';
import { worded } from './faults.ts';
import { openBrowser } from './open-browser.ts';
import { qrOf } from './qr.ts';
import { readyLine } from './ready-line.ts';
import { inviteLink, screen } from './screen.ts';
import { onStopSignal } from './signals.ts';
import { styleFor } from './style.ts';
import { texts } from './texts.ts';

/** Runs the chat until a signal ends it. Resolves to the exit code: 0 stopped cleanly, 1 failed, with its sentence on standard error. */
export async function serve({ config, explicit, language }: LoadedConfig): Promise<number> {
  const forPerson = process.stdout.isTTY === true && !config.json;
  const log = logger(forPerson && !explicit.has('logLevel') ? 'warn' : config.logLevel);
  // Heard from the start, so that a stop asked for while starting is a clean one too.
  const stopAsked = new Promise<void>((resolve) => onStopSignal(resolve));
  try {
    const running = await startServer(config, { log, explicit, language, webRoot: new URL('./web/', import.meta.url) });
    await announce({ running, config, language, log, forPerson });
    await stopAsked;
    await running.stop();
    if (forPerson) process.stdout.write(`\n${texts[language].stopped}\n`);
    return 0;
  } catch (error) {
    process.stderr.write(`${worded(error, language)}\n`);
    return 1;
  }
}

/** Written at once: what was logged last before a crash is what one wants to read. */
function logger(level: Config['logLevel']): Logger {
  return pino({ level }, pino.destination({ dest: 2, sync: true }));
}

interface Announcement {
  readonly running: RunningServer;
  readonly config: Config;
  readonly language: Language;
  readonly log: Logger;
  readonly forPerson: boolean;
}

async function announce(given: Announcement): Promise<void> {
  const { running, config, log, forPerson } = given;
  if (forPerson) process.stdout.write(await screenOf(given));
  else {
    process.stdout.write(`${readyLine(running, process.pid)}\n`);
    for (const { from, to } of running.moved) log.warn({ from, to }, texts.en.moved(from, to));
    if (!config.limits) log.warn(texts.en.noLimits);
  }
  if (config.open) openBrowser(running.url);
}

async function screenOf({ running, config, language }: Announcement): Promise<string> {
  const link = inviteLink(running);
  return screen({
    running,
    serverName: config.serverName,
    version: packageJson.version,
    limits: config.limits,
    qr: link === null ? [] : await qrOf(link),
    texts: texts[language],
    style: styleFor(process.env),
  });
}
