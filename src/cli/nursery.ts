import { availableParallelism } from 'node:os';
import { setFlagsFromString } from 'node:v8';

/*
 * V8's nursery for young objects stays as small as it begins (1 MB a half) instead of growing to 16: connections that
 * come in crowds would blow it up, and it hardly ever shrinks. Half the memory for each connection; garbage costs some
 * tenths more processor time in small rooms. Read by V8 whenever the nursery would grow, so it may be set here; a flag of
 * the command line would not reach `npx` and `npm start` alike.
 */
setFlagsFromString('--semi-space-growth-factor=1');

/* Where there is one processor, threads that help to empty the nursery only stand in the way: a fifth of its time. */
if (availableParallelism() === 1) setFlagsFromString('--no-parallel-scavenge');
