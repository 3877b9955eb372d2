import type { Connection } from '../../client/index.ts';
import { harmlessLine } from './harmless.ts';
import { failureText } from './outcome.ts';
import type { TalkTexts } from './texts.ts';

/** What lets another device be me, once. */
export interface LoginLink {
  readonly url: string;
  readonly nickname: string;
  readonly password: string;
  /** ms since 1970. */
  readonly until: number;
}

export type Made = { readonly ok: true; readonly link: LoginLink } | { readonly ok: false; readonly problem: string };

export function asksLoginLink(line: string): boolean {
  return /^\s*[/／](?:login-link|로그인링크)\s*$/iu.test(line.normalize('NFC'));
}

export async function makeLoginLink(connection: Connection, origin: string, texts: TalkTexts): Promise<Made> {
  const asked = await connection.ask('login-link', {});
  if (!asked.ok) return { ok: false, problem: failureText(asked.error, texts) };
  const { secret: password, until } = asked;
  const nickname = connection.me?.nickname ?? '';
  return { ok: true, link: { url: `${origin}/l/${password}`, nickname, password, until } };
}

export function loginLinkLines({ url, nickname, password }: LoginLink, texts: TalkTexts): readonly string[] {
  return [`${texts.loginLink} ${url}`, harmlessLine(`${texts.oneTime(nickname)} ${password}`)];
}
