interface Closing {
  once(event: 'close', listener: () => void): unknown;
}

/** Resolves once it has closed, also by an error (`once` of node:events would reject). */
export function closed(connection: Closing): Promise<void> {
  return new Promise((resolve) => connection.once('close', () => resolve()));
}
