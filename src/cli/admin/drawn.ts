import type { Answer } from '../../protocol/commands.ts';
import { subjectOf } from '../../protocol/deed-words.ts';
import { doesWord, subjectWords } from '../../protocol/filter-words.ts';
import { megabytes, moment, table } from './table.ts';
import type { AdminTexts } from './texts.ts';

type Person = Answer<'people'>['people'][number];
type Spread = Answer<'figures'>['rows'][number]['commit'];

const orNothing = (rows: readonly (readonly string[])[], texts: AdminTexts) =>
  rows.length === 0 ? texts.nothing : table(rows);

function marks({ owner, bot, member, sessions }: Person, texts: AdminTexts): string {
  const all = [owner && texts.owner, bot && texts.bot, member && texts.member, sessions.length === 0 && texts.away];
  return all.filter(Boolean).join(', ');
}

function withMore(text: string, { people, count }: Answer<'people'>, texts: AdminTexts): string {
  return count > people.length ? `${text}\n${texts.more(count - people.length)}` : text;
}

function endOf({ until }: { readonly until?: number | undefined }, texts: AdminTexts): string {
  return until === undefined ? texts.forGood : texts.until(moment(until));
}

const half = (spread: Spread | undefined) => (spread ? `${spread.p50} ms, ${spread.p99} ms` : '–');

/** Answers, for a person to read. */
export const drawn = {
  people(answer: Answer<'people'>, texts: AdminTexts): string {
    const rows = answer.people.map((person) => [
      person.nickname,
      marks(person, texts),
      [...new Set(person.sessions.map(({ via }) => via))].join(', '),
      texts.since(moment(person.since)),
    ]);
    return withMore(rows.length === 0 ? texts.nobody : table(rows), answer, texts);
  },

  sessions(answer: Answer<'people'>, texts: AdminTexts): string {
    const rows = answer.people.flatMap(({ nickname, sessions }) =>
      sessions.map(({ id, via, address = '', since }) => [nickname, via, address, texts.since(moment(since)), id]),
    );
    return withMore(rows.length === 0 ? texts.noSessions : table(rows), answer, texts);
  },

  rooms({ rooms }: Answer<'rooms'>, texts: AdminTexts): string {
    const rows = rooms.map(({ room, count, last = 0, at = 0, ...is }) => [
      room,
      texts.people(count),
      texts.entries(last),
      at > 0 ? moment(at) : '',
      [is.private && texts.private, is.archived && texts.archived].filter(Boolean).join(', '),
    ]);
    return orNothing(rows, texts);
  },

  acts({ acts }: Pick<Answer<'acts'>, 'acts'>, texts: AdminTexts): string {
    const rows = acts.map((act) => [
      moment(act.at),
      act.by.nickname,
      act.on === 'operated' ? act.did : act.on,
      subjectOf(act),
      'room' in act ? act.room : '',
      'until' in act && act.until !== undefined ? texts.until(moment(act.until)) : '',
      'reason' in act ? act.reason : '',
    ]);
    return orNothing(rows, texts);
  },

  bans({ bans, mutes }: Answer<'server-bans'>, texts: AdminTexts): string {
    const rows = [
      ...bans.map((ban) => [texts.ban, ban.who?.nickname ?? ban.range ?? '', endOf(ban, texts), ban.reason]),
      ...mutes.map((mute) => [texts.mute, mute.who.nickname, endOf(mute, texts), mute.reason]),
    ];
    return orNothing(rows, texts);
  },

  filter({ rules }: Answer<'filters'>, texts: AdminTexts): string {
    const rows = rules.map((rule) => [doesWord(rule.does, texts.language), subjectWords(rule, texts.language)]);
    return orNothing(rows, texts);
  },

  bots({ bots }: Answer<'bots'>, texts: AdminTexts): string {
    return orNothing(
      bots.map(({ nickname, webhook = '', since }) => [nickname, webhook, texts.since(moment(since))]),
      texts,
    );
  },

  settings({ settings }: Answer<'settings'>, texts: AdminTexts): string {
    return table(
      settings.map(({ name, value, isSet, changed }) => [
        name,
        (value ?? (isSet ? texts.set : '')) || texts.none,
        changed ? texts.changed : '',
      ]),
    );
  },

  figures({ rows, name, version }: Answer<'figures'>, texts: AdminTexts): string {
    const last = rows.at(-1);
    if (!last) return texts.noFigures;
    const minute = rows.slice(-60).reduce((sum, { entries }) => sum + entries, 0);
    const gateways = Object.entries(last.sessions).filter(([, count]) => count > 0);
    return table([
      [name, `sokdak ${version}`],
      [texts.sessions, gateways.map(([via, count]) => `${via} ${count}`).join(', ')],
      [texts.minute, String(minute)],
      [texts.commit, half(last.commit)],
      [texts.delivery, half(last.delivery)],
      [texts.memory, megabytes(last.rss)],
      [texts.disk, last.disk ? megabytes(last.disk.free) : '–'],
    ]);
  },
};
