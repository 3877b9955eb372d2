/** A particle's forms: after a final consonant, after a vowel, and where the sound can't be known. */
interface Particle {
  readonly closed: string;
  readonly open: string;
  readonly either: string;
}

const PARTICLES = {
  subject: { closed: '이', open: '가', either: '이(가)' },
  topic: { closed: '은', open: '는', either: '은(는)' },
  object: { closed: '을', open: '를', either: '을(를)' },
  direction: { closed: '으로', open: '로', either: '(으)로' },
} as const satisfies Record<string, Particle>;

const SYLLABLE = /[가-힣]$/;
const FINALS = 28;
const FINAL_RIEUL = 8;

/** 길동 -> 이, 소연이 -> 가, 서울 -> 로; after digits, Latin letters and emoji 이(가). */
export function particleAfter(word: string, kind: keyof typeof PARTICLES): string {
  const particle = PARTICLES[kind];
  const [last] = SYLLABLE.exec(word.normalize('NFC')) ?? [];
  if (last === undefined) return particle.either;
  const final = (last.charCodeAt(0) - '가'.charCodeAt(0)) % FINALS;
  return final === 0 || (kind === 'direction' && final === FINAL_RIEUL) ? particle.open : particle.closed;
}
