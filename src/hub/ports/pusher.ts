/** Where a browser is reached with no page of ours open, and the keys by which it alone reads what comes (RFC 8291), in base64url. */
export interface PushAddress {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
}

export interface Push {
  readonly to: PushAddress;
  /** What the service worker of the page is told: JSON, at most `PUSH_BYTES` of UTF-8. */
  readonly text: string;
  /** Of what has not arrived yet, only the last about one thing does. */
  readonly about: string;
  /** Whether a sleeping device is woken for it. */
  readonly urgent: boolean;
  /** Who sends it, as an address of https, for those who carry it; null where there is none. */
  readonly by: string | null;
}

/**
 * What became of a push: it is on its way; there is no such browser any more; it may come through later, at the earliest
 * after `ms` where it says so; or it will never.
 */
export type Pushed =
  | { readonly is: 'sent' | 'gone' | 'refused' }
  | { readonly is: 'later'; readonly ms: number | null };

/** Sends to browsers by way of the push services of those who make them (RFC 8030). */
export interface Pusher {
  /** The public half of the key by which this server is known to them: base64url, the same for ever. Made when first asked for. */
  key(): Promise<string>;
  /** Whether that is an address to which anything is sent: https, in public, with keys that are keys. Never rejects. */
  takes(address: PushAddress): Promise<boolean>;
  /** Tries once. Never rejects. */
  send(push: Push): Promise<Pushed>;
}
