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
  'add-bot': 'owner',
  bots: 'owner',
  'remove-bot': 'owner',
  'whisper-freely': 'owner',
  operate: 'owner',
} as const satisfies Readonly<Record<string, Role>>;

export type Right = keyof typeof LEAST;

/** Every right, in the order of the table. */
export const RIGHTS = Object.keys(LEAST) as readonly Right[];

export function may(role: Role, right: Right): boolean {
  return ROLES.indexOf(role) <= ROLES.indexOf(LEAST[right]);
}

/** Why somebody of that role may not do it, with who may; null when he may. */
export function denial(role: Role, right: Right): Refusal | null {
  if (may(role, right)) return null;
  return { code: 'not_allowed', needs: LEAST[right] === 'owner' ? 'owner' : 'moderator' };
}

/** Whether one stands above the other: only then is the other put out, muted, or given a role by him (SPEC M4). */
export function outranks(role: Role, other: Role): boolean {
  return ROLES.indexOf(role) < ROLES.indexOf(other);
}
