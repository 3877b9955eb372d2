/** Runes everywhere; a style belongs to its component by the component's name, which compresses better than a hash. */
export default { compilerOptions: { runes: true, cssHash: ({ name }) => `in-${name}` } };
