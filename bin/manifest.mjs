#!/usr/bin/env node
// node bin/manifest.mjs [FOLDER]: lists new files of the shipped forms in manifest.json. A listed file never changes: a form, once
// released, is what published revisions were answered on. What changed or vanished is named, and nothing is written.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = process.argv[2] ?? fileURLToPath(new URL('../src/mds-sds-templates', import.meta.url));
const manifest = join(folder, 'manifest.json');
const listed = existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')) : {};

const forms = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
const found = Object.fromEntries(
  forms
    .flatMap(({ name }) => readdirSync(join(folder, name)).map((file) => `${name}/${file}`))
    .sort()
    .map((path) => [
      path,
      createHash('sha256')
        .update(readFileSync(join(folder, path)))
        .digest('hex'),
    ]),
);

const broken = Object.keys(listed).filter((path) => found[path] !== listed[path]);
if (broken.length > 0) {
  for (const path of broken) console.error(`${path}: released, but ${path in found ? 'changed' : 'gone'}`);
  console.error('A released form never changes. Put it back as it was; a correction is a form version of its own.');
  process.exit(1);
}
writeFileSync(manifest, `${JSON.stringify(found, null, 1)}\n`);
console.log(`${Object.keys(found).length - Object.keys(listed).length} added, ${Object.keys(found).length} listed`);
