import { parseArgs } from 'node:util';
import { buildWhenStale } from '../ready/built.js';
import { inTheirLanguage, say } from '../ready/say.js';
import { allExperiments, titleOf } from './list.js';
import { runExperiments } from './run.js';

const USAGE = {
  ko: `npm run faults                     어떤 실험이 있는지 봅니다
npm run faults -- kill disk        그 실험들을 길게 합니다
npm run faults -- all --short      모두, npm test에서처럼 짧게 합니다
    --rounds 100   몇 번      --minutes 60   몇 분 동안      --seed 7   같은 우연으로 다시`,
  en: `npm run faults                     list the experiments
npm run faults -- kill disk        run these, in their long form
npm run faults -- all --short      run all, as short as in npm test
    --rounds 100   how often      --minutes 60   for how long      --seed 7   the same chance again`,
};

const OPTIONS = {
  short: { type: 'boolean' },
  rounds: { type: 'string' },
  minutes: { type: 'string' },
  seed: { type: 'string' },
};

/** Lists the experiments, or runs those that are named. Resolves to the exit code: 2 for what means nothing here. */
export async function faults(argv) {
  const asked = read(argv);
  const known = allExperiments();
  const unknown = asked?.names.find((name) => name !== 'all' && !known.includes(name));
  if (!asked || unknown !== undefined) return refuse(unknown ?? argv.join(' '));
  if (asked.names.length === 0) return list(known);
  if (!(await buildWhenStale())) return 1;
  return runExperiments(asked.names.includes('all') ? known : asked.names, asked.env);
}

function read(argv) {
  try {
    const { values, positionals } = parseArgs({ args: argv, options: OPTIONS, allowPositionals: true });
    const numbers = ['rounds', 'minutes', 'seed'].filter((name) => values[name] !== undefined);
    if (numbers.some((name) => !(Number(values[name]) > 0))) return null;
    const env = Object.fromEntries(numbers.map((name) => [`SOKDAK_${name.toUpperCase()}`, values[name]]));
    return { names: positionals, env: { ...env, SOKDAK_FAULTS: values.short ? 'short' : 'long' } };
  } catch {
    return null;
  }
}

function refuse(words) {
  say({ ko: `모르는 말입니다: '${words}'.`, en: `'${words}' means nothing here.` });
  process.stderr.write(`${inTheirLanguage(USAGE)}\n`);
  return 2;
}

function list(names) {
  for (const name of names) console.log(`${name.padEnd(12)}${titleOf(name).join(`\n${' '.repeat(12)}`)}`);
  console.log(`\n${inTheirLanguage(USAGE)}`);
  return 0;
}
