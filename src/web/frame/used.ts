import type { Links } from '../../client/index.ts';

type Once = Pick<Links, 'once' | 'returned'>;

/** What brought one here was good once: whoever leaves and stands at the door again does not bring it again. */
export function useUp(links: { -readonly [Name in keyof Once]: Once[Name] }): void {
  delete links.once;
  delete links.returned;
}
