import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadShippedTemplates } from '../dist/src/modules/templates/shipped-templates.js';
import { makeWorkbook } from '../dist/src/platform/spreadsheet/make-workbook.js';
import { sheetsOf } from '../dist/src/cli/demo/form-sheets.js';
import { readWrittenForm } from '../dist/src/cli/demo/written-form.js';

/** `node demo/make-workbooks.mjs`: makes the vendors' workbooks anew from `answers/`, each in the layout its vendor uses. Needs a built Kaiji. */
const templates = loadShippedTemplates();
const answers = join(import.meta.dirname, 'answers');
const workbooks = join(import.meta.dirname, 'workbooks');
mkdirSync(workbooks, { recursive: true });
for (const name of readdirSync(answers)) {
  const form = readWrittenForm(join(answers, name), templates);
  writeFileSync(join(workbooks, form.workbook), await makeWorkbook(sheetsOf(form)));
  process.stdout.write(`${form.workbook}\n`);
}
