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
  console.log(inTheirLanguage(HEADING));
  for (const { number, slug, title } of lessons())
    console.log(`${`${number}`.padStart(4)}  ${slug.padEnd(22)}${inTheirLanguage(title)}`);
  console.log(inTheirLanguage(USAGE));
  return 0;
}

/** Of two lessons, or of one and the one before it. */
function difference(words) {
  const [earlier, later] = words.length === 1 ? [before(words[0]), find(words[0])] : words.map(find);
  if (!earlier || !later) return unknown(['diff', ...words].join(' '));
  return printDifference(earlier, later) ? 0 : 1;
}

function before(word) {
  return find(`${(find(word)?.number ?? 0) - 1}`);
}

/** Words after the program's name are the program's own. */
async function run(word, [program, ...given], mayOpen) {
  const chosen = find(word);
  if (!chosen || (program && !isProgram(chosen, program))) return unknown([word, program].join(' '));
  return runLesson(chosen, [program ?? mainOf(chosen), ...given], { open: mayOpen && process.stdout.isTTY });
}

function unknown(words) {
  say({ ko: `‘${words.trim()}’라는 것은 없습니다.`, en: `There is no “${words.trim()}”.` });
  say(USAGE);
  return 2;
}

const HEADING = {
  ko: `강의를 한 걸음씩 따라가는 작은 프로그램들입니다. 설명은 lessons/README.md에 있습니다.
`,
  en: `The lecture, step by step, in small programs. lessons/README.md explains them.
`,
};

const USAGE = {
  ko: `
npm run lesson 3           셋째를 켜고 브라우저로 엽니다 (열지 않으려면: npm run lesson 3 -- --no-open)
npm run lesson 1 server    첫째의 server.ts만 켭니다
npm run lesson diff 5 6    다섯째에서 여섯째로 무엇이 달라지는지 봅니다`,
  en: `
npm run lesson 3           start the third and open it (without opening: npm run lesson 3 -- --no-open)
npm run lesson 1 server    start only server.ts of the first
npm run lesson diff 5 6    see what changes from the fifth to the sixth`,
};
