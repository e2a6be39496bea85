import { accessSync, constants } from 'node:fs';
import { makeDataFolder } from '../dist/src/platform/config/data-folder.js';
import { Stop } from './say.mjs';

/** Makes the data folder, private to its user, and makes sure that it can be written to. */
export function openDataFolder(folder) {
  try {
    makeDataFolder(folder);
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
