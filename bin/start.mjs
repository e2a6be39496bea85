import { prepare } from './prepare.mjs';
import { run } from './say.mjs';

/** `npm start`: everything from a fresh checkout to a serving Kaiji. */
await run(async () => {
  const node = await prepare({ development: false });
  const { serve } = await import('./serve.mjs');
  return serve(node, process.env);
});
