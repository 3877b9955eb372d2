import { fileURLToPath } from 'node:url';

/** The checkout, as an absolute path that ends with a slash. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
