import { mount } from 'svelte';
import App from './App.svelte';
import { look } from './frame/look.svelte.ts';
import { shrinkAboveKeyboard } from './frame/screen.svelte.ts';
import { speech } from './texts/speech.svelte.ts';

look.show();
shrinkAboveKeyboard();
speech.begin().then(() => {
  const target = document.getElementById('page');
  if (target) mount(App, { target });
});
