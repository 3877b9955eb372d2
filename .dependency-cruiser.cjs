/** The import rule of DESIGN 1, one rule for each word of it. `src/` may be anywhere, so that fixtures can be judged too. */
const from = (...folders) => `(^|/)src/(${folders.join('|')})(/|\\.ts$)`;
const SRC = '(^|/)src/';
const BUILTIN = { dependencyTypes: ['core'] };
const PACKAGE = {
  dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown', 'unknown'],
};
// appender.ts is the process that kill.test.ts kills.
const TEST = '(\\.test|/sqlite/appender)\\.ts$';

/** Within src/, `layer` imports itself and `allowed`, nothing else. */
const only = (layer, ...allowed) => ({
  name: `${layer}-imports-only`,
  comment: `${layer} may import ${[layer, ...allowed].join(', ')} of src/ (DESIGN 1).`,
  severity: 'error',
  from: { path: from(layer), pathNot: TEST },
  to: { path: SRC, pathNot: [from(layer, ...allowed), 'node_modules/'] },
});

const none = (name, layer, to) => ({ name, severity: 'error', from: { path: from(...layer), pathNot: TEST }, to });

module.exports = {
  forbidden: [
    only('core'),
    only('protocol', 'core'),
    only('hub', 'protocol', 'core'),
    only('gateways', 'hub', 'protocol', 'core'),
    only('stores', 'hub', 'protocol', 'core'),
    only('files', 'hub', 'protocol', 'core'),
    only('outside', 'hub', 'protocol', 'core'),
    only('buses', 'hub', 'protocol', 'core'),
    only('world', 'hub', 'protocol', 'core'),
    only('proofs', 'hub', 'protocol', 'core'),
    only('operating', 'config', 'hub', 'protocol', 'core'),
    only('config', 'core'),
    only('client', 'protocol', 'core'),
    only('web', 'client', 'protocol', 'core'),
    {
      name: 'gateways-apart',
      comment: 'A gateway knows no other gateway; what two share stands beside them.',
      severity: 'error',
      from: { path: '(^|/)src/gateways/([^/]+)/', pathNot: TEST },
      to: { path: '(^|/)src/gateways/[^/]+/', pathNot: '(^|/)src/gateways/$2/' },
    },
    {
      name: 'stores-apart',
      comment: 'A store, a bus or a keeper of files knows no other; all meet in the contract suite.',
      severity: 'error',
      from: { path: '(^|/)src/(stores|buses|files)/([^/]+)/', pathNot: TEST },
      to: { path: '(^|/)src/(stores|buses|files)/[^/]+/', pathNot: '(^|/)src/$2/$3/' },
    },
    {
      name: 'server-only-for-cli',
      severity: 'error',
      from: { path: SRC, pathNot: [from('cli', 'server'), TEST] },
      to: { path: from('server') },
    },
    {
      name: 'cli-on-top',
      severity: 'error',
      from: { path: SRC, pathNot: [from('cli'), TEST] },
      to: { path: from('cli') },
    },
    none('pure-without-builtins', ['core', 'protocol', 'hub'], BUILTIN),
    none('client-without-builtins', ['client', 'web'], BUILTIN),
    none('core-without-packages', ['core', 'hub'], PACKAGE),
    none('protocol-only-typebox', ['protocol'], { ...PACKAGE, pathNot: 'node_modules/typebox/' }),
    {
      name: 'no-cycles',
      comment: 'Of what runs: imports of types alone may point back.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { conditionNames: ['svelte', 'import', 'node', 'default'], exportsFields: ['exports'] },
  },
};
