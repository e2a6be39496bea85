import { join } from 'node:path';
import { prepare } from './prepare.mjs';
import { root } from './root.mjs';
import { run } from './say.mjs';
import { runAsChild } from './child.mjs';

/** `npm run test:browser`: the built product used in a real browser, as people use it. Needs a Chromium of the machine. */
await run(async () => {
  const node = await prepare({ development: true });
  const tests = ['journey', 'operation', 'organization', 'request'].map((name) => join(root, `web/e2e/${name}.test.ts`));
  return runAsChild(node, ['--test', '--test-concurrency=1', '--test-reporter=spec', ...tests]);
});
