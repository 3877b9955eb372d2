/** What a page says of itself, as `previewText` words it, and where the picture is that it shows of itself, if it has one. */
export interface Seen {
  readonly text: string;
  readonly picture: { readonly address: string; readonly alt: string } | null;
}

/** Looks at pages outside that somebody has named. Neither ever rejects. */
export interface Previewer {
  /** Null where a page says nothing, is none, is not public, or does not answer in time. */
  preview(address: string): Promise<Seen | null>;
  /** What is said to be a picture: null where it is larger than `PICTURE`, is not public, or does not come in time. */
  picture(address: string): Promise<Uint8Array | null>;
}
