/** Packages that stand beside the bundle, because they find a prebuilt binary by their own place. */
export const UNBUNDLED = ['@photostructure/sqlite'];
