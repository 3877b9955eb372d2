import { done, type Verb } from './verb.ts';

export const links: Verb<'links'> = {
  needs: 'name',
  pace: 'read',
  async run({ hub, by, command }) {
    const { files } = hub;
    const found = await Promise.all([...new Set(command.files)].map((id) => files.readable(by, id)));
    const good = found.flatMap((file) => (file ? [{ id: file.id, url: files.links.to(file, by.id) }] : []));
    return done<'links'>({ links: good, until: files.links.until });
  },
};
