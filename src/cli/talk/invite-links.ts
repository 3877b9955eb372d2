import type { Connection, Failure } from '../../client/index.ts';
import { spanIn } from '../../client/span.ts';
import type { Answer } from '../../protocol/commands.ts';
import { clockMoment } from './clock-time.ts';
import { harmlessLine } from './harmless.ts';
import { failureText } from './outcome.ts';
import type { TalkTexts } from './texts.ts';

export type Invite = Answer<'invites'>['invites'][number];

/** What is wanted of invite links. */
export type LinkWish =
  | { readonly do: 'make'; readonly uses?: number; readonly seconds?: number }
  | { readonly do: 'list' }
  | { readonly do: 'revoke'; readonly id: string };

/** The links that there are now to be told of; or why it could not be done. */
export type Linked =
  | { readonly ok: true; readonly invites: readonly Invite[] }
  | { readonly ok: false; readonly problem: string };

const LINE = /^\s*[/／](invite-link|초대링크|invites|초대목록|uninvite|초대취소)(?!\S)\s*(.*)$/isu;

/** `/invite-link 10 1d`, `/invites`, `/uninvite id`; null where a line is none of them. */
export function linkWish(line: string): LinkWish | null {
  const [, command, rest = ''] = LINE.exec(line.normalize('NFC')) ?? [];
  switch (command?.toLowerCase()) {
    case undefined:
      return null;
    case 'invites':
    case '초대목록':
      return { do: 'list' };
    case 'uninvite':
    case '초대취소':
      return { do: 'revoke', id: rest.trim() };
  }
  const [, uses, after = ''] = /^(\d{1,9})(?!\S)\s*(.*)$/su.exec(rest) ?? [null, undefined, rest];
  const span = spanIn(after);
  return { do: 'make', ...(uses !== undefined && { uses: Number(uses) }), ...(span && { seconds: span.seconds }) };
}

/** Does it in that room. What is left is listed. */
export async function link(connection: Connection, room: string, wish: LinkWish, texts: TalkTexts): Promise<Linked> {
  if (wish.do === 'make') {
    const { do: _, ...given } = wish;
    const made = await connection.ask('add-invite', { room, ...given });
    return made.ok ? { ok: true, invites: [made.invite] } : problem(made.error, texts);
  }
  const revoked = wish.do === 'revoke' ? await connection.ask('remove-invite', { id: wish.id }) : null;
  if (revoked?.ok === false) return problem(revoked.error, texts);
  const left = await connection.ask('invites', { room });
  return left.ok ? { ok: true, invites: left.invites } : problem(left.error, texts);
}

function problem(failure: Failure, texts: TalkTexts): Linked {
  return { ok: false, problem: failureText(failure, texts) };
}

/** One line for each, the address of one's own last, so that a terminal makes it a link. */
export function linkLines(invites: readonly Invite[], origin: string, texts: TalkTexts): readonly string[] {
  if (invites.length === 0) return [texts.noInvites];
  return invites.map(({ id, by, used, uses, until, secret }) => {
    const whose = secret === undefined ? harmlessLine(by.nickname) : `${origin}/i/${secret}`;
    return `${id} ${texts.invite(used, uses, clockMoment(until))} ${whose}`;
  });
}
