import { answerKeys } from './answer-keys.js';
import { type Fault, type Place, type PlacedName, repeated } from './fault.js';
import type { AnswerKey, AnswerType, Condition, Question, Template } from './template.js';
import { topicKey } from './topics.js';

interface PlacedRow {
  readonly question: Question;
  readonly place: Place;
}

/** All that makes a form unusable although its shape is right: names that mean two things or nothing, and rows that wait for each other. */
export function templateFaults(template: Template): readonly Fault[] {
  const rows = placedRows(template);
  const byCode = new Map(rows.map(({ question }) => [question.code, question]));
  const below = inCircles(byCode, ({ parent }) => parent);
  const waiting = {
    visibleWhen: inCircles(byCode, ({ visibleWhen }) => visibleWhen?.question),
    requiredWhen: inCircles(byCode, ({ requiredWhen }) => requiredWhen?.question),
  };
  return [
    ...headFaults(template),
    ...repeated(rows.map((row) => named(row, 'code', row.question.code))),
    ...repeated(rows.filter(isAnswered).map((row) => named(row, 'topic', topicKey(row.question)))),
    ...rows.flatMap((row) => [
      ...wordFaults(template, row),
      ...parentFaults(row, byCode, below),
      ...conditionFaults(template, row, 'visibleWhen', byCode, waiting),
      ...conditionFaults(template, row, 'requiredWhen', byCode, waiting),
    ]),
  ];
}

function headFaults(template: Template): readonly Fault[] {
  const words: readonly string[] = template.answerVocabulary.map((word) => word.key);
  const faults: Fault[] = [
    ...repeated(template.answerVocabulary.map(({ key }, i) => ({ place: ['answerVocabulary', i, 'key'], name: key }))),
    ...repeated(template.headerFields.map(({ key }, i) => ({ place: ['headerFields', i, 'key'], name: key }))),
    ...repeated(template.sections.map(({ code }, i) => ({ place: ['sections', i, 'code'], name: code }))),
  ];
  const { targetRequiredWhen: target, dates } = template;
  if (target === undefined) return faults;
  const place = ['targetRequiredWhen'];
  if (!words.includes(target)) faults.push({ place, message: `"${target}" is no word of this form` });
  if (!dates.includes('target_on'))
    faults.push({ place, message: 'the form has no target date (dates lacks target_on)' });
  return faults;
}

const NEEDED_WORDS: Readonly<Partial<Record<AnswerType, readonly AnswerKey[]>>> = {
  yes_no_na: ['yes', 'no', 'na'],
  yes_no: ['yes', 'no'],
};

/** Words a row needs or names that its form or its choices do not have. */
function wordFaults(template: Template, { question, place }: PlacedRow): readonly Fault[] {
  const keys = answerKeys(template, question);
  const needed = NEEDED_WORDS[question.answerType] ?? [];
  const missing = needed.filter((word) => !keys.includes(word));
  return [
    ...repeated(question.choices.map(({ key }, i) => ({ place: [...place, 'choices', i, 'key'], name: key }))),
    ...missing.map((word) => ({ place: [...place, 'answerType'], message: `the form's vocabulary lacks "${word}"` })),
    ...unknownKeys(question.remark.requiredWhen, keys, [...place, 'remark'], question.code),
  ];
}

function parentFaults(
  { question, place }: PlacedRow,
  byCode: ReadonlyMap<string, Question>,
  below: ReadonlySet<string>,
): readonly Fault[] {
  const { parent } = question;
  if (parent === undefined) return [];
  const at = [...place, 'parent'];
  if (!byCode.has(parent)) return [{ place: at, message: `the parent "${parent}" is no row of this form` }];
  return below.has(question.code) ? [{ place: at, message: 'the row stands under itself' }] : [];
}

function conditionFaults(
  template: Template,
  { question, place }: PlacedRow,
  field: 'visibleWhen' | 'requiredWhen',
  byCode: ReadonlyMap<string, Question>,
  waiting: Readonly<Record<typeof field, ReadonlySet<string>>>,
): readonly Fault[] {
  const condition: Condition | undefined = question[field];
  if (condition === undefined) return [];
  const at = [...place, field];
  const asked = byCode.get(condition.question);
  if (asked === undefined) return [{ place: at, message: `"${condition.question}" is no row of this form` }];
  const deciding = answerKeys(template, asked).filter((key) => key !== 'see_note');
  const faults = unknownKeys(condition.in, deciding, at, asked.code);
  if (!waiting[field].has(question.code)) return faults;
  return [...faults, { place: at, message: 'the row waits for its own answer' }];
}

function unknownKeys(used: readonly string[], known: readonly string[], place: Place, code: string): readonly Fault[] {
  const unknown = used.filter((key) => !known.includes(key));
  return unknown.map((key) => ({ place, message: `"${key}" is no answer of row "${code}"` }));
}

/** The rows to which following `next` comes back. Each row is passed once: a form may be one long chain. */
function inCircles(
  byCode: ReadonlyMap<string, Question>,
  next: (row: Question) => string | undefined,
): ReadonlySet<string> {
  const [passed, circles] = [new Set<string>(), new Set<string>()];
  for (const start of byCode.keys()) {
    const way: string[] = [];
    let code: string | undefined = start;
    for (let row = byCode.get(start); row && !passed.has(row.code); row = byCode.get(code ?? '')) {
      passed.add(row.code);
      way.push(row.code);
      code = next(row);
    }
    const back = way.indexOf(code ?? '');
    if (back >= 0) for (const each of way.slice(back)) circles.add(each);
  }
  return circles;
}

function placedRows(template: Template): readonly PlacedRow[] {
  return template.sections.flatMap((section, i) =>
    section.questions.map((question, j) => ({ question, place: ['sections', i, 'questions', j] })),
  );
}

const named = ({ place }: PlacedRow, field: string, name: string): PlacedName => ({ place: [...place, field], name });
const isAnswered = ({ question }: PlacedRow) => question.answerType !== 'group';
