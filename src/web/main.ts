import { mount } from 'svelte';
import App from './App.svelte';
import { look } from './frame/look.svelte.ts';
import { shrinkAboveKeyboard } from './frame/screen.svelte.ts';

const target = document.getElementById('page');
look.show();
shrinkAboveKeyboard();
if (target) mount(App, { target });
