/** Within the document, so that it is one file; as the reader's system is, light or dark. */
export const ARCHIVE_STYLE = `:root {
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
body { max-width: 46rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; overflow-wrap: anywhere; word-break: keep-all }
h1 { margin: 0; font-size: 1.5rem }
h2 { margin: 2rem 0 .5rem; font-size: 1.0625rem }
.day { padding-bottom: .25rem; border-bottom: 1px solid var(--line); color: var(--soft) }
p { margin: 0 }
a { color: var(--accent) }
.soft, .notice, time, .marks { color: var(--soft); font-size: .875rem }
.notice { margin: .5rem 0; text-align: center }
article { padding: .375rem 0; scroll-margin: 1rem }
article:target { background: var(--ground) }
.who { font-weight: 700 }
.text { white-space: pre-wrap }
blockquote, .preview { margin: .125rem 0; padding-inline-start: .625rem; border-inline-start: 3px solid var(--line); font-size: .875rem }
ul { margin: .25rem 0; padding-inline-start: 1.25rem }
.reactions { padding: 0; list-style: none; font-size: .875rem }
.reactions li { display: inline-block; margin: .125rem .5rem .125rem 0; padding: 0 .5rem; border: 1px solid var(--line); border-radius: 1rem }
img { display: block; max-width: min(100%, 24rem); max-height: 24rem; height: auto; margin: .25rem 0; border-radius: .5rem }
.who, .text, .name, .preview span { unicode-bidi: isolate }
footer { margin-top: 2rem; padding-top: .5rem; border-top: 1px solid var(--line) }
`;
