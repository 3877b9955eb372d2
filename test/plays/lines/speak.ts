import { needing, type Row, row } from './row.ts';

/** What is said, and what becomes of it. */
export const speak: readonly Row[] = [
  row('X says in ROOM: WHAT', (stage, { X, ROOM, WHAT }) => stage.write(X, { do: 'say', room: ROOM, text: WHAT })),
  row('X acts in ROOM: WHAT', (stage, { X, ROOM, WHAT }) =>
    stage.write(X, { do: 'say', room: ROOM, text: WHAT, action: true }),
  ),
  row('X whispers to NICK in ROOM: WHAT', (stage, { X, NICK, ROOM, WHAT }) =>
    stage.write(X, { do: 'whisper', to: NICK, aside: ROOM, text: WHAT }),
  ),
  row('X whispers to NICK: WHAT', (stage, { X, NICK, WHAT }) =>
    stage.write(X, { do: 'whisper', to: NICK, text: WHAT }),
  ),
  needing(
    'answer a message',
    row('X answers "TEXT" in ROOM: WHAT', (stage, { X, TEXT, ROOM, WHAT }) =>
      stage.write(X, { do: 'say', room: ROOM, text: WHAT, replyTo: stage.idOf(TEXT) }),
    ),
  ),
  needing(
    'answer a message',
    row('X answers "TEXT" by a whisper to NICK: WHAT', (stage, { X, TEXT, NICK, WHAT }) =>
      stage.write(X, { do: 'whisper', to: NICK, text: WHAT, replyTo: stage.idOf(TEXT) }),
    ),
  ),
  needing(
    'send a file',
    row('X sends "TEXT" in ROOM', async (stage, { X, TEXT, ROOM }) =>
      stage.write(X, { do: 'say', room: ROOM, text: '', files: [await stage.send(X, TEXT)] }),
    ),
  ),
  needing(
    'send a file',
    row('X sends "TEXT" by a whisper to NICK', async (stage, { X, TEXT, NICK }) =>
      stage.write(X, { do: 'whisper', to: NICK, text: '', files: [await stage.send(X, TEXT)] }),
    ),
  ),
  needing(
    'send a file',
    row('X sends "TEXT" again in ROOM', (stage, { X, TEXT, ROOM }) =>
      stage.write(X, { do: 'say', room: ROOM, text: '', files: [stage.files.get(TEXT) ?? ''] }),
    ),
  ),
  needing(
    'react',
    row('X gives SIGN to "TEXT"', (stage, { X, SIGN, TEXT }) =>
      stage.write(X, { do: 'react', id: stage.idOf(TEXT), emoji: SIGN, on: true }),
    ),
  ),
  needing(
    'react',
    row('X takes SIGN back from "TEXT"', (stage, { X, SIGN, TEXT }) =>
      stage.write(X, { do: 'react', id: stage.idOf(TEXT), emoji: SIGN, on: false }),
    ),
  ),
  needing(
    'edit',
    row('X edits "TEXT" to "NEW"', (stage, { X, TEXT, NEW }) =>
      stage.write(X, { do: 'edit', id: stage.idOf(TEXT), text: NEW }),
    ),
  ),
  needing(
    'delete',
    row('X deletes "TEXT"', (stage, { X, TEXT }) => stage.write(X, { do: 'delete', id: stage.idOf(TEXT) })),
  ),
  needing(
    'say what one has read',
    row('X has read "TEXT"', (stage, { X, TEXT }) => stage.read(X, TEXT)),
  ),
  row('X is writing in ROOM', (stage, { X, ROOM }) => stage.ask(X, { do: 'typing', room: ROOM })),
  row('X is writing to NICK', (stage, { X, NICK }) => stage.ask(X, { do: 'typing', to: NICK })),
  needing(
    'repeat',
    row('X repeats what was asked', (stage, { X }) => stage.repeat(X)),
  ),
];
