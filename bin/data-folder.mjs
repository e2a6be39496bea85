import { accessSync, chmodSync, constants, existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Stop } from './say.mjs';

/**
 * Makes the data folder, private to its user, and makes sure that it can be written to. When root makes it, others may pass
 * through, but not list it: the embedded PostgreSQL runs as another user.
 */
export function openDataFolder(folder) {
  try {
    makePrivate(folder);
    accessSync(folder, constants.W_OK | constants.X_OK);
    return folder;
  } catch (error) {
    if (error.code === 'ENOSPC') throw error;
    throw new Stop({
      ja: `KAIJI_DATA のフォルダー ${folder} に書き込めません(${error.code})。`,
      en: `The folder of KAIJI_DATA, ${folder}, cannot be written to (${error.code}).`,
    });
  }
}

function makePrivate(folder) {
  if (existsSync(folder)) return;
  makePrivate(dirname(folder));
  mkdirSync(folder);
  chmodSync(folder, process.getuid?.() === 0 ? 0o711 : 0o700);
}
