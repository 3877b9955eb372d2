import { buildWhenStale } from './ready/built.js';
import { requireNode } from './ready/node.js';
import { installPackages, TO_RUN } from './ready/packages.js';

requireNode();
if (!(await installPackages(TO_RUN)) || !(await buildWhenStale())) process.exit(1);

// In this process, so that signals, exit codes and the terminal are the server's own.
await import('../dist/cli.js');
