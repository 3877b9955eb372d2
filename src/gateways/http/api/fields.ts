import { type TSchema, Type } from 'typebox';

/** What a request gives, by name. */
export type Fields = Readonly<Record<string, unknown>>;

type Properties = Readonly<Record<string, TSchema>>;

/** Words of a URL or a form as the values that a command takes: `limit=20` is a number. */
export function typed(words: URLSearchParams, properties: Properties): Fields {
  const names = [...new Set(words.keys())];
  return Object.fromEntries(names.map((name) => [name, valueIn(words.getAll(name), properties[name])]));
}

/** Of a word that was given twice, the last counts, unless the command takes a list. */
function valueIn(words: readonly string[], schema: TSchema | undefined): unknown {
  if (Type.IsArray(schema)) return words;
  const word = words.at(-1) ?? '';
  if (Type.IsInteger(schema) && /^\d{1,15}$/.test(word)) return Number(word);
  if (Type.IsBoolean(schema) && /^(true|false)$/.test(word)) return word === 'true';
  return Type.IsLiteral(schema) && schema.const === true && word === 'true' ? true : word;
}
