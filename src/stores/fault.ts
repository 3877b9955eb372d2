/**
 * Why a store could not: `full`, `readonly`, `io` and `corrupt` are the disk's; `taken` when another process has the
 * data; `refused` when what was asked contradicts what is kept; `stopped` when the store was closed or died under it.
 */
export type FaultCode = 'full' | 'readonly' | 'io' | 'corrupt' | 'taken' | 'refused' | 'stopped';

/** A store's only way to fail. The message is one sentence for an operator and holds no text of anyone. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly code: FaultCode;

  constructor(code: FaultCode, message: string) {
    super(message);
    this.code = code;
  }
}
