import { runProgram } from './program.ts';
import { serve } from './serve.ts';

process.exitCode = await runProgram(process.argv.slice(2), { serve });
