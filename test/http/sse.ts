/** One event, as a reader of Server-Sent Events gets it. */
export interface SseEvent {
  readonly event: string;
  readonly id: string | null;
  // biome-ignore lint/suspicious/noExplicitAny: a test knows what it reads
  readonly data: any;
}

/** Reads a stream until it ends (HTML Standard, section 9.2.6, as far as sokdak writes it). */
export async function* eventsOf(response: Response): AsyncGenerator<SseEvent> {
  let rest = '';
  const decoder = new TextDecoder();
  for await (const bytes of response.body ?? []) {
    const blocks = (rest + decoder.decode(bytes, { stream: true })).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) yield* eventIn(block);
  }
}

/** The events of a text; a block without data is none. */
export function eventsIn(text: string): readonly SseEvent[] {
  return text.split('\n\n').flatMap(eventIn);
}

function eventIn(block: string): readonly SseEvent[] {
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? null;
  const data = field('data');
  return data === null ? [] : [{ event: field('event') ?? 'message', id: field('id'), data: JSON.parse(data) }];
}
