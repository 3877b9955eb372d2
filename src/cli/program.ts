import { Command } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { type LoadedConfig, languageAsked, loadConfig } from '../config.ts';
import { printedConfig } from './config.ts';
import { fileIn, type GivenFile, REPLACE } from './given-file.ts';
import { adminHelp, dataHelp, flagsHelp, restoreHelp, talkHelp } from './help.ts';
import { type Texts, texts } from './texts.ts';
import { displayWidth } from './width.ts';

/** What a command does with its settings; resolves to its exit code. */
export type Act = (loaded: LoadedConfig) => Promise<number>;

export interface Acts {
  readonly serve: Act;
  /** Reads its words itself: they are no settings of a server. */
  readonly talk: Run;
  readonly admin: Run;
  readonly archive: Run;
  readonly backup: ActOnFile;
  readonly restore: ActOnFile;
  readonly check: Act;
}

type Run = (words: readonly string[]) => Promise<number>;

/** What a command does with the file that it names. */
export type ActOnFile = (loaded: LoadedConfig, given: GivenFile) => Promise<number>;

/**
 * Runs the command in `argv` (the words after the program's name) and resolves to its exit code: 0 done, 1 failed,
 * 2 wrong usage, with one sentence on standard error.
 */
export async function runProgram(argv: readonly string[], acts: Acts): Promise<number> {
  let code = 0;
  const runs: Record<CommandName, Run> = {
    serve: (words) => withConfig(words, acts.serve),
    talk: acts.talk,
    admin: acts.admin,
    archive: acts.archive,
    config: (words) => withConfig(words, print),
    backup: (words) => withFile('backup', words, acts.backup),
    restore: (words) => withFile('restore', words, acts.restore),
    check: (words) => withConfig(words, acts.check),
  };
  const run = async (name: CommandName, words: readonly string[]) => {
    code = await runs[name](words);
  };
  await program(argv, run).parseAsync([...argv], { from: 'user' });
  return code;
}

type CommandName = 'serve' | 'talk' | 'admin' | 'archive' | 'config' | 'backup' | 'restore' | 'check';

async function withConfig(argv: readonly string[], act: Act): Promise<number> {
  const loaded = loadConfig({ argv, env: process.env, cwd: process.cwd() });
  if (loaded.ok) return act(loaded);
  process.stderr.write(`${loaded.sentence}\n`);
  return 2;
}

/** The file stands before the settings or after them. */
async function withFile(command: CommandName, argv: readonly string[], act: ActOnFile): Promise<number> {
  const given = fileIn(argv);
  if (given) return withConfig(given.rest, (loaded) => act(loaded, given));
  process.stderr.write(`${texts[languageAsked({ argv, env: process.env })].needsFile(command)}\n`);
  return 2;
}

async function print(loaded: LoadedConfig): Promise<number> {
  process.stdout.write(printedConfig(loaded));
  return 0;
}

/** Commander knows the commands; flags are config's, which words its refusals in the operator's language. */
function program(
  argv: readonly string[],
  run: (name: CommandName, words: readonly string[]) => Promise<void>,
): Command {
  const language = languageAsked({ argv, env: process.env });
  const says = texts[language];
  const root = inLanguage(new Command('sokdak'), says);
  const settingsUsage = `[${says.settingsWord}]`;
  const commands = [
    { name: 'serve', usage: settingsUsage, help: flagsHelp },
    { name: 'talk', usage: `[${says.addressWord}] ${settingsUsage}`, help: talkHelp },
    { name: 'admin', usage: `<${says.commandWord}> [${says.settingsWord}]`, help: adminHelp },
    { name: 'archive', usage: `<${says.roomWord}> [${says.fileWord}] ${settingsUsage}`, help: dataHelp },
    { name: 'config', usage: settingsUsage, help: flagsHelp },
    { name: 'backup', usage: `<${says.fileWord}> ${settingsUsage}`, help: dataHelp },
    { name: 'restore', usage: `<${says.fileWord}> [${REPLACE}] ${settingsUsage}`, help: restoreHelp },
    { name: 'check', usage: settingsUsage, help: dataHelp },
  ] as const;
  for (const { name, usage, help } of commands) {
    const command = root.command(name, { isDefault: name === 'serve' });
    command.description(says[name]).usage(usage);
    command
      .allowUnknownOption()
      .allowExcessArguments()
      .action(() => run(name, command.args));
    command.addHelpText('after', () => help(language));
  }
  return root.addHelpText('after', () => flagsHelp(language));
}

function inLanguage(root: Command, says: Texts): Command {
  const titles = new Map([
    ['Usage:', says.usage],
    ['Commands:', says.commands],
    ['Options:', says.options],
  ]);
  return root
    .description(says.description)
    .usage(`[${says.commandWord}] [${says.settingsWord}]`)
    .version(packageJson.version, '-V, --version', says.versionFlag)
    .helpOption('-h, --help', says.helpFlag)
    .helpCommand(`help [${says.commandWord}]`, says.helpCommand)
    .configureHelp({ displayWidth, styleTitle: (title) => titles.get(title) ?? title })
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2));
}
