import { Connection } from '../client/connection.ts';
import { roomIn, takeLinks } from './frame/address.ts';
import { browserWorld } from './frame/world.ts';
import { firstLanguage } from './texts/language.ts';

// First of all the server is spoken to: what draws the page arrives meanwhile.
const links = takeLinks();
const world = browserWorld(firstLanguage());
const own = new Connection(world);
// Nobody becomes somebody else by a link alone.
if (links.once === undefined && links.returned === undefined)
  own.start(links, links.invite ? null : (roomIn(location.pathname) ?? own.home));
const page = import('./page.ts');
const behind = async () => (await import('./room/Inside.svelte')).default;
// Who is known needs it as soon as the words.
if (own.state.is !== 'nameless') void behind();

void page.then(({ show }) => show({ links, world, own, behind }));
