import { requireNode } from './ready/node.js';
import { installPackages, TO_TEST } from './ready/packages.js';

requireNode();
if (!(await installPackages(TO_TEST))) process.exit(1);

const { faults } = await import('./faults/command.js');
process.exitCode = await faults(process.argv.slice(2));
