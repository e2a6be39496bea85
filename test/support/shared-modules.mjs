import { join, sep } from 'node:path';
import Runtime from 'jest-runtime';
import { root } from '../../bin/root.mjs';

const runtimes = new Map();

/** What the product and its packages consist of; tests and their helpers have a state of their own in each file. */
const SHARED = ['node_modules', 'src', join('web', 'src')].map((folder) => join(root, folder) + sep);
const isShared = (path) => SHARED.some((folder) => path.startsWith(folder)) && !path.endsWith('.spec.ts');

/**
 * Loads the product once per worker instead of once per test file, which costs two seconds each time: as in a running product, it is
 * the same code for every app that starts. Tests and their helpers are loaded anew. A watching run loads everything anew.
 */
export default class SharedModules extends Runtime {
  constructor(...given) {
    const [{ id }, , , , , , , { watch, watchAll }] = given;
    if (runtimes.has(id)) return runtimes.get(id);
    super(...given);
    if (!watch && !watchAll) runtimes.set(id, this);
  }

  /** Forgets what the file brought along. */
  teardown() {
    this.restoreAllMocks();
    const { moduleRegistry, internalModuleRegistry } = this.registries;
    for (const path of moduleRegistry.keys()) if (!isShared(path)) moduleRegistry.delete(path);
    internalModuleRegistry.clear();
  }
}
