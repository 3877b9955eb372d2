import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cruise, type ICruiseResult, type IFlattenedRuleSet } from 'dependency-cruiser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** The import rule of DESIGN 1: green on the tree, red where something forbidden is planted in a copy. */
const ROOT = fileURLToPath(new URL('..', import.meta.url));
const rules = createRequire(import.meta.url)('../.dependency-cruiser.cjs');

let copy: string;
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'sokdak-layers-'));
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  for (const file of [
    'package.json',
    'tsconfig.json',
    'tsconfig.base.json',
    'biome.json',
    '.gitignore',
    'scripts/lint',
  ]) {
    cpSync(join(ROOT, file), join(copy, file), { recursive: true });
  }
});
afterAll(() => rmSync(copy, { recursive: true }));

function plant(path: string, content: string): void {
  mkdirSync(dirname(join(copy, path)), { recursive: true });
  writeFileSync(join(copy, path), content);
}

/** Exit code and all that was said. */
function run(script: string, args: readonly string[]): Promise<{ failed: boolean; said: string }> {
  return new Promise((resolve) => {
    execFile(join(ROOT, script), args, { cwd: copy }, (error, stdout, stderr) => {
      resolve({ failed: error !== null, said: stdout + stderr });
    });
  });
}

async function violations(baseDir: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const ruleSet: IFlattenedRuleSet = { forbidden: rules.forbidden };
  const { output } = await cruise(['src'], { ...rules.options, ruleSet, validate: true, baseDir });
  const found = new Map<string, string[]>();
  for (const { from, rule } of (output as ICruiseResult).summary.violations) {
    found.set(from, [...(found.get(from) ?? []), rule.name]);
  }
  return found;
}

describe('imports', () => {
  const FORBIDDEN = [
    ['core', '../protocol/a.ts', 'core-imports-only'],
    ['protocol', '../hub/a.ts', 'protocol-imports-only'],
    ['hub', '../stores/memory/a.ts', 'hub-imports-only'],
    ['hub', '../gateways/http/a.ts', 'hub-imports-only'],
    ['world', '../gateways/http/a.ts', 'world-imports-only'],
    ['proofs', '../stores/memory/a.ts', 'proofs-imports-only'],
    ['operating', '../gateways/http/a.ts', 'operating-imports-only'],
    ['hub', '../config.ts', 'hub-imports-only'],
    ['gateways/http', '../../stores/memory/a.ts', 'gateways-imports-only'],
    ['gateways/http', '../socketio/a.ts', 'gateways-apart'],
    ['stores/memory', '../../gateways/http/a.ts', 'stores-imports-only'],
    ['files/memory', '../../stores/memory/a.ts', 'files-imports-only'],
    ['outside', '../gateways/http/a.ts', 'outside-imports-only'],
    ['files/memory', '../disk/a.ts', 'stores-apart'],
    ['stores/memory', '../sqlite/a.ts', 'stores-apart'],
    ['stores/memory', '../../buses/local/a.ts', 'stores-apart'],
    ['buses/local', '../../gateways/http/a.ts', 'buses-imports-only'],
    ['buses/local', '../../stores/memory/a.ts', 'stores-apart'],
    ['config', '../hub/a.ts', 'config-imports-only'],
    ['client', '../hub/a.ts', 'client-imports-only'],
    ['web', '../hub/a.ts', 'web-imports-only'],
    ['web', '../server.ts', 'server-only-for-cli'],
    ['gateways/http', '../../server.ts', 'server-only-for-cli'],
    ['config', '../server.ts', 'server-only-for-cli'],
    ['stores/memory', '../../cli/a.ts', 'cli-on-top'],
    ['.', './cli/a.ts', 'cli-on-top'],
    ['core', 'node:fs', 'pure-without-builtins'],
    ['protocol', 'node:fs', 'pure-without-builtins'],
    ['hub', 'node:fs', 'pure-without-builtins'],
    ['client', 'node:fs', 'client-without-builtins'],
    ['web', 'node:fs', 'client-without-builtins'],
    ['core', 'typebox', 'core-without-packages'],
    ['hub', 'typebox', 'core-without-packages'],
    ['protocol', 'ws', 'protocol-only-typebox'],
    ['cli', './nowhere.ts', 'resolvable'],
  ] as const;
  const ALLOWED = [
    ['protocol', '../core/a.ts'],
    ['protocol', 'typebox'],
    ['hub', '../protocol/a.ts'],
    ['gateways/http', '../../hub/a.ts'],
    ['gateways/http', '../common.ts'],
    ['gateways/http', 'node:http'],
    ['stores/memory', '../../core/a.ts'],
    ['client', '../protocol/a.ts'],
    ['client', 'socket.io-client'],
    ['web', '../client/a.ts'],
    ['web', '../core/a.ts'],
    ['cli', '../server.ts'],
    ['cli', '../client/a.ts'],
  ] as const;
  const fileOf = (folder: string, nth: number, kind: string) => join('src', folder, `${kind}${nth}.ts`);
  let found: ReadonlyMap<string, readonly string[]>;

  beforeAll(async () => {
    const folders = ['core', 'protocol', 'hub', 'gateways/http', 'gateways/socketio', 'stores/memory', 'stores/sqlite'];
    const files = [...folders, 'files/disk', 'buses/local', 'client', 'web', 'cli', 'config'].map(
      (folder) => `${folder}/a.ts`,
    );
    for (const file of [...files, 'config.ts', 'server.ts', 'gateways/common.ts']) plant(`src/${file}`, 'export {};\n');
    plant('src/hub/ring1.ts', "import './ring2.ts';\n");
    plant('src/hub/ring2.ts', "import './ring1.ts';\n");
    for (const [nth, [folder, to]] of FORBIDDEN.entries()) plant(fileOf(folder, nth, 'forbidden'), `import '${to}';\n`);
    for (const [nth, [folder, to]] of ALLOWED.entries()) plant(fileOf(folder, nth, 'allowed'), `import '${to}';\n`);
    found = await violations(copy);
    rmSync(join(copy, 'src'), { recursive: true });
  });

  test('the tree keeps the rule', async () => {
    expect(await violations(ROOT)).toEqual(new Map());
  });

  test.each(FORBIDDEN.map((planted, nth) => [...planted, nth] as const))(
    '%s must not import %s',
    (folder, _, rule, nth) => {
      expect(found.get(fileOf(folder, nth, 'forbidden'))).toContain(rule);
    },
  );

  test.each(ALLOWED.map((planted, nth) => [...planted, nth] as const))('%s may import %s', (folder, _, nth) => {
    expect(found.get(fileOf(folder, nth, 'allowed'))).toBeUndefined();
  });

  test('no cycles', () => {
    expect(found.get('src/hub/ring1.ts')).toContain('no-cycles');
  });

  test('each rule was turned red by something', () => {
    const red = new Set([...found.values()].flat());
    expect([...red].sort()).toEqual(rules.forbidden.map((rule: { name: string }) => rule.name).sort());
  });
});

describe.each(['core', 'protocol', 'hub'])('%s has no world around it', (layer) => {
  const WORLDLY = {
    timer: 'setTimeout(() => {}, 1);',
    process: 'process.exit();',
    buffer: "Buffer.from('');",
    fetch: "fetch('/');",
    console: 'console.log(1);',
    builtin: "import 'node:fs';",
    dom: 'document.title;',
  };
  const AMBIENT = { clock: 'Date.now()', chance: 'Math.random()', today: 'new Date()', ticks: 'performance.now()' };
  let compiled: string;
  let linted: string;

  beforeAll(async () => {
    cpSync(join(ROOT, 'src', layer, 'tsconfig.json'), join(copy, 'src', layer, 'tsconfig.json'));
    plant(`src/${layer}/pure.ts`, 'export const at = (now: number) => new Date(now).getUTCDay();\n');
    for (const [name, code] of Object.entries(WORLDLY)) plant(`src/${layer}/${name}.ts`, `export {};\n${code}\n`);
    for (const [name, code] of Object.entries(AMBIENT))
      plant(`src/${layer}/${name}.ts`, `export const it = ${code};\n`);
    compiled = (await run('node_modules/@typescript/native/bin/tsc', ['-p', `src/${layer}`])).said;
    linted = (await run('node_modules/.bin/biome', ['lint', '--colors=off', `src/${layer}`])).said;
  }, 60_000);

  test.each(Object.keys(WORLDLY))('%s does not compile', (name) => {
    expect(compiled).toContain(`/${name}.ts`);
  });

  test.each(Object.keys(AMBIENT))('%s is found by the linter', (name) => {
    expect(linted).toMatch(new RegExp(`src/${layer}/${name}\\.ts\\S* plugin`));
  });

  test('what is pure passes both', () => {
    expect(compiled).not.toContain('/pure.ts');
    expect(linted).not.toContain('/pure.ts');
  });
});
