import * as entry from './entry.js';
import * as frame from './frame.js';

/** Every text of the screens: the source language. */
export const ja = { ...frame, ...entry };
