import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of Kaiji's package.json, wherever the launcher was called from. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Whether the file with this `import.meta.url` is the program that was started. */
export const isProgram = (url) => process.argv[1] === fileURLToPath(url);
