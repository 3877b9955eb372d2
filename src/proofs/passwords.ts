import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import type { Passwords } from '../hub/ports/proofs.ts';

/** 32 MiB and about 0.3 s each: RFC 7914, with the cost that OWASP's cheat sheet on storing passwords gives for r=8. */
const COST = { ln: 15, r: 8, p: 3 } as const;
const SALT_BYTES = 16;
const HASH_BYTES = 32;

/** More would leave no core, and no thread of libuv's four, for the rest. */
const AT_ONCE = 2;

const PHC = /^\$scrypt\$ln=(\d+),r=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/;

interface Kept {
  readonly cost: ScryptOptions;
  readonly salt: Buffer;
  readonly hash: Buffer;
}

/** scrypt, two at a time; kept as PHC strings (github.com/P-H-C/phc-string-format). */
export function passwords(cost: { readonly ln: number; readonly r: number; readonly p: number } = COST): Passwords {
  const inTurn = queue(AT_ONCE);
  const compute = (password: string, salt: Buffer, options: ScryptOptions) =>
    inTurn.run(() => derive(password, salt, options));
  const nobodys = { cost: optionsOf(cost), salt: randomBytes(SALT_BYTES), hash: randomBytes(HASH_BYTES) };
  return {
    get waiting() {
      return inTurn.waiting;
    },
    async hash(password) {
      const salt = randomBytes(SALT_BYTES);
      const hash = await compute(password, salt, optionsOf(cost));
      return `$scrypt$ln=${cost.ln},r=${cost.r},p=${cost.p}$${bare(salt)}$${bare(hash)}`;
    },
    async verify(password, phc) {
      const { cost: options, salt, hash } = (phc === null ? null : kept(phc)) ?? nobodys;
      return timingSafeEqual(await compute(password, salt, options), hash) && phc !== null;
    },
  };
}

function kept(phc: string): Kept | null {
  const [, ln, r, p, salt = '', hash = ''] = PHC.exec(phc) ?? [];
  if (ln === undefined) return null;
  const cost = optionsOf({ ln: Number(ln), r: Number(r), p: Number(p) });
  return { cost, salt: Buffer.from(salt, 'base64'), hash: Buffer.from(hash, 'base64') };
}

function optionsOf({ ln, r, p }: typeof COST | { ln: number; r: number; p: number }): ScryptOptions {
  const N = 2 ** ln;
  return { N, r, p, maxmem: 256 * N * r };
}

function derive(password: string, salt: Buffer, options: ScryptOptions): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password, salt, HASH_BYTES, options, (problem, key) => (problem ? reject(problem) : resolve(key)));
  });
}

/** Base64 without padding, as PHC has it. */
function bare(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}

/** At most so many at once; the others wait in their order. */
function queue(most: number) {
  const waiting: (() => void)[] = [];
  let running = 0;
  return {
    get waiting() {
      return waiting.length;
    },
    async run<T>(work: () => Promise<T>): Promise<T> {
      if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
      else running += 1;
      try {
        return await work();
      } finally {
        const next = waiting.shift();
        if (next) next();
        else running -= 1;
      }
    },
  };
}
