/** What a process did to its files and said on its standard output, in order, as strace saw it. */
export type Act =
  | { readonly do: 'write'; readonly file: string; readonly at: number; readonly bytes: Buffer }
  | { readonly do: 'truncate'; readonly file: string; readonly size: number }
  | { readonly do: 'sync'; readonly file: string }
  | { readonly do: 'remove'; readonly file: string }
  | { readonly do: 'say'; readonly text: string }
  | { readonly do: 'tell'; readonly text: string };

export const STRACE = ['-f', '-qq', '-y', '-xx', '-s', '1000000', '-e', 'signal=none', '-e'] as const;
export const CALLS = 'trace=pwrite64,fsync,fdatasync,ftruncate,unlink,write';
/** The same, with all that leaves through a socket. */
export const CALLS_AND_TOLD = `${CALLS},writev`;

/** `PID call(FD<PATH>, "BYTES", MORE` and then `) = RESULT` or `<unfinished ...>`; all strings in hexadecimal. */
const LINE = /^(\d+) +(\w+)\((?:(\d+)<([^>]*)>)?(?:(?:, )?"([^"]*)")?((?:, \d+)*)(.*)$/;
const RESUMED = /^(\d+) +<\.\.\. (?:fsync|fdatasync) resumed>\) += 0/;

const PIECES = /iov_base="([^"]*)"/g;

/** A sync counts when it has come back. */
export function actsOf(trace: string): readonly Act[] {
  const [acts, syncing]: [Act[], Map<string, string>] = [[], new Map()];
  for (const line of trace.split('\n')) {
    const pid = RESUMED.exec(line)?.[1];
    if (pid !== undefined) acts.push({ do: 'sync', file: syncing.get(pid) ?? '' });
    const call = LINE.exec(line);
    if (call?.[2] === 'writev')
      acts.push({
        do: 'tell',
        text: [...line.matchAll(PIECES)].map(([, bytes = '']) => unhex(bytes).toString()).join(''),
      });
    else if (call) acts.push(...actOf(call, syncing));
  }
  return acts;
}

function actOf(
  [, pid = '', name, fd, path = '', bytes = '', more = '', end = '']: readonly string[],
  syncing: Map<string, string>,
): readonly Act[] {
  const file = unhex(path).toString();
  const numbers = more.split(', ').slice(1).map(Number);
  switch (name) {
    case 'pwrite64':
      return [{ do: 'write', file, at: numbers[1] ?? 0, bytes: unhex(bytes) }];
    case 'ftruncate':
      return [{ do: 'truncate', file, size: numbers[0] ?? 0 }];
    case 'unlink':
      return [{ do: 'remove', file: unhex(bytes).toString() }];
    case 'write':
      if (fd === '1') return [{ do: 'say', text: unhex(bytes).toString() }];
      return file.startsWith('socket:') ? [{ do: 'tell', text: unhex(bytes).toString() }] : [];
    default:
      if (/^\) += 0/.test(end)) return [{ do: 'sync', file }];
      syncing.set(pid, file);
      return [];
  }
}

function unhex(text: string): Buffer {
  return Buffer.from(text.replaceAll('\\x', ''), 'hex');
}
