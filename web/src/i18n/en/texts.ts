import type { ja } from '../ja/texts.js';
import type { Texts } from '../text-key.js';
import * as entry from './entry.js';
import * as frame from './frame.js';

/** Every text of the screens in English. */
export const en: Texts<typeof ja> = { ...frame, ...entry };
