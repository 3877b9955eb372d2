const ESCAPES: Readonly<Record<string, string>> = {
  ';': '\\:',
  ' ': '\\s',
  '\\': '\\\\',
  '\r': '\\r',
  '\n': '\\n',
};

const UNESCAPES: Readonly<Record<string, string>> = { ':': ';', s: ' ', '\\': '\\', r: '\r', n: '\n' };

const KEY = /^\+?(?:[A-Za-z0-9.-]+\/)?[A-Za-z0-9-]+$/;

/** Tag values (ircv3.net/specs/extensions/message-tags#escaping-values). */
export function escapeValue(value: string): string {
  return value.replaceAll('\0', '').replace(/[; \\\r\n]/g, (sign) => ESCAPES[sign] ?? sign);
}

/** An unknown escape is the sign itself; a lone backslash at the end is nothing. */
export function unescapeValue(value: string): string {
  return value.replace(/\\(.?)/gs, (_, sign: string) => UNESCAPES[sign] ?? sign);
}

/** What stands between `@` and the first space. Of tags given twice the last counts; what is no tag is passed over. */
export function readTags(written: string): Map<string, string> {
  const tags = new Map<string, string>();
  for (const part of written.split(';')) {
    const [key = '', ...value] = part.split('=');
    if (KEY.test(key)) tags.set(key, unescapeValue(value.join('=')));
  }
  return tags;
}

/** `@a=b;c ` with the space, or nothing where there are no tags. */
export function writeTags(tags: ReadonlyMap<string, string>): string {
  if (tags.size === 0) return '';
  const parts = [...tags].map(([key, value]) => (value === '' ? key : `${key}=${escapeValue(value)}`));
  return `@${parts.join(';')} `;
}
