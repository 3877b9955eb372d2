/** Looks at pages outside that somebody has named. */
export interface Previewer {
  /**
   * What a page says of itself, as `previewText` words it; null where it says nothing, is no page, is not public, or does
   * not answer in time. Never rejects.
   */
  preview(address: string): Promise<string | null>;
}
