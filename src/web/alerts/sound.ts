/** In ms: a burst of news is heard once. */
const REST_MS = 3_000;
/** In seconds and Hz: short, soft, and two steps upwards. */
const TONES = [
  { at: 0, hertz: 660 },
  { at: 0.09, hertz: 880 },
] as const;
const LENGTH = 0.16;
const LOUDNESS = 0.08;

let context: AudioContext | null = null;
let lastAt = Number.NEGATIVE_INFINITY;

/** A short sound, at most every three seconds. */
export function ring(): void {
  const now = performance.now();
  if (now - lastAt < REST_MS) return;
  lastAt = now;
  context ??= new AudioContext();
  for (const { at, hertz } of TONES) play(context, context.currentTime + at, hertz);
}

function play(audio: AudioContext, at: number, hertz: number): void {
  const [tone, volume] = [audio.createOscillator(), audio.createGain()];
  tone.frequency.value = hertz;
  volume.gain.setValueAtTime(LOUDNESS, at);
  volume.gain.exponentialRampToValueAtTime(0.001, at + LENGTH);
  tone.connect(volume).connect(audio.destination);
  tone.start(at);
  tone.stop(at + LENGTH);
}
