import { Upload } from 'tus-js-client';
import type { SentFile } from '../../client/index.ts';

/** One request is cut off after half a minute; so a piece has to be through within that on a slow line, too. */
const PIECE = 512 * 1_024;
const RETRY_MS = [500, 1_000, 3_000, 5_000, 10_000, 20_000];

export interface Sending {
  readonly sent: Promise<SentFile>;
  cancel(): void;
}

/** Sends a file by tus: a line that breaks is gone on with where it broke. Rejects with what the server said. */
export function sendFile(file: File, token: string, onProgress: (part: number) => void): Sending {
  let upload: Upload | undefined;
  const sent = new Promise<SentFile>((resolve, reject) => {
    upload = new Upload(file, {
      endpoint: '/files',
      chunkSize: PIECE,
      retryDelays: RETRY_MS,
      storeFingerprintForResuming: false,
      headers: { authorization: `Bearer ${token}` },
      metadata: { filename: file.name.normalize('NFC'), filetype: file.type },
      onProgress: (had, all) => onProgress(all > 0 ? had / all : 1),
      onError: (problem) => reject(new Error(reasonIn(problem))),
      onSuccess: () =>
        resolve({ id: idIn(upload?.url), name: file.name.normalize('NFC'), type: file.type, size: file.size }),
    });
    upload.start();
  });
  return { sent, cancel: () => void upload?.abort(true).catch(() => {}) };
}

function idIn(url: string | null | undefined): string {
  return url?.split('/').at(-1) ?? '';
}

/** What the server said, in the person's language; empty where it said nothing. */
function reasonIn(problem: Error): string {
  const body =
    'originalResponse' in problem ? (problem.originalResponse as { getBody(): string } | null)?.getBody() : '';
  try {
    return JSON.parse(body ?? '').error.message;
  } catch {
    return '';
  }
}
