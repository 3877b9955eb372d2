import { inTheirLanguage, say } from '../ready/say.js';
import { printDifference } from './difference.js';
import { find, lessons, mainOf } from './list.js';
import { isProgram, runLesson } from './run.js';

/** `npm run lesson WORDS`. Resolves to the exit code: 0 done, 1 failed, 2 not understood. */
export async function lesson(words) {
  const [first, ...rest] = words.filter((word) => word !== '--no-open');
  if (first === undefined) return list();
  if (first === 'diff') return difference(rest);
  return run(first, rest, !words.includes('--no-open'));
}

function list() {
  for (const { number, slug, title } of lessons())
    console.log(`${`${number}`.padStart(2)}  ${slug.padEnd(22)}${title}`);
  console.log(inTheirLanguage(USAGE));
  return 0;
}

/** Of two lessons, or of one and the one before it. */
function difference(words) {
  const [one, other = one] = words.map(find);
  const earlier = words.length === 1 && one ? find(`${one.number - 1}`) : one;
  if (!earlier || !other) return unknown(words.join(' '));
  return printDifference(earlier, other) ? 0 : 1;
}

async function run(word, [program], mayOpen) {
  const chosen = find(word);
  if (!chosen || (program && !isProgram(chosen, program))) return unknown([word, program].join(' '));
  return runLesson(chosen, program ?? mainOf(chosen), { open: mayOpen && process.stdout.isTTY });
}

function unknown(words) {
  say({ ko: `‘${words.trim()}’라는 것은 없습니다.`, en: `There is no “${words.trim()}”.` });
  say(USAGE);
  return 2;
}

const USAGE = {
  ko: `
npm run lesson 3          셋째를 켜고 브라우저로 엽니다 (열지 않으려면: npm run lesson 3 -- --no-open)
npm run lesson 1 server   첫째의 server.ts만 켭니다
npm run lesson diff 5 6   다섯째에서 여섯째로 무엇이 달라지는지 봅니다`,
  en: `
npm run lesson 3          start the third and open it (without opening: npm run lesson 3 -- --no-open)
npm run lesson 1 server   start only server.ts of the first
npm run lesson diff 5 6   see what changes from the fifth to the sixth`,
};
