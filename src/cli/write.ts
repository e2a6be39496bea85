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
import { type Recognition, recognize, recognizeAs } from '#modules/workbooks/domain/recognize.js';
import { unplaced } from '#modules/workbooks/domain/unplaced.js';
import { writeAnswers, writeHeader } from '#modules/workbooks/domain/write-answers.js';
import { EXIT, tell, UsageError } from './outcome.js';
import { USAGE } from './usage.js';

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
  const templates = loadShippedTemplates();
  const template = templates.find(({ id }) => id === file.template);
  if (!template) throw new UsageError(`様式「${file.template}」はありません。 / There is no form "${file.template}".`);
  const answers = new Map(Object.entries(file.answers));
  const header = new Map(Object.entries(file.header ?? {}));
  if (original !== undefined) return fillOriginal(original, out, { template, templates, answers, header });
  await writeFile(out, await makeWorkbook(kaijiLayout(template, language, answers, header)));
  return EXIT.ok;
}

function parse(args: readonly string[]): Options {
  const option = { type: 'string' } as const;
  const wrong = new UsageError(USAGE.write);
  let parsed;
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { original: option, layout: option, out: option, language: option },
    });
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
  const text = await readFile(path, 'utf8');
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    throw new UsageError(`${path}: JSON として読めません。 / Not readable as JSON.`);
  }
  if (!isAnswersFile(content))
    throw new UsageError(`${path}: "template" と "answers" が必要です。 / "template" and "answers" are needed.`);
  return content;
}

function isAnswersFile(content: unknown): content is AnswersFile {
  if (typeof content !== 'object' || content === null || !('template' in content) || !('answers' in content))
    return false;
  const { template, answers } = content;
  if (typeof template !== 'string' || typeof answers !== 'object' || answers === null) return false;
  return Object.values(answers).every((answer) => typeof answer === 'object' && answer !== null && 'value' in answer);
}

interface Filling {
  readonly template: Template;
  /** All forms that the workbook may be of. */
  readonly templates: readonly Template[];
  readonly answers: Answers;
  readonly header: ReadonlyMap<string, string>;
}

async function fillOriginal(
  original: string,
  out: string,
  { template, templates, answers, header }: Filling,
): Promise<number> {
  const bytes = await readFile(original);
  const grid = await openFile(bytes, original);
  await closeSpreadsheetWorkers();
  const others = otherForms(recognize(grid, templates), template);
  if (others.length > 0) return tell(otherForm(original, others.join(', '), template.id), EXIT.notRecognised);
  const candidate = recognizeAs(grid, template);
  if (!candidate)
    return tell(
      `${original}: 様式「${template.id}」の表が見つかりません。 / No table of the form "${template.id}" was found.`,
      EXIT.notRecognised,
    );
  const writes = [
    ...writeAnswers(answers, candidate.layout, template),
    ...writeHeader(header, candidate.layout, template),
  ];
  await writeFile(out, await patchWorkbook(bytes, writes));
  for (const { code, message } of unplaced(answers, candidate.layout, template))
    tell(`${code ?? ''}: ${message.ja} / ${message.en}`);
  return EXIT.ok;
}

/** The forms that the workbook is of or resembles, where the answers' form is not among them. */
function otherForms(recognition: Recognition, { id }: Template): readonly string[] {
  const forms = formsOf(recognition).map((form) => form.id);
  return forms.includes(id) ? [] : forms;
}

function formsOf(recognition: Recognition): readonly Template[] {
  if (recognition.sure === 'ask') return recognition.candidates.map(({ template }) => template);
  if (recognition.sure === 'none') return recognition.nearest ? [recognition.nearest] : [];
  return [recognition.template];
}

function otherForm(original: string, found: string, wanted: string): string {
  const ja = `このブックの様式は ${found} で、回答の様式 ${wanted} と異なるため、書き込みません。`;
  return `${original}: ${ja} / Nothing was written: the workbook is of the form ${found}, the answers are of ${wanted}.`;
}
