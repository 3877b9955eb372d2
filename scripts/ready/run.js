import { spawn } from 'node:child_process';
import { ROOT } from './root.js';

/**
 * Runs a program in the checkout and collects what it says.
 * `stdio` is given to child_process as it is; where it is 'pipe', `output` holds standard output and error as they came.
 */
export function run(command, args, { env = {}, stdio = ['ignore', 'pipe', 'pipe'] } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: ROOT, env: { ...process.env, ...env }, stdio });
    let output = '';
    const collect = (chunk) => {
      output += chunk;
    };
    child.stdout?.setEncoding('utf8').on('data', collect);
    child.stderr?.setEncoding('utf8').on('data', collect);
    child.on('error', (error) => resolve({ code: 1, output: `${output}${error.message}\n` }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** `run` for a script of Node's, given by its path in the checkout. */
export function runNode(script, args = [], options = {}) {
  return run(process.execPath, [script, ...args], options);
}
