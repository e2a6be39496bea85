import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import type { Finding } from '#kernel/finding.js';
import { cellName } from '#kernel/grid.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import { refuseCsv } from '#modules/learning/domain/from-workbook.js';
import { namingOf } from '#modules/learning/domain/form-naming.js';
import type { FormProposal, ProposedTopic } from '#modules/learning/domain/form-proposal.js';
import { learnForm } from '#modules/learning/domain/learn-form.js';
import { type Review, type ReviewedRow, reviewOf } from '#modules/learning/domain/review.js';
import { FORM_PROBLEMS } from '#modules/learning/learning.problems.js';
import { loadShippedTemplates } from '#modules/templates/shipped-templates.js';
import { Problems } from '#platform/http/problems.js';
import { closeSpreadsheetWorkers } from '#platform/spreadsheet/open-workbook.js';
import { openFile } from '#platform/spreadsheet/open-file.js';
import { EXIT, tell, UsageError } from './outcome.js';
import { padded } from './read-table.js';
import { USAGE } from './usage.js';

const SURENESS: Readonly<Record<ProposedTopic['sureness'], string>> = {
  exact: '=',
  likely: '?',
  none: '-',
  person: '=',
};
const [NUMBER, TYPE, TOPIC, CELLS, WORDING] = [10, 13, 34, 14, 60];

/** `kaiji learn FILE [--json]`: what a workbook would become as a form, without a server. Exit 2 unreadable file, 4 no form in it. */
export async function learn(args: readonly string[]): Promise<number> {
  const { path, json } = parse(args);
  const bytes = await readFile(path);
  const grid = await openFile(bytes, basename(path)).finally(closeSpreadsheetWorkers);
  let proposal: FormProposal;
  try {
    proposal = learnForm(grid, loadShippedTemplates());
    refuseCsv(bytes, basename(path));
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === undefined) throw error;
    return tell(`${path}: ${refusal}`, EXIT.notRecognised);
  }
  process.stdout.write(json ? `${JSON.stringify(proposal, null, 2)}\n` : tableOf(basename(path), proposal));
  return EXIT.ok;
}

function parse(args: readonly string[]): { readonly path: string; readonly json: boolean } {
  let parsed: { values: { json?: boolean }; positionals: string[] };
  try {
    parsed = parseArgs({ args: [...args], allowPositionals: true, options: { json: { type: 'boolean' } } });
  } catch {
    throw new UsageError(USAGE.learn);
  }
  const [path, ...more] = parsed.positionals;
  if (path === undefined || more.length > 0) throw new UsageError(USAGE.learn);
  return { path, json: parsed.values.json === true };
}

/** One sentence in both languages for a workbook that becomes no form; undefined for any other error. */
function refusalOf(error: unknown): string | undefined {
  if (!(error instanceof RuleViolation)) return undefined;
  const problems = new Problems();
  problems.add(FORM_PROBLEMS);
  const said = (['ja', 'en'] as const).map((language) => problems.describe(error.code, error.facts, language));
  const sentences = said.flatMap((problem) => (problem ? [`${problem.title} ${problem.detail ?? ''}`.trim()] : []));
  return sentences.length === 0 ? undefined : sentences.join(' / ');
}

/** What was learned as lines for a person: the head, each row, then all that is doubtful. */
function tableOf(file: string, proposal: FormProposal): string {
  const review = reviewOf({ naming: namingOf(proposal), proposal });
  const titles = new Map(review.sections.map(({ code, title }) => [code, title]));
  const rows = review.rows.flatMap((row, at) => [
    ...(row.section === review.rows[at - 1]?.section ? [] : ['', `  【${titles.get(row.section) ?? row.section}】`]),
    lineOf(row),
  ]);
  const doubts = [...review.doubts, ...review.rows.flatMap((row) => row.doubts)].map(doubtLine);
  return [...headOf(file, review), ...rows, '', ...doubts, ''].join('\n');
}

function headOf(file: string, { naming, header, counts }: Review): string[] {
  const { exact, likely, none } = counts.topics;
  return [
    `■ ${file}  ${naming.title}`,
    `  様式 form: ${naming.form || '—'}  版 version: ${naming.version || '—'}  ${naming.guideline.name} ${naming.guideline.version}`,
    `  表紙 head: ${header.map(({ label, spot, sheet }) => `${label} (${sheet} ${cellName(spot.row, spot.column)})`).join('、') || '—'}`,
    `  設問 questions: ${counts.questions}  論点 topics: = ${exact} 確実 exact, ? ${likely} 要確認 likely, - ${none} 独自 its own  疑問 doubts: ${counts.doubts}`,
  ];
}

function lineOf({ number, answerType, topic, scope, prompt, answerCells }: ReviewedRow): string {
  const key = answerType === 'group' ? '' : `${SURENESS[topic.sureness]} ${topic.key}${scope ? `@${scope}` : ''}`;
  const wording = prompt.replace(/\s+/g, ' ');
  const cut = wording.length > WORDING ? `${wording.slice(0, WORDING)}…` : wording;
  return `  ${padded(number ?? '', NUMBER)}${padded(answerType, TYPE)}${padded(answerCells.join(' '), CELLS)}${padded(key, TOPIC)}${cut}`;
}

function doubtLine({ kind, sheet, cells, message }: Finding): string {
  const place = [sheet, cells?.join(' ')].filter((part) => part !== undefined).join(' ');
  return `  ! ${place} ${message.ja} / ${message.en} [${kind}]`;
}
