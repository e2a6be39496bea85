import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { whenNpmIsGone } from './parent.mjs';
import { prepare } from './prepare.mjs';
import { root } from './root.mjs';
import { run, Stop } from './say.mjs';

/** The series with their options and what they are without them. */
const SERIES = {
  fuzz: { seconds: '600', seed: '1' },
  crash: { kills: '200', 'database-kills': '100' },
};

/** `npm run fuzz -- [--seconds N] [--seed N]`, `npm run crash -- [--kills N] [--database-kills N]`: traffic to 127.0.0.1 alone. */
await run(async () => {
  const [name, ...args] = process.argv.slice(2);
  const standard = SERIES[name];
  if (!standard) throw new Stop({ ja: 'fuzz か crash を選んでください', en: 'Choose fuzz or crash' });
  const options = Object.fromEntries(Object.keys(standard).map((option) => [option, { type: 'string' }]));
  const { values } = parseArgs({ args, options });
  const node = await prepare({ development: true });
  const jest = [
    'node_modules/jest/bin/jest.js',
    '--config',
    'jest.endurance.config.mjs',
    '--testPathPatterns',
    `endurance/${name}`,
  ];
  const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  const child = spawn(node, [...flags, join(root, jest[0]), ...jest.slice(1)], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ENDURANCE: JSON.stringify({ ...standard, ...values }) },
  });
  for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => child.kill(signal));
  whenNpmIsGone(() => child.kill('SIGTERM'));
  return new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)));
});
