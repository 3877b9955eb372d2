import { type Entry, isAct, isMessage, type Said } from '../../../core/entry.ts';
import type { Hub } from '../../../hub/hub.ts';
import type { WholeRoom } from '../../../hub/whole-room.ts';
import { type Deed, deedSentences } from '../../../protocol/deed-words.ts';
import type { Language } from '../../../protocol/sentences.ts';
import { escaped } from '../escaped.ts';
import { type Drawing, excerptHtml, messageHtml } from './message.ts';
import type { Moments } from './moments.ts';
import { Pictures } from './pictures.ts';
import { standingPreviews } from './previews.ts';
import { ARCHIVE_STYLE } from './style.ts';
import { ARCHIVE_TEXTS } from './texts.ts';

/** For whom it is made: his nickname, null for whoever runs the server; his language, and how he reads moments. */
export interface Reader {
  readonly nickname: string | null;
  readonly language: Language;
  readonly moments: Moments;
}

/** Nothing runs in it and nothing is loaded, wherever it is opened. */
const POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";

/** A room as one HTML file, piece by piece and in order. What is in memory at once is a page of it and a picture. */
export async function* roomDocument(hub: Hub, whole: WholeRoom, reader: Reader): AsyncIterable<string> {
  const texts = ARCHIVE_TEXTS[reader.language];
  const pictures = new Pictures(hub);
  const ids = whole.room.mailbox.state.pins ?? [];
  const pins = await whole.find(ids);
  const drawing = {
    ...{ texts, moments: reader.moments, pinned: new Set(ids) },
    picture: (file: Parameters<Pictures['inline']>[0]) => pictures.inline(file),
  };
  yield head(whole, reader, hub.clock.now());
  yield pinsHtml(
    ids.flatMap((id) => pins.get(id) ?? []),
    drawing.texts,
  );
  yield `<section aria-label="${escaped(texts.said)}">\n`;
  const previews = await standingPreviews(whole);
  let day = '';
  for await (const page of whole.pages()) {
    const found = await whole.find(page.flatMap((entry) => beside(entry, previews)));
    const preview = (id: string) => found.get(previews.get(id) ?? '');
    for (const entry of page) {
      const drawn = await entryHtml(entry, { ...drawing, answered: found, preview }, reader);
      if (drawn === '') continue;
      const today = reader.moments.date(entry.at);
      if (today !== day)
        yield `<h2 class="day"><time datetime="${today}">${escaped(reader.moments.day(entry.at))}</time></h2>\n`;
      day = today;
      yield drawn;
    }
  }
  yield `</section>\n</main>\n<footer><p class="soft">${escaped(texts.end)}</p></footer>\n</body>\n</html>\n`;
}

function head({ room }: WholeRoom, { nickname, language, moments }: Reader, now: number): string {
  const { topic, doors } = room;
  const lines = [topic?.text ?? '', doors.rules].filter((line) => line !== '');
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${escaped(POLICY)}">
<title>${escaped(room.name)}</title>
<style>${ARCHIVE_STYLE}</style>
</head>
<body>
<header>
<h1 dir="auto">${escaped(room.name)}</h1>
${lines.map((line) => `<p dir="auto">${escaped(line)}</p>\n`).join('')}<p class="soft">${escaped(ARCHIVE_TEXTS[language].taken(nickname, moments.full(now)))}</p>
</header>
<main>
`;
}

function pinsHtml(pins: readonly Entry[], texts: Drawing['texts']): string {
  if (pins.length === 0) return '';
  const each = pins.map((entry) => `<li>${excerptHtml(entry, texts)}</li>`);
  return `<section>\n<h2>${escaped(texts.pins)}</h2>\n<ul>${each.join('')}</ul>\n</section>\n`;
}

/** Empty for what is seen in the message that it is about. */
async function entryHtml(entry: Entry, drawing: Drawing, { language, moments }: Reader): Promise<string> {
  const { event } = entry;
  if (event.on === 'said') return messageHtml(entry as Entry<Said>, drawing);
  if (event.on === 'deleted' || !isAct(event, null)) return '';
  const sentences = deedSentences(event as Deed, language, moments.full);
  return `<p class="notice" dir="auto"><time datetime="${new Date(entry.at).toISOString()}">${escaped(moments.time(entry.at))}</time> ${escaped(sentences.join(' '))}</p>\n`;
}

/** What is shown with an entry and stands elsewhere: the message that it answers, and its preview. */
function beside({ id, event }: Entry, previews: ReadonlyMap<string, string>): readonly string[] {
  return isMessage(event) ? [event.replyTo, previews.get(id)].filter((one) => one !== undefined) : [];
}
