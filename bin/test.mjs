import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { whenNpmIsGone } from './parent.mjs';
import { prepare } from './prepare.mjs';
import { root } from './root.mjs';
import { complain, run } from './say.mjs';

const NOTHING_RAN = { passed: 0, failed: 1 };

/** Sets up and runs the whole suite, or what the arguments choose; the last line is `N passed, N failed`. */
async function test() {
  const { passed, failed, code } = await prepare({ development: true }).then(runJest).catch(nothingRan);
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  return code || (failed > 0 ? 1 : 0);
}

function runJest(node) {
  const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
  // Jest needs the flag to load packages that are ES modules alone.
  const child = spawn(
    node,
    ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', jest, ...process.argv.slice(2)],
    {
      cwd: root,
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    },
  );
  for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => child.kill(signal));
  whenNpmIsGone(() => child.kill('SIGTERM'));
  let counts = NOTHING_RAN;
  child.on('message', (message) => (counts = message));
  return new Promise((resolve) => child.once('close', (code) => resolve({ ...counts, code: code ?? 1 })));
}

function nothingRan(error) {
  complain(error);
  return { ...NOTHING_RAN, code: 1 };
}

await run(test);
