/** The looks of the page, served beside it: the policy allows no style within. */
export const STYLE = `:root {
  color-scheme: light dark;
  --soft: light-dark(#5b5b66, #a6a6b2);
  --line: light-dark(#e3e3e8, #3a3a44);
  --ground: light-dark(#f5f5f8, #26262e);
  --accent: light-dark(#5b3fc4, #b9a7ff);
  background: light-dark(#fff, #1a1a20);
  color: light-dark(#1d1d22, #ececf1);
  font: 1rem/1.6 system-ui, "Noto Sans CJK KR", sans-serif;
}
* { box-sizing: border-box }
body { max-width: 56rem; margin: 0 auto; padding: 1.5rem 1rem 6rem }
header { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; gap: .5rem 1rem }
h1 { margin: 0; font-size: 1.5rem }
h2 { margin: 3rem 0 0; padding-bottom: .25rem; border-bottom: 1px solid var(--line); font-size: 1.25rem }
h3 { margin: 2rem 0 0; font-size: 1rem; font-weight: 600; overflow-wrap: anywhere }
p { margin: .25rem 0 .75rem }
a { color: var(--accent) }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: 1rem 0; padding: 0; list-style: none }
code { font: .9em/1.5 ui-monospace, "Noto Sans Mono CJK KR", monospace; overflow-wrap: anywhere }
h3 code { font-weight: 600 }
pre { margin: .5rem 0; padding: .75rem 1rem; overflow-x: auto; background: var(--ground); border-radius: .5rem }
pre code { overflow-wrap: normal }
dl { display: grid; grid-template-columns: minmax(6rem, auto) 1fr; gap: .125rem 1rem; margin: .5rem 0 }
dt { color: var(--accent) }
dd { margin: 0; color: var(--soft) }
.optional { font-style: italic }
@media (max-width: 30rem) { dl { grid-template-columns: 1fr } dd { margin: 0 0 .5rem 1rem } }
`;
