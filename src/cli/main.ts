import { runProgram } from './program.ts';
import { serve } from './serve.ts';

process.exitCode = await runProgram(process.argv.slice(2), {
  // A server that has stopped ends, whatever handle some library still holds.
  serve: async (loaded) => process.exit(await serve(loaded)),
});
