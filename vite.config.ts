import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type Plugin } from 'vite';

/**
 * Two pieces of the first load, 2 KB together, that the page never uses: Svelte's custom elements, and Vite's loader
 * of styles and preloads (all styles are in one file, and nothing is preloaded).
 */
const withoutUnused: Plugin = {
  name: 'sokdak:without-unused',
  enforce: 'pre',
  load(id) {
    if (id.endsWith('svelte/src/internal/client/dom/elements/custom-element.js')) {
      return 'export const create_custom_element = null;';
    }
    return id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : null;
  },
};

/** What draws the page is fetched with what speaks to the server, not after it: `main.ts` asks for it only when it runs. */
const pageAtOnce: Plugin = {
  name: 'sokdak:page-at-once',
  transformIndexHtml(html, { bundle = {} }) {
    const page = Object.values(bundle).find(({ name }) => name === 'page');
    if (page?.type !== 'chunk') return;
    const apart = page.imports.filter((file) => !html.includes(file));
    return [page.fileName, ...apart].map((file) => ({
      tag: 'link',
      attrs: { rel: 'modulepreload', crossorigin: true, href: `/${file}` },
      injectTo: 'head',
    }));
  },
};

/** The page. The server's bundle is made in scripts/build/server.js. */
export default defineConfig({
  root: 'src/web',
  plugins: [svelte({ configFile: '../../svelte.config.js' }), withoutUnused, pageAtOnce],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    cssTarget: ['chrome125', 'firefox129', 'safari17.5'],
    cssCodeSplit: false,
    // The policy of the page is default-src 'self': a data: URL would be refused.
    assetsInlineLimit: 0,
    // What draws the page is named in the document, by `pageAtOnce`; the rest is small enough to be fetched when it is needed.
    modulePreload: false,
  },
});
