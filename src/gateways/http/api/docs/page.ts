import { type TSchema, Type } from 'typebox';
import type { Language } from '../../../../protocol/sentences.ts';
import { escaped } from '../../escaped.ts';
import { ALSO, type Described } from '../row.ts';
import { STATUS } from '../status.ts';
import { example } from './example.ts';
import { ALSO_KO, FIELDS_KO, ROUTES_KO } from './korean.ts';
import { SECTIONS, type Section, WORDS } from './words.ts';

/** The API for a reader, in his language: made from the routes, static, without scripts. */
export function docsPage(rows: readonly Described[], language: Language): string {
  const words = WORDS[language];
  const sections = SECTIONS.map((section) => sectionOf(section, rows, language));
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.title}</title>
<link rel="icon" href="/mark.svg" type="image/svg+xml">
<link rel="stylesheet" href="/docs.css">
</head>
<body>
<header><h1>${words.title}</h1>${words.other}</header>
<nav aria-label="${words.contents}"><ul>${SECTIONS.map((section) => link(section, language)).join('')}</ul></nav>
<main>
${words.introduction}
<pre tabindex="0"><code>${escaped(words.begin)}</code></pre>
${sections.join('\n')}
<section id="errors">
<h2>${words.errors}</h2>
<p>${words.errorsSay}</p>
<dl>${refusals()}</dl>
</section>
</main>
</body>
</html>
`;
}

function link({ name, title }: Section, language: Language): string {
  return `<li><a href="#${name}">${title[language]}</a></li>`;
}

function sectionOf({ name, title, says, holds }: Section, rows: readonly Described[], language: Language): string {
  const mine = rows.filter(({ method, path }) => holds.test(`${method} ${path}`));
  return `<section id="${name}">
<h2>${title[language]}</h2>
<p>${coded(says[language])}</p>
${mine.map((row) => route(row, language)).join('\n')}
</section>`;
}

function route(row: Described, language: Language): string {
  const { method, path, says, takes, also } = row;
  const fields = Object.entries(takes).map(([name, schema]) => field(name, schema, language));
  const words = also.map((word) => `<dt></dt><dd>${coded(language === 'ko' ? ALSO_KO[word] : ALSO[word])}</dd>`);
  const list = [...fields, ...words].join('');
  return `<h3><code>${method} ${escaped(path)}</code></h3>
<p>${coded((language === 'ko' && ROUTES_KO[`${method} ${path}`]) || says)}</p>
<pre tabindex="0"><code>${escaped(example(row))}</code></pre>${list && `\n<dl>${list}</dl>`}`;
}

function field(name: string, schema: TSchema, language: Language): string {
  const optional = Type.IsOptional(schema) ? ` <span class="optional">${WORDS[language].optional}</span>` : '';
  const says = language === 'ko' ? FIELDS_KO[name] : descriptionOf(schema);
  return `<dt><code>${escaped(name)}</code></dt><dd>${coded(says ?? '')}${optional}</dd>`;
}

function refusals(): string {
  const codes = Object.entries(STATUS);
  const statuses = [...new Set(Object.values(STATUS))].sort((one, other) => one - other);
  const named = (wanted: number) =>
    codes.flatMap(([code, status]) => (status === wanted ? `<code>${code}</code>` : []));
  return statuses.map((status) => `<dt>${status}</dt><dd>${named(status).join(' ')}</dd>`).join('');
}

function descriptionOf(schema: object): string {
  return 'description' in schema ? String(schema.description) : '';
}

/** What stands between backquotes is code. */
function coded(text: string): string {
  return escaped(text).replace(/`([^`]+)`/g, '<code>$1</code>');
}
