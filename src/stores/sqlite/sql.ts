/** The heads of logs; what follows says of which. */
const HEADS = `
  SELECT l.log, l.room, l.one, l.two, l.last, l.at, l.seal, s.state, s.seal AS state_seal
  FROM logs l LEFT JOIN states s ON s.log = l.n`;

export const HEAD_OF_ROOM = `${HEADS} WHERE l.room = ?`;
export const HEAD_OF_PAIR = `${HEADS} WHERE l.one = ? AND l.two = ?`;
/** See `goneName`. */
const IS_GONE = "GLOB '-*'";

export const ROOMS = `${HEADS} WHERE l.room <> '' AND l.room NOT ${IS_GONE} ORDER BY l.room`;
export const GONE_ROOMS = `SELECT log, room, at FROM logs WHERE room ${IS_GONE} ORDER BY n`;
export const END_OF_LOG = `SELECT n, last FROM logs WHERE log = ? AND ifnull(room, '') NOT ${IS_GONE}`;

export const PAIRS_OF = `
  SELECT l.log, l.room, l.one, l.two, l.seal, l.last, l.said_at, iif(l.one = ?1, l.two, l.one) AS other,
    p.id, p.nickname, p.owner, p.since, p.bot, p.webhook, p.password, p.seal AS person_seal
  FROM logs l LEFT JOIN people p ON p.id = iif(l.one = ?1, l.two, l.one)
  WHERE (l.one = ?1 OR l.two = ?1) AND l.last > 0
  ORDER BY l.said_at DESC, l.log DESC`;

export const ANSWER_TO = `
  SELECT l.log, e.seq, e.id, e.at
  FROM entries e JOIN logs l ON l.n = e.log
  WHERE e.person = ? AND e.key = ?`;

const PEOPLE = `
  SELECT p.id, p.nickname, p.owner, p.since, p.bot, p.webhook, p.password, p.seal, f.person, f.proofs, f.seal AS proofs_seal
  FROM people p LEFT JOIN proofs f ON f.person = p.id`;

export const PERSON = `${PEOPLE} WHERE p.id = (SELECT person FROM logins WHERE token = ?)`;
export const PERSON_WITH_ID = `${PEOPLE} WHERE p.id = ?`;
export const PEOPLE_CALLED = `${PEOPLE} WHERE p.nickname = ? ORDER BY p.since DESC, p.id DESC LIMIT 10`;
export const HOLDERS = `${PEOPLE}
  WHERE p.bot = 1 OR p.password IS NOT NULL OR f.person IS NOT NULL ORDER BY p.since, p.id`;
export const LOGINS = 'SELECT token, via, since FROM logins WHERE person = ? ORDER BY since, rowid';

export const READS = 'SELECT l.log, r.seq, r.at FROM reads r JOIN logs l ON l.n = r.log WHERE r.person = ?';

export const BLOCKS = 'SELECT person, other, nickname, at, seal FROM blocks ORDER BY n';

export const INVITES = `
  SELECT i.id, i.secret, i.person, i.nickname, i.owner, i.room, i.uses, i.at, i.until, i.seal,
    (SELECT json_group_array(g.person) FROM guests g WHERE g.invite = i.n) AS came
  FROM invites i ORDER BY i.n`;

const FILES = `
  SELECT f.id, f.person, f.at, f.size, f.sum, f.about, f.seal, l.log, e.seq
  FROM files f LEFT JOIN attachments a ON a.file = f.n
  LEFT JOIN entries e ON e.n = a.entry LEFT JOIN logs l ON l.n = e.log
  WHERE f.size >= 0`;

export const FILE = `${FILES} AND f.id = ?`;
/** Those of entries, and of the previews of these, whichever the condition names. */
const borne = (named: string) => `${FILES} AND a.entry IN (
  SELECT m.n FROM entries m WHERE ${named}
  UNION SELECT p.n FROM entries m JOIN entries p ON p.target = m.n WHERE ${named})`;

/** Those of the entries of a log behind a `seq` and up to another. */
export const FILES_OF = borne('m.log = ?1 AND m.seq > ?2 AND m.seq <= ?3');
export const FILES_BORNE = borne('m.id IN (SELECT value FROM json_each(?1))');
export const FILES_UNSAID = `${FILES} AND a.file IS NULL ORDER BY f.n`;
export const FILE_SUM = 'SELECT 1 FROM files WHERE sum = ? LIMIT 1';

/** As `costOf` of core counts: in blocks of 4 KB, and an empty file takes one. */
const USES = 'SELECT person, sum(max(1, (size + 4095) / 4096) * 4096) AS bytes FROM files WHERE size >= 0';

export const FILE_USES = `${USES} GROUP BY person`;
export const FILE_USE = `${USES} AND person = ? GROUP BY person`;

/** Entries as they read now. An `edited` reads what its target reads, so both look up the same revision. */
const ENTRIES = `
  SELECT l.log, e.seq, e.id, e.at, e.event, e.text, e.sum, e.message, r.latest, r.edited_at, r.deleted_at,
    x.id AS latest_id, x.at AS latest_at, x.event AS latest_event, x.text AS latest_text, x.sum AS latest_sum,
    (SELECT json_group_array(json_array(g.id, g.at, g.event, g.sum)) FROM (
      SELECT f.id, f.at, f.event, f.sum FROM reactions c JOIN entries f ON f.n = c.entry
      WHERE c.target = e.n ORDER BY f.n) g
      HAVING count(*) > 0) AS reactions
  FROM entries e
  JOIN logs l ON l.n = e.log
  LEFT JOIN revisions r ON r.target = ifnull(e.target, e.n)
  LEFT JOIN entries x ON x.n = r.latest AND x.target = r.target`;

export const PAGE = `${ENTRIES} WHERE e.log = ? AND e.seq BETWEEN ? AND ? ORDER BY e.seq`;
export const ENTRY = `${ENTRIES} WHERE e.id = ? AND ifnull(l.room, '') NOT ${IS_GONE}`;
export const ENTRY_AT = `${ENTRIES} WHERE e.n = ?`;

/**
 * What was done to keep order, by log and the order in which it was kept; the condition is that of the index. Without
 * `deleted` of one's own, and with those reports alone that are about the room that is asked for.
 */
export const ACTS = `${ENTRIES}
  WHERE e.message = 0 AND json_extract(e.event, '$.on') NOT IN ('edited', 'reacted')
    AND json_extract(e.event, '$.on') <> 'previewed'
    AND e.log IN (SELECT g.n FROM logs g JOIN json_each(?1) j ON g.log = j.value)
    AND e.n < ifnull((SELECT b.n FROM entries b WHERE b.id = ?2), 9223372036854775807)
    AND (json_extract(e.event, '$.on') <> 'deleted'
      OR e.person <> (SELECT t.person FROM entries t WHERE t.id = json_extract(e.event, '$.target')))
    AND (?3 IS NULL OR ifnull(json_extract(e.event, '$.room'), ?3) = ?3)
  ORDER BY e.n DESC LIMIT ?4`;
