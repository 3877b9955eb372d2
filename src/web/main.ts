import { mount } from 'svelte';
import { Connection } from '../client/index.ts';
import App from './App.svelte';
import { takeLinks } from './frame/address.ts';
import { look } from './frame/look.svelte.ts';
import { shrinkAboveKeyboard } from './frame/screen.svelte.ts';
import { browserWorld } from './frame/world.ts';
import { speech } from './texts/speech.svelte.ts';

const links = takeLinks();
look.show();
shrinkAboveKeyboard();

const world = browserWorld(speech.language);
const own = new Connection(world);
// Nobody becomes somebody else by a link alone.
if (links.once === undefined && links.returned === undefined) own.start(links);
const behind = async () => (await import('./room/Inside.svelte')).default;
// Who is known needs it as soon as the words.
if (own.state.is !== 'nameless') void behind();

speech.begin().then(() => {
  const target = document.getElementById('page');
  target?.replaceChildren();
  if (target) mount(App, { target, props: { links, world, own, behind } });
});
