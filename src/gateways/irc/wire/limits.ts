/** One line without its tags, with its CRLF (RFC 1459 section 2.3). */
export const LINE_BYTES = 512;

/** The tags that a client may send, `@` and the space behind them included (ircv3.net/specs/extensions/message-tags). */
export const TAG_BYTES_IN = 4_096;

/** Parameters of one message (RFC 1459 section 2.3). */
export const MOST_PARAMS = 15;
