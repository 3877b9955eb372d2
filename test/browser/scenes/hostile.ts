import { expect } from 'vitest';
import { prepareText } from '../../../src/core/text.ts';
import { SCRIPTS, TRICKS } from '../../security/hostile.ts';
import { scene, soon } from '../stage.ts';

/** What is not refused. */
const HOSTILE = [...SCRIPTS, ...TRICKS].filter((text) => prepareText(text).ok);

/** What a message may be made of. */
const ALLOWED =
  /^(A|ABBR|ARTICLE|B|BDI|BLOCKQUOTE|BR|BUTTON|CODE|DEL|DIV|EM|FOOTER|H\d|HEADER|LI|OL|P|PATH|PRE|Q|S|SPAN|STRONG|SVG|TIME|UL|USE)$/i;

scene(
  '[T1] hostile names and texts are text: nothing runs, nothing but known elements, no report of the policy',
  async (stage) => {
    const hong = await stage.person('홍길동');
    await hong.page.evaluate(() => {
      const reports: string[] = [];
      Object.assign(window, { reports });
      document.addEventListener('securitypolicyviolation', ({ blockedURI }) => reports.push(blockedURI));
    });
    const kim = await stage.speaker('a<b onclick=x>');
    for (const text of HOSTILE) await kim.say(text);
    await soon(() => hong.page.locator('article').count()).toBeGreaterThan(HOSTILE.length - 1);
    const found = await hong.page.evaluate(() => ({
      x: (window as { __x?: unknown }).__x,
      reports: (window as { reports?: unknown }).reports,
      elements: [...new Set([...document.querySelectorAll('article, article *')].map(({ tagName }) => tagName))],
      handlers: [...document.querySelectorAll('article *')].flatMap((one) =>
        one.getAttributeNames().filter((name) => name.startsWith('on')),
      ),
      links: [...document.querySelectorAll<HTMLAnchorElement>('article a')].map(({ protocol }) => protocol),
    }));
    expect([found.x, found.reports, found.handlers]).toEqual([undefined, [], []]);
    expect(found.elements.filter((name) => !ALLOWED.test(name))).toEqual([]);
    for (const protocol of found.links) expect(protocol).toMatch(/^(https?|mailto|irc):$/);
  },
);
