import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import type { Grid } from '#kernel/grid.js';
import { closeSpreadsheetWorkers } from '#platform/spreadsheet/open-workbook.js';
import { openFile } from '#platform/spreadsheet/open-file.js';
import type { Template } from '#modules/templates/domain/template.js';
import { loadShippedTemplates } from '#modules/templates/shipped-templates.js';
import { readAnswers } from '#modules/workbooks/domain/read-answers.js';
import { type Candidate, type Recognition, recognize, recognizeAs } from '#modules/workbooks/domain/recognize.js';
import type { FileReading } from './file-reading.js';
import { orderedJson } from './ordered-json.js';
import { EXIT, fileTrouble, refusalOf, tell, UsageError } from './outcome.js';
import { tableOf } from './read-table.js';
import { USAGE } from './usage.js';

interface Outcome {
  readonly code: number;
  readonly reading?: FileReading;
}

/** `kaiji read FILE… [--json] [--template ID]`: recognises and reads workbooks without a server. Exit 2 unreadable file, 4 form not recognised. */
export async function read(args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(args);
  if (positionals.length === 0) throw new UsageError('読み込むファイルを指定してください。 / Name the files to read.');
  const templates = loadShippedTemplates();
  const template = values.template === undefined ? undefined : chosenTemplate(templates, values.template);
  const outcomes: Outcome[] = [];
  for (const path of positionals) {
    if (positionals.length > 1) tell(`[${outcomes.length + 1}/${positionals.length}] ${path}`);
    outcomes.push(await readOne(path, templates, template));
  }
  await closeSpreadsheetWorkers();
  print(
    outcomes.flatMap(({ reading }) => reading ?? []),
    templates,
    values.json === true,
    positionals.length > 1,
  );
  return Math.max(...outcomes.map(({ code }) => code));
}

function parse(args: readonly string[]): { values: { json?: boolean; template?: string }; positionals: string[] } {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: 'boolean' }, template: { type: 'string' } },
    });
  } catch {
    throw new UsageError(USAGE.read);
  }
}

function chosenTemplate(templates: readonly Template[], id: string): Template {
  const found = templates.find((template) => template.id === id);
  if (found) return found;
  const known = templates.map((template) => template.id).join(', ');
  throw new UsageError(`様式「${id}」はありません。 / There is no form "${id}". (${known})`);
}

async function readOne(path: string, templates: readonly Template[], template: Template | undefined): Promise<Outcome> {
  let grid: Grid;
  try {
    grid = await openFile(await readFile(path), basename(path));
  } catch (error) {
    const refusal = refusalOf(error) ?? fileTrouble(error);
    if (refusal === undefined) throw error;
    return { code: tell(`${path}: ${refusal}`, EXIT.unreadable) };
  }
  return template ? readChosen(path, grid, template) : readRecognised(path, grid, templates);
}

function readChosen(path: string, grid: Grid, template: Template): Outcome {
  const candidate = recognizeAs(grid, template);
  return candidate
    ? { code: EXIT.ok, reading: readingOf(basename(path), grid, candidate, 'chosen') }
    : unread(path, 'none', []);
}

function readRecognised(path: string, grid: Grid, templates: readonly Template[]): Outcome {
  const recognition = recognize(grid, templates);
  if (recognition.sure === 'ask' || recognition.sure === 'none')
    return unread(path, recognition.sure, namesOf(recognition));
  return { code: EXIT.ok, reading: readingOf(basename(path), grid, recognition, recognition.sure) };
}

function unread(path: string, sure: 'ask' | 'none', candidates: readonly string[]): Outcome {
  const reading = {
    file: basename(path),
    template: null,
    sure,
    candidates,
    header: new Map(),
    answers: new Map(),
    findings: [],
  };
  return { code: tell(`${path}: ${notRecognised(sure, candidates)}`, EXIT.notRecognised), reading };
}

/** Where nothing was decided: the forms to choose among, or the one it resembles. */
function namesOf(recognition: Extract<Recognition, { sure: 'ask' | 'none' }>): string[] {
  if (recognition.sure === 'ask') return recognition.candidates.map(({ template }) => template.id);
  return recognition.nearest ? [recognition.nearest.id] : [];
}

function notRecognised(sure: 'ask' | 'none', candidates: readonly string[]): string {
  const names = candidates.join(', ');
  if (sure === 'ask')
    return `様式を一つに決められません。--template で選んでください: ${names} / More than one form fits; choose with --template: ${names}`;
  if (names === '') return '既知の様式として認識できません。 / Not recognised as a known form.';
  return `既知の様式として認識できません。${names} に似ていますが、番号と文言が合いません（別の版の可能性があります）。 / Not recognised: it resembles ${names}, but numbers and wording do not fit (another version, perhaps).`;
}

function readingOf(
  file: string,
  grid: Grid,
  { template, layout, doubts }: Candidate,
  sure: FileReading['sure'],
): FileReading {
  const { header, answers, findings } = readAnswers(grid, layout, template);
  const flat = [...findings, ...doubts].map(({ message, ...rest }) => ({
    ...rest,
    message: message.ja,
    messageEn: message.en,
  }));
  return { file, template: template.id, sure, header, answers, findings: flat };
}

function print(
  readings: readonly FileReading[],
  templates: readonly Template[],
  json: boolean,
  several: boolean,
): void {
  if (!json) process.stdout.write(readings.map((reading) => tableOf(reading, templates)).join('\n'));
  else if (several || readings.length > 0) process.stdout.write(`${orderedJson(several ? readings : readings[0])}\n`);
}
