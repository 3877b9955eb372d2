/**
 * Why a store could not: `full`, `readonly`, `io` and `corrupt` are the disk's; `taken` when another process has the
 * data; `refused` when what was asked contradicts what is kept; `stopped` when the store was closed or died under it;
 * `foreign` and `newer` when a file is another program's, or a later sokdak's; `missing` and `occupied` when there is
 * no file to copy, or one already where the copy shall be.
 */
export type FaultCode =
  | 'full'
  | 'readonly'
  | 'io'
  | 'corrupt'
  | 'taken'
  | 'refused'
  | 'stopped'
  | 'foreign'
  | 'newer'
  | 'missing'
  | 'occupied';

/** A store's only way to fail. The message is one sentence for an operator and holds no text of anyone. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly code: FaultCode;
  /** The file that it is about, where that is known. */
  readonly file: string | null;

  constructor(code: FaultCode, message: string, file: string | null = null) {
    super(message);
    this.code = code;
    this.file = file;
  }
}
