import { requireNode } from './ready/node.js';
import { installPackages, TO_TEST } from './ready/packages.js';

requireNode();
if (!(await installPackages(TO_TEST))) process.exit(1);

const { lesson } = await import('./lesson/command.js');
process.exitCode = await lesson(process.argv.slice(2));
