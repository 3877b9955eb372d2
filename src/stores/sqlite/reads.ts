import type { EntryPlace } from '../../hub/ports/logs.ts';
import { StoreError } from '../fault.ts';
import { spanOf } from '../span.ts';
import type { Database, Row } from './driver.ts';
import {
  blockOf,
  fileRecord,
  fileUse,
  goneRoom,
  inviteOf,
  keptBefore,
  logHead,
  loginOf,
  pairHead,
  personRecord,
  readMark,
} from './heads.ts';
import type { Answer, Answers, Read } from './requests.ts';
import { entryJson } from './row.ts';
import { Searcher } from './searcher.ts';
import {
  ACTS,
  ANSWER_TO,
  BLOCKS,
  END_OF_LOG,
  ENTRY,
  FILE,
  FILE_SUM,
  FILE_USE,
  FILE_USES,
  FILES_BORNE,
  FILES_UNSAID,
  GONE_ROOMS,
  HOLDERS,
  INVITES,
  LOGINS,
  PAGE,
  PAIRS_OF,
  PEOPLE_CALLED,
  PERSON,
  PERSON_WITH_ID,
  READS,
  ROOMS,
} from './sql.ts';

type Statements = ReturnType<typeof prepare>;

/** All that is read, over one connection. */
export class Reads {
  readonly #statements: Statements;

  constructor(db: Database) {
    this.#statements = prepare(db);
  }

  answer(request: Read): Answer {
    return read(this.#statements, request);
  }
}

function prepare(db: Database) {
  return {
    rooms: db.prepare(ROOMS),
    gone: db.prepare(GONE_ROOMS),
    pairs: db.prepare(PAIRS_OF),
    end: db.prepare(END_OF_LOG),
    page: db.prepare(PAGE),
    entry: db.prepare(ENTRY),
    acts: db.prepare(ACTS),
    answer: db.prepare(ANSWER_TO),
    person: db.prepare(PERSON),
    personWithId: db.prepare(PERSON_WITH_ID),
    called: db.prepare(PEOPLE_CALLED),
    logins: db.prepare(LOGINS),
    reads: db.prepare(READS),
    blocks: db.prepare(BLOCKS),
    invites: db.prepare(INVITES),
    holders: db.prepare(HOLDERS),
    file: db.prepare(FILE),
    borne: db.prepare(FILES_BORNE),
    unsaid: db.prepare(FILES_UNSAID),
    uses: db.prepare(FILE_USES),
    use: db.prepare(FILE_USE),
    sum: db.prepare(FILE_SUM),
    searcher: new Searcher(db),
    note: db.prepare('SELECT text FROM notes WHERE name = ?'),
    notes: db.prepare('SELECT name, text FROM notes WHERE substr(name, 1, length(?1)) = ?1'),
  };
}

function read(statements: Statements, request: Read): Answer {
  switch (request.do) {
    case 'start':
      return null;
    case 'rooms':
      return statements.rooms.all().map(logHead);
    case 'gone':
      return statements.gone.all().map(goneRoom);
    case 'pairs':
      return statements.pairs.all(request.person).map(pairHead);
    case 'page':
      return page(statements, request);
    case 'find':
      return `[${request.ids.flatMap((id) => statements.entry.all(id)).map(entryJson)}]`;
    case 'search':
      return statements.searcher.run(request.search);
    case 'acts': {
      const { logs, about, beyond, limit } = request.query;
      return `[${statements.acts.all(JSON.stringify(logs), beyond, about, limit).map(entryJson)}]`;
    }
    case 'answer':
      return maybe(statements.answer.get(request.person, request.key), keptBefore);
    case 'person':
      return maybe(statements.person.get(request.digest), personRecord);
    case 'person-with-id':
      return maybe(statements.personWithId.get(request.id), personRecord);
    case 'called':
      return statements.called.all(request.nickname).map(personRecord);
    case 'logins':
      return statements.logins.all(request.person).map(loginOf);
    case 'reads':
      return statements.reads.all(request.person).map(readMark);
    case 'blocks':
      return statements.blocks.all().map(blockOf);
    case 'invites':
      return statements.invites.all().map(inviteOf);
    case 'holders':
      return statements.holders.all().map(personRecord);
    case 'file':
      return maybe(statements.file.get(request.id), (row) => ({ file: fileRecord(row), said: placeOf(row) }));
    case 'borne':
      return statements.borne.all(JSON.stringify(request.messages)).map(fileRecord);
    case 'unsaid':
      return statements.unsaid.all().map(fileRecord);
    case 'uses':
      return (request.person === null ? statements.uses.all() : statements.use.all(request.person)).map(fileUse);
    case 'sum':
      return statements.sum.get(request.sum) !== undefined;
    case 'note':
      return maybe(statements.note.get(request.name), ({ text }) => String(text));
    case 'notes':
      return statements.notes
        .all(request.beginning)
        .map(({ name, text }) => ({ name: String(name), text: String(text) }));
  }
}

function page({ end, page }: Statements, { log, range }: Extract<Read, { do: 'page' }>): Answers['page'] {
  const known = end.get(log);
  const { from, to, more } = spanOf(range, Number(known?.last ?? 0));
  if (!known || from > to) return { json: '[]', more };
  const rows = page.all(Number(known.n), from, to);
  if (!isWhole(rows, from, to)) throw new StoreError('corrupt', 'The database is damaged: a log has a hole.');
  return { json: `[${rows.map(entryJson)}]`, more };
}

/** A log has no holes: what a damaged index leaves out must not pass for silence. */
function isWhole(rows: readonly Row[], from: number, to: number): boolean {
  return rows.length === to - from + 1 && rows.every(({ seq }, index) => seq === from + index);
}

function placeOf({ log, seq }: Row): EntryPlace | null {
  return log === null ? null : { log: String(log), seq: Number(seq) };
}

function maybe<T, R>(row: T | undefined, read: (row: T) => R): R | null {
  return row === undefined ? null : read(row);
}
