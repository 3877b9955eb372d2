/** Where a frame ends. */
export interface Framing {
  /** The length of the frame that begins at `at`; 0 where it does not end before `end`. */
  length(bytes: Buffer, at: number, end: number): number;
}

const NEWLINE = 0x0a;

/** Unmasked WebSocket frames (RFC 6455 section 5.2) of up to 4 GB. */
export const WEBSOCKET: Framing = {
  length(bytes, at, end) {
    if (at + 2 > end) return 0;
    const short = (bytes[at + 1] ?? 0) & 127;
    if (short < 126) return at + 2 + short > end ? 0 : 2 + short;
    const header = short === 126 ? 4 : 10;
    if (at + header > end) return 0;
    const length = header + (short === 126 ? bytes.readUInt16BE(at + 2) : bytes.readUInt32BE(at + 6));
    return at + length > end ? 0 : length;
  },
};

export const LINES: Framing = {
  length(bytes, at, end) {
    const stop = bytes.indexOf(NEWLINE, at);
    return stop < 0 || stop >= end ? 0 : stop + 1 - at;
  },
};

/** MQTT 3.1.1 section 2.2: a byte, then how long the rest is, seven bits a byte, the least first. */
export const MQTT: Framing = {
  length(bytes, at, end) {
    let rest = 0;
    for (let nth = 0; nth < 4; nth += 1) {
      const place = at + 1 + nth;
      if (place >= end) return 0;
      const byte = bytes[place] ?? 0;
      rest |= (byte & 127) << (7 * nth);
      if (byte < 128) return place + 1 + rest > end ? 0 : place + 1 + rest - at;
    }
    return 0;
  },
};
