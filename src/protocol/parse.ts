import { Compile, type Validator } from 'typebox/compile';
import type { Refusal } from '../core/refusal.ts';
import { type Command, type CommandName, commands } from './commands.ts';

export type Parsed =
  | { readonly ok: true; readonly command: Command }
  | { readonly ok: false; readonly refusal: Refusal };

/** The one parser (law 5): whatever came in becomes a command, or the reason why it is none. */
export function parse(name: unknown, payload: unknown): Parsed {
  if (typeof name !== 'string') return { ok: false, refusal: { code: 'bad_request', detail: 'no command is named' } };
  if (!isCommand(name)) return { ok: false, refusal: { code: 'unknown_command', command: name.slice(0, 64) } };
  const given = payload ?? {};
  // Anything but an object is not even spread: a long text would become as many properties.
  if (typeof given !== 'object' || Array.isArray(given)) {
    return { ok: false, refusal: { code: 'bad_request', detail: `${name}: must be object` } };
  }
  const candidate = { ...given, do: name };
  if (isWellFormed(candidate, given)) return { ok: true, command: candidate };
  return { ok: false, refusal: { code: 'bad_request', detail: firstFault(name, given) } };
}

export function isCommand(name: string): name is CommandName {
  return Object.hasOwn(commands, name);
}

function isWellFormed(candidate: { readonly do: CommandName }, payload: unknown): candidate is Command {
  return validatorOf(candidate.do).Check(payload);
}

function firstFault(name: CommandName, payload: unknown): string {
  const [fault] = validatorOf(name).Errors(payload);
  return fault ? `${fault.instancePath.slice(1) || name}: ${fault.message}` : name;
}

const validators = new Map<CommandName, Validator>();

/** Compiled at first use: compiling all of them at start would cost every start some 7 ms. */
function validatorOf(name: CommandName): Validator {
  const known = validators.get(name);
  if (known) return known;
  const compiled: Validator = Compile(commands[name].payload);
  validators.set(name, compiled);
  return compiled;
}
