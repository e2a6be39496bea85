import { prepare } from './prepare.mjs';
import { run } from './say.mjs';

/** `npm start`: everything from a fresh checkout to a serving Kaiji; with `--worker` to a process that only runs jobs. */
await run(async () => {
  const node = await prepare({ development: false });
  const { serve } = await import('./serve.mjs');
  return serve(node, process.env, { worker: process.argv.includes('--worker') });
});
