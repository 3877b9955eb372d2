import { mount } from 'svelte';
import { look } from '../frame/look.svelte.ts';
import { speech } from '../texts/speech.svelte.ts';
import Admin from './Admin.svelte';

look.show();
speech.begin().then(() => {
  const target = document.getElementById('page');
  target?.replaceChildren();
  if (target) mount(Admin, { target });
});
