export { default as Once } from './Once.svelte';
export { default as Ways } from './Ways.svelte';
