import type { Row } from './row.ts';

/** modern.ircdocs.horse/#help-message, from the rows themselves. HELPOP is its other name. */
export function helpRows(rows: () => readonly Row[]): readonly [help: Row, helpop: Row] {
  const help: Row = {
    name: 'HELP',
    syntax: '[command]',
    least: 0,
    when: 'after',
    says: 'The commands, or one of them.',
    run({ reply, params: [about = ''] }) {
      const subject = about === '' ? '*' : about.toUpperCase();
      const found = rows().filter(({ name }) => about === '' || name === subject);
      if (found.length === 0) return reply.numeric('ERR_HELPNOTFOUND', subject, 'There is no such command');
      reply.numeric('RPL_HELPSTART', subject, about === '' ? 'Commands:' : subject);
      for (const row of found) {
        reply.numeric('RPL_HELPTXT', subject, `${[row.name, row.syntax].join(' ').trim()} – ${row.says}`);
      }
      reply.numeric('RPL_ENDOFHELP', subject, 'End of /HELP');
    },
  };
  return [help, { ...help, name: 'HELPOP', says: 'The same as HELP.' }];
}
