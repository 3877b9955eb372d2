import { mount } from 'svelte';
import App from './App.svelte';
import { takeLinks } from './frame/address.ts';
import { look } from './frame/look.svelte.ts';
import { shrinkAboveKeyboard } from './frame/screen.svelte.ts';
import { speech } from './texts/speech.svelte.ts';

const links = takeLinks();
look.show();
shrinkAboveKeyboard();
speech.begin().then(() => {
  const target = document.getElementById('page');
  target?.replaceChildren();
  if (target) mount(App, { target, props: { links } });
});
