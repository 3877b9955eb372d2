/** What came by AUTHENTICATE: the whole, or why there is none. */
export type Said = 'more' | 'too_long' | 'malformed' | { readonly nickname: string; readonly password: string };

/** A piece of this length is followed by another (ircv3.net/specs/extensions/sasl-3.1). */
const PIECE = 400;
const MOST_PIECES = 8;

/** The mechanism PLAIN (RFC 4616), in pieces of base64. */
export class Plain {
  #pieces: string[] = [];

  take(piece: string): Said {
    if (piece.length > PIECE || this.#pieces.length >= MOST_PIECES) return 'too_long';
    if (piece !== '+') this.#pieces.push(piece);
    return piece.length === PIECE ? 'more' : read(this.#pieces.join(''));
  }
}

/** `[authzid] NUL authcid NUL passwd`; nobody acts for another. */
function read(base64: string): Said {
  const parts = Buffer.from(base64, 'base64').toString('utf8').split('\0');
  const [authzid = '', nickname = '', password = ''] = parts;
  if (parts.length !== 3 || nickname === '' || (authzid !== '' && authzid !== nickname)) return 'malformed';
  return { nickname, password };
}
