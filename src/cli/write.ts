import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { openFile } from '#platform/spreadsheet/open-file.js';
import { closeSpreadsheetWorkers } from '#platform/spreadsheet/open-workbook.js';
import { makeWorkbook } from '#platform/spreadsheet/make-workbook.js';
import { patchWorkbook } from '#platform/spreadsheet/patch-workbook.js';
import type { Answer, Answers } from '#modules/templates/domain/answer.js';
import type { Template } from '#modules/templates/domain/template.js';
import { loadShippedTemplates } from '#modules/templates/shipped-templates.js';
import { kaijiLayout } from '#modules/workbooks/domain/kaiji-layout.js';
import { recognizeAs } from '#modules/workbooks/domain/recognize.js';
import { unplaced, writeAnswers, writeHeader } from '#modules/workbooks/domain/write-answers.js';
import { EXIT, tell, UsageError } from './outcome.js';

/** What `kaiji write` takes: the shape that `kaiji read --json` prints for one file. */
interface AnswersFile {
  readonly template: string;
  readonly header?: Readonly<Record<string, string>>;
  readonly answers: Readonly<Record<string, Answer>>;
}

interface Options {
  readonly path: string;
  readonly out: string;
  readonly language: 'ja' | 'en';
  /** The workbook to fill; absent for Kaiji's own layout. */
  readonly original?: string;
}

/**
 * `kaiji write ANSWERS.json --original FILE.xlsx --out FILE.xlsx`: the same workbook with these answers; what its layout cannot hold is
 * named on stderr. With `--layout kaiji` in place of the original: a new workbook in Kaiji's own layout.
 */
export async function write(args: readonly string[]): Promise<number> {
  const { path, out, original, language } = parse(args);
  const file = await readAnswersFile(path);
  const template = loadShippedTemplates().find(({ id }) => id === file.template);
  if (!template) throw new UsageError(`様式「${file.template}」はありません。 / There is no form "${file.template}".`);
  const answers = new Map(Object.entries(file.answers));
  const header = new Map(Object.entries(file.header ?? {}));
  if (original !== undefined) return fillOriginal(original, out, template, answers, header);
  await writeFile(out, await makeWorkbook(kaijiLayout(template, language, answers, header)));
  return EXIT.ok;
}

function parse(args: readonly string[]): Options {
  const option = { type: 'string' } as const;
  const wrong = new UsageError('kaiji write ANSWERS.json (--original FILE.xlsx | --layout kaiji) --out FILE.xlsx [--language ja|en]');
  let parsed;
  try {
    parsed = parseArgs({ args: [...args], allowPositionals: true, options: { original: option, layout: option, out: option, language: option } });
  } catch {
    throw wrong;
  }
  const { original, layout, out, language } = parsed.values;
  const [path] = parsed.positionals;
  if (path === undefined || out === undefined || !isOneTarget(original, layout)) throw wrong;
  return { path, out, language: language === 'en' ? 'en' : 'ja', ...(original !== undefined && { original }) };
}

function isOneTarget(original: string | undefined, layout: string | undefined): boolean {
  return layout === undefined ? original !== undefined : layout === 'kaiji' && original === undefined;
}

async function readAnswersFile(path: string): Promise<AnswersFile> {
  let content: unknown;
  try {
    content = JSON.parse(await readFile(path, 'utf8'));
  } catch {
    throw new UsageError(`${path}: JSON として読めません。 / Not readable as JSON.`);
  }
  if (!isAnswersFile(content)) throw new UsageError(`${path}: "template" と "answers" が必要です。 / "template" and "answers" are needed.`);
  return content;
}

function isAnswersFile(content: unknown): content is AnswersFile {
  if (typeof content !== 'object' || content === null || !('template' in content) || !('answers' in content)) return false;
  const { template, answers } = content;
  if (typeof template !== 'string' || typeof answers !== 'object' || answers === null) return false;
  return Object.values(answers).every((answer) => typeof answer === 'object' && answer !== null && 'value' in answer);
}

async function fillOriginal(original: string, out: string, template: Template, answers: Answers, header: ReadonlyMap<string, string>): Promise<number> {
  const bytes = await readFile(original).catch(() => {
    throw new UsageError(`${original}: ファイルを開けません。 / The file cannot be opened.`);
  });
  const grid = await openFile(bytes, original);
  await closeSpreadsheetWorkers();
  const candidate = recognizeAs(grid, template);
  if (!candidate) return tell(`${original}: 様式「${template.id}」の表が見つかりません。 / No table of the form "${template.id}" was found.`, EXIT.notRecognised);
  const writes = [...writeAnswers(answers, candidate.layout, template), ...writeHeader(header, candidate.layout, template)];
  await writeFile(out, await patchWorkbook(bytes, writes));
  for (const { code, message } of unplaced(answers, candidate.layout, template)) tell(`${code ?? ''}: ${message.ja} / ${message.en}`);
  return EXIT.ok;
}
