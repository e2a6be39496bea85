import { join } from 'node:path';
import { prepare } from './prepare.mjs';
import { root } from './root.mjs';
import { run } from './say.mjs';
import { runAsChild } from './child.mjs';

/** `npm run test:browser`: the built product used in a real browser, as people use it. Needs a Chromium of the machine. */
await run(async () => {
  const node = await prepare({ development: true });
  return runAsChild(node, ['--test', '--test-reporter=spec', join(root, 'web/e2e/journey.test.ts')]);
});
