import type { Refusal } from './refusal.ts';

/** What somebody is, from the highest down. A moderator is one in a room (SPEC M10); all else holds on the whole server. */
export const ROLES = ['owner', 'moderator', 'member', 'guest'] as const;
export type Role = (typeof ROLES)[number];

/** What one has to be at least, in order to do it. Those that are no commands: SPEC D5, D6, L4, M8, M19, R15, R16, R19 and O1. */
const LEAST = {
  say: 'guest',
  edit: 'guest',
  delete: 'guest',
  react: 'guest',
  preview: 'guest',
  'remove-preview': 'guest',
  link: 'guest',
  file: 'guest',
  invite: 'guest',
  'add-invite': 'guest',
  report: 'guest',
  topic: 'moderator',
  slow: 'moderator',
  hurry: 'moderator',
  'set-room': 'moderator',
  pin: 'moderator',
  announce: 'moderator',
  'enter-private': 'moderator',
  'delete-others': 'moderator',
  'others-invites': 'moderator',
  kick: 'moderator',
  ban: 'moderator',
  unban: 'moderator',
  bans: 'moderator',
  'pass-bans': 'moderator',
  mute: 'moderator',
  unmute: 'moderator',
  filter: 'moderator',
  'pass-filter': 'moderator',
  role: 'owner',
  acts: 'moderator',
  'server-acts': 'owner',
  'server-ban': 'owner',
  'server-unban': 'owner',
  'server-mute': 'owner',
  'server-unmute': 'owner',
  'server-bans': 'owner',
  'pass-server-bans': 'owner',
  'server-filter': 'owner',
  'server-invite': 'owner',
  lock: 'owner',
  archive: 'owner',
  'delete-room': 'owner',
  except: 'owner',
  'add-bot': 'owner',
  bots: 'owner',
  'remove-bot': 'owner',
  'whisper-freely': 'owner',
  operate: 'owner',
} as const satisfies Readonly<Record<string, Role>>;

export type Right = keyof typeof LEAST;

/** What the owner gives to others than it says there, or takes from them, in one room (SPEC M23). */
export const ABILITIES = ['say', 'link', 'file', 'react', 'invite', 'topic', 'pin'] as const satisfies readonly Right[];
export type Ability = (typeof ABILITIES)[number];

/** What one has to be at least, in a room in which it is otherwise. */
export type Exceptions = { readonly [A in Ability]?: Role };

/** What is asked by the name of another. */
const SAME: { readonly [R in Right]?: Ability } = { 'add-invite': 'invite' };

/** Every right, in the order of the table. */
export const RIGHTS = Object.keys(LEAST) as readonly Right[];

/** What one has to be at least, where these exceptions hold. */
export function leastFor(right: Right, exceptions: Exceptions = {}): Role {
  const ability = SAME[right] ?? right;
  return (isAbility(ability) ? exceptions[ability] : undefined) ?? LEAST[right];
}

function isAbility(right: Right): right is Ability {
  return ABILITIES.some((ability) => ability === right);
}

export function may(role: Role, right: Right, exceptions: Exceptions = {}): boolean {
  return ROLES.indexOf(role) <= ROLES.indexOf(leastFor(right, exceptions));
}

/** Why somebody of that role may not do it, with who may; null when he may. */
export function denial(role: Role, right: Right, exceptions: Exceptions = {}): Refusal | null {
  if (may(role, right, exceptions)) return null;
  const needs = leastFor(right, exceptions);
  return { code: 'not_allowed', needs: needs === 'guest' ? 'owner' : needs };
}

/** The exceptions after one more; one that says what the table says is none. */
export function excepted(exceptions: Exceptions, more: Exceptions): Exceptions {
  const all = Object.entries({ ...exceptions, ...more }) as [Ability, Role][];
  return Object.fromEntries(all.filter(([ability, least]) => LEAST[ability] !== least));
}

/** Whether one stands above the other: only then is the other put out, muted, or given a role by him (SPEC M4). */
export function outranks(role: Role, other: Role): boolean {
  return ROLES.indexOf(role) < ROLES.indexOf(other);
}
