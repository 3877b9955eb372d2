import './nursery.ts';
import { backup, check, restore } from './data.ts';
import { runProgram } from './program.ts';
import { serve } from './serve.ts';

// Nothing here is awaited at the top: `talk` shares parts of this file's bundle, and could not be loaded before its end.
void runProgram(process.argv.slice(2), {
  // A server that has stopped ends, whatever handle some library still holds.
  serve: async (loaded) => process.exit(await serve(loaded)),
  ...{ backup, restore, check },
  talk: async (words) => {
    const { talk } = await import('./talk/talk.ts');
    return process.exit(await talk(words));
  },
  admin: async (words) => {
    const { admin } = await import('./admin/admin.ts');
    return admin(words);
  },
  archive: async (words) => {
    const { archive } = await import('./archive.ts');
    return archive(words);
  },
}).then((code) => {
  process.exitCode = code;
});
