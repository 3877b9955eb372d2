import { isIP } from 'node:net';
import { prepareRoomName } from '../core/room-name.ts';
import type { Sentence } from './language.ts';

/**
 * What a setting may be. `read` turns what was written (flag, environment and file alike) into the value, or undefined
 * where it is not one; `write` is its inverse; `right` ends the sentence "it must be ...".
 */
export interface Kind<Value> {
  readonly read: (written: string) => Value | undefined;
  readonly write: (value: Value) => string;
  readonly right: Sentence;
  /** As they are written, where it is one of these. */
  readonly choices?: readonly string[];
}

/** Fits a setting that may be null by default as well: null is never written. */
interface Text extends Kind<string> {
  readonly write: (value: string | null) => string;
}

export function text(pattern: RegExp, right: Sentence): Text {
  return { read: (written) => (pattern.test(written) ? written : undefined), write: (value) => value ?? '', right };
}

/** A shell takes an unquoted #name for a comment, so the # may be left out. */
export function roomName(right: Sentence): Kind<string> {
  const read = (written: string) => {
    const prepared = prepareRoomName(written);
    return prepared.ok ? prepared.room : undefined;
  };
  return { read, write: (value) => value, right };
}

export function wholeNumber({ from, to }: { readonly from: number; readonly to: number }): Kind<number> {
  return {
    read: (written) => {
      const value = /^\d{1,9}$/.test(written) ? Number(written) : Number.NaN;
      return value >= from && value <= to ? value : undefined;
    },
    write: String,
    right: { ko: `${from}부터 ${to}까지의 정수`, en: `a whole number from ${from} to ${to}` },
  };
}

export const port = wholeNumber({ from: 0, to: 65_535 });

/** A TCP port, or null where there is to be none. */
export const portOrOff: Kind<number | null> = {
  read: (written) => (written === 'off' ? null : port.read(written)),
  write: (value) => (value === null ? 'off' : port.write(value)),
  right: { ko: `${port.right.ko} 또는 off`, en: `${port.right.en}, or off` },
};

export function oneOf<const Value extends string>(...values: readonly Value[]): Kind<Value> {
  return {
    read: (written) => values.find((value) => value === written),
    write: (value) => value,
    choices: values,
    right: { ko: `${values.join(', ')} 가운데 하나`, en: `one of ${values.join(', ')}` },
  };
}

const ON = ['on', 'true', 'yes', '1'];
const OFF = ['off', 'false', 'no', '0'];

export const onOff: Kind<boolean> = {
  read: (written) => (ON.includes(written) ? true : OFF.includes(written) ? false : undefined),
  write: (value) => (value ? 'on' : 'off'),
  right: { ko: 'on 또는 off', en: 'on or off' },
  choices: ['on', 'off'],
};

/** Comma between, spaces ignored. */
export function listOf(readItem: (written: string) => string | undefined, right: Sentence): Kind<readonly string[]> {
  return {
    read: (written) => {
      const parts = written.split(',').map((part) => part.trim());
      const items = parts.filter((part) => part !== '').map(readItem);
      return items.every((item) => item !== undefined) ? items : undefined;
    },
    write: (values) => values.join(','),
    right,
  };
}

export function origin(right: Sentence): Text {
  return { read: readOrigin, write: (value) => value ?? '', right };
}

/** The origin as browsers send it: lower case, no default port, no path. */
export function readOrigin(written: string): string | undefined {
  const url = URL.canParse(written) ? new URL(written) : null;
  const isOrigin = url !== null && /^https?:$/.test(url.protocol) && /^\w+:\/\/[^/?#@]+\/?$/.test(written);
  return isOrigin ? url.origin : undefined;
}

/** An IP address or, as address/bits, a network. */
export function readNetwork(written: string): string | undefined {
  const [address = '', bits, ...rest] = written.split('/');
  const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  const fits = bits === undefined ? most > 0 : /^\d{1,3}$/.test(bits) && Number(bits) <= most;
  return fits && rest.length === 0 ? written : undefined;
}
