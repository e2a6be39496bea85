#!/usr/bin/env node
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { prepare } from './prepare.mjs';
import { root } from './root.mjs';
import { run } from './say.mjs';

/** `npx kaiji …`: the command line, in the Node that Kaiji runs on. Paths count from the caller's folder. */
await run(async () => {
  const node = await prepare({ development: false });
  const command = spawn(node, [join(root, 'dist/src/cli/main.js'), ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => command.kill(signal));
  return new Promise((resolve) => command.once('close', (code) => resolve(code ?? 1)));
});
