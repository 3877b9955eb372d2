/** How much of something is allowed: at most `burst` at once, `perSecond` in the long run. */
export interface Pace {
  readonly burst: number;
  readonly perSecond: number;
}

/** A token bucket as plain data; `at` is ms of a clock that never jumps. */
export interface Bucket {
  readonly left: number;
  readonly at: number;
}

export function fullBucket(pace: Pace, at: number): Bucket {
  return { left: pace.burst, at };
}

/** Takes one, or says how long to wait for it in ms (at least 1). A refused try costs nothing. */
export function takeOne(bucket: Bucket, pace: Pace, at: number): { bucket: Bucket; waitMs: number } {
  const elapsed = Math.max(0, at - bucket.at);
  const left = Math.min(pace.burst, bucket.left + (elapsed * pace.perSecond) / 1000);
  if (left >= 1) return { bucket: { left: left - 1, at }, waitMs: 0 };
  return { bucket: { left, at }, waitMs: Math.max(1, Math.ceil(((1 - left) * 1000) / pace.perSecond)) };
}
