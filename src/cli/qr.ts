/** The link as half-block lines, white modules drawn. Loaded only where someone looks at a screen. */
export async function qrOf(link: string): Promise<readonly string[]> {
  const { renderUnicodeCompact } = await import('uqr');
  return renderUnicodeCompact(link, { ecc: 'L', border: 2 }).split('\n');
}
