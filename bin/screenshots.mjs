import { join } from 'node:path';
import { runAsChild } from './child.mjs';
import { prepare } from './prepare.mjs';
import { root } from './root.mjs';
import { run } from './say.mjs';

/** `npm run screenshots`: pictures of every screen, on a desktop and a phone, in web/screenshots. */
await run(async () => {
  const node = await prepare({ development: true });
  return runAsChild(node, [join(root, 'web/e2e/screenshots.ts')]);
});
