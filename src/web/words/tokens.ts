/** A part of a line. */
export type Inline =
  | { readonly is: 'text' | 'code'; readonly text: string }
  | { readonly is: 'link'; readonly text: string; readonly href: string }
  | { readonly is: Emphasis; readonly inside: readonly Inline[] };

export type Emphasis = 'strong' | 'em' | 'del';

/** A part of a message that stands in lines of its own. */
export type Block =
  | { readonly is: 'lines'; readonly inside: readonly Inline[] }
  | { readonly is: 'fence'; readonly language: string; readonly text: string }
  | { readonly is: 'quote'; readonly inside: readonly Block[] }
  | { readonly is: 'list'; readonly items: readonly (readonly Inline[])[] };
