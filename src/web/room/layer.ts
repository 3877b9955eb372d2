import type { Here, MessageRow } from '../../client/index.ts';

/** What lies over the room; one at a time. */
export type Layer =
  | { readonly is: 'help' }
  | { readonly is: 'rename' }
  | { readonly is: 'account' }
  | { readonly is: 'presence' }
  | { readonly is: 'doors' }
  | { readonly is: 'filter' }
  | { readonly is: 'invites' }
  | { readonly is: 'card'; readonly person: Here; readonly row?: MessageRow }
  | { readonly is: 'person'; readonly person: Here }
  | { readonly is: 'report'; readonly row: MessageRow }
  | { readonly is: 'acts' }
  | { readonly is: 'day' }
  | { readonly is: 'pins' }
  | { readonly is: 'alerts' }
  | { readonly is: 'emoji'; readonly id: string; readonly at: HTMLElement }
  /** Of a message; or, from the name in it, the card of whose it is. */
  | { readonly is: 'menu'; readonly row: MessageRow; readonly at: HTMLElement; readonly from: Element };
