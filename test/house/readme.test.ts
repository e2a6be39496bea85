import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { SETTINGS } from '../../src/platform/config/settings.js';
import { packageRoot } from '../../src/platform/package-root.js';

const readme = readFileSync(join(packageRoot(), 'README.md'), 'utf8');

it.each(SETTINGS.map(({ name, standard, meaning }) => [name, standard.en, meaning.en]))(
  'the README tells what %s does',
  (name, standard, meaning) => {
    expect(readme).toContain(`| \`${name}\` | ${standard} | ${meaning} |`);
  },
);

it('the README shows the two commands', () => {
  expect(readme).toContain('`npm start`');
  expect(readme).toContain('`npm test`');
});
