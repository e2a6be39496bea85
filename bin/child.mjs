import { spawn } from 'node:child_process';
import { root } from './root.mjs';

/** Runs a program of the project to its end, passing on a request to stop. @returns {Promise<number>} its exit code */
export function runAsChild(node, args) {
  const child = spawn(node, args, { cwd: root, stdio: 'inherit' });
  for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once('error', reject).once('close', (code) => resolve(code ?? 1));
  });
}
