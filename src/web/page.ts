import { type ComponentProps, mount } from 'svelte';
import type { Connection } from '../client/index.ts';
import App from './App.svelte';
import { look } from './frame/look.svelte.ts';
import { shrinkAboveKeyboard } from './frame/screen.svelte.ts';
import { speech } from './texts/speech.svelte.ts';

/** In ms: for who is known and let in within this time, no door is drawn. */
const AT_ONCE_MS = 300;

/** Puts the page into the document, once its words are there. */
export async function show(props: Omit<ComponentProps<typeof App>, 'inside'>): Promise<void> {
  look.show();
  shrinkAboveKeyboard();
  const [inside] = await Promise.all([soonInside(props), speech.begin()]);
  const target = document.getElementById('page');
  target?.replaceChildren();
  if (target) mount(App, { target, props: { ...props, inside } });
}

/** What is behind the door, where the way in is short; null where the door is to be seen. */
async function soonInside({ own, behind }: Pick<ComponentProps<typeof App>, 'own' | 'behind'>) {
  if (own.state.is === 'nameless') return null;
  const late = new Promise<null>((resolve) => setTimeout(resolve, AT_ONCE_MS, null));
  return Promise.race([late, decided(own).then(() => (own.state.is === 'here' ? behind().catch(() => null) : null))]);
}

/** Resolves when it is clear whether one is in. */
function decided(own: Connection): Promise<void> {
  return new Promise((resolve) => {
    const ask = () => {
      if (own.state.is === 'connecting') return;
      stop();
      resolve();
    };
    const stop = own.subscribe(ask);
    ask();
  });
}
