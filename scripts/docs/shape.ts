/** As much of JSON Schema as the protocol uses. */
export interface Schema {
  readonly type?: string;
  readonly const?: unknown;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly patternProperties?: Readonly<Record<string, Schema>>;
}

export function isOptional({ required = [] }: Schema, name: string): boolean {
  return !required.includes(name);
}

/** A type as a person would write it. */
export function typeOf(schema: Schema): string {
  if (schema.const !== undefined) return `\`${JSON.stringify(schema.const)}\``;
  if (schema.anyOf)
    return schema.anyOf.every(({ const: one }) => one !== undefined) ? schema.anyOf.map(typeOf).join(' or ') : 'entry';
  if (schema.type === 'array') return `list of ${typeOf(schema.items ?? {})}`;
  if (schema.patternProperties) return `by name: ${Object.values(schema.patternProperties).map(typeOf).join(', ')}`;
  if (schema.type === 'object') return `{${members(schema)}}`;
  return schema.type ?? 'anything';
}

function members(schema: Schema): string {
  return Object.keys(schema.properties ?? {})
    .map((name) => `\`${name}\`${isOptional(schema, name) ? '?' : ''}`)
    .join(', ');
}
