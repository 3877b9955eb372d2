import type { RunningServer } from '../server.ts';
import type { Style } from './style.ts';
import type { Texts } from './texts.ts';
import { displayWidth, padTo, wrap } from './width.ts';

export interface ScreenData {
  readonly running: RunningServer;
  readonly serverName: string;
  readonly version: string;
  readonly limits: boolean;
  /** Lines of the QR code of `inviteLink`, empty where there is none. */
  readonly qr: readonly string[];
  readonly texts: Texts;
  readonly style: Style;
}

const COLUMNS = 80;
const INDENT = '  ';

/** The link with which a phone on the same network comes in; null where nobody else can reach this computer. */
export function inviteLink({ lan, invite }: Pick<RunningServer, 'lan' | 'invite'>): string | null {
  const [address] = lan;
  if (address === undefined) return null;
  return invite === null ? address : `${address}/i/${invite}`;
}

/** What a person reads once everything listens: one screen, at most 80 columns unless an address itself is longer. */
export function screen(data: ScreenData): string {
  const blocks = [title(data), rows(data), qrBlock(data), [row(data, data.texts.stop, 'Ctrl+C')]];
  const lines = blocks.filter((block) => block.length > 0).flatMap((block) => ['', ...block]);
  return [...lines, '', ''].map((line) => (line === '' ? line : INDENT + line)).join('\n');
}

function title({ running, serverName, version, limits, texts, style }: ScreenData): readonly string[] {
  const name = style.strong(serverName === 'sokdak' ? 'sokdak' : `${serverName} · sokdak`);
  const notes = [...running.moved.map(({ from, to }) => texts.moved(from, to)), ...(limits ? [] : [texts.noLimits])];
  return [`${name} ${style.quiet(version)}`, ...notes.flatMap((note) => wrap(COLUMNS - 4, note)).map(style.warning)];
}

function rows(data: ScreenData): readonly string[] {
  const { running, texts, style } = data;
  const ofLan = running.lan.map((address, nth) => row(data, nth === 0 ? texts.lan : '', style.link(address)));
  return [
    row(data, texts.here, style.link(running.url)),
    ...ofLan,
    ...[running.irc, running.ircs].flatMap((address, nth) =>
      address === null ? [] : [row(data, nth === 0 ? texts.irc : texts.ircs, style.link(address))],
    ),
    row(data, texts.owner, style.link(running.ownerLink)),
    row(data, '', style.quiet(texts.ownerSays)),
    ...(running.invite === null ? [] : [row(data, texts.invite, running.invite)]),
    row(data, texts.data, running.data === 'memory' ? texts.memory : running.data),
  ];
}

/** A value that would not fit beside its label stands below it: addresses are not broken. */
function row({ texts, style }: ScreenData, label: string, value: string): string {
  const labels = [texts.here, texts.lan, texts.irc, texts.ircs, texts.owner, texts.invite, texts.data, texts.stop];
  const column = Math.max(...labels.map(displayWidth)) + 2;
  const fits = INDENT.length + column + displayWidth(value) <= COLUMNS;
  const head = style.quiet(padTo(column, label));
  return fits ? head + value : `${head.trimEnd()}\n${INDENT}${INDENT}${value}`;
}

function qrBlock({ running, qr, texts, style }: ScreenData): readonly string[] {
  const words = [texts.scan, running.invite === null ? texts.scanOpen : texts.scanInvited];
  const from = Math.floor((qr.length - words.length) / 2);
  return qr.map((line, nth) => `${style.qr(line)}   ${words[nth - from] ?? ''}`.trimEnd());
}
