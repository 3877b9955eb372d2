import { printCheck, runChecks } from './checks.js';
import { buildWhenStale } from './ready/built.js';

if (!(await buildWhenStale())) process.exit(1);
const { failed } = await runChecks(printCheck);
process.exitCode = failed > 0 ? 1 : 0;
