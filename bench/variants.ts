import type { Answer, Answers } from '../src/modules/templates/domain/answer.js';
import { askedQuestions } from '../src/modules/templates/domain/applicability.js';
import { type Question, questionsOf, type Template } from '../src/modules/templates/domain/template.js';
import { countCodes } from '../src/modules/disclosures/domain/counts.js';
import { gapMask, packCodes } from '../src/modules/disclosures/domain/packed-codes.js';
import { packTexts } from '../src/modules/disclosures/domain/packed-texts.js';
import { REMARKS } from './remarks.js';

/** One way to fill a form, as it is stored published and as it is stored while being written. */
export interface Variant {
  readonly template: Template;
  readonly codes: string;
  readonly gapMask: string;
  readonly counts: object;
  readonly texts: object;
  /** By position; rows that say nothing are left out. */
  readonly rows: readonly { readonly position: number; readonly answer: Answer }[];
}

/** How many of a hundred forms are filled on which template. */
const SHARES = [
  ['sds-5.0', 45],
  ['mds-5.0', 35],
  ['sds-4.1', 12],
  ['mds-4.1', 8],
] as const;

/** A hundred filled forms, alike in every run: mostly はい, some いいえ and 対象外, a few blanks, about fifteen remarks each. */
export function variantsOf(templates: readonly Template[]): Variant[] {
  const chance = chanceFrom(20261120);
  return SHARES.flatMap(([id, share]) => {
    const template = templates.find((candidate) => candidate.id === id);
    if (template === undefined) throw new Error(`no shipped form ${id}`);
    return Array.from({ length: share }, () => variantOf(template, chance));
  });
}

function variantOf(template: Template, chance: Chance): Variant {
  const all = new Map(questionsOf(template).map((question) => [question.code, answerTo(question, template, chance)]));
  const asked = askedQuestions(template, all);
  const answers: Answers = new Map(
    [...all].filter(([code, { value }]) => value !== 'blank' && asked.get(code) === 'asked'),
  );
  const codes = packCodes(template, answers);
  const rows = questionsOf(template).flatMap(({ code }, position) => {
    const answer = answers.get(code);
    return answer === undefined ? [] : [{ position, answer }];
  });
  return {
    template,
    codes,
    gapMask: gapMask(codes),
    counts: countCodes(codes),
    texts: packTexts(template, codes, answers),
    rows,
  };
}

function answerTo({ answerType, choices }: Question, template: Template, chance: Chance): Answer {
  if (answerType === 'group' || chance.of(0.03)) return { value: 'blank' };
  if (answerType === 'text') return { value: 'text', text: chance.among(REMARKS) };
  if (answerType === 'date') return { value: 'text', text: chance.among(DAYS) };
  if (choices.length > 0) {
    const { key } = chance.among(choices);
    return answerType === 'choice' ? { value: 'choice', key } : { value: 'choice', keys: [key] };
  }
  return wordFor(template, chance);
}

function wordFor(template: Template, chance: Chance): Answer {
  const remark = chance.of(0.09) ? { remark: chance.among(REMARKS) } : {};
  if (chance.of(0.72)) return { value: 'yes', ...condition(chance), ...remark };
  const reason = chance.of(0.3) ? { reason: { kind: 'explanation', text: chance.among(REMARKS) } as const } : {};
  const canBeNa = template.answerVocabulary.some(({ key }) => key === 'na');
  if (canBeNa && chance.of(0.55)) return { value: 'na', ...reason, ...remark };
  return chance.of(0.05)
    ? { value: 'declined', reason: { kind: 'explanation', text: chance.among(REMARKS) } }
    : { value: 'no', ...reason, ...remark };
}

function condition(chance: Chance): Partial<Answer> {
  if (chance.of(0.03)) return { plannedOn: chance.among(DAYS) };
  return chance.of(0.02) ? { condition: 'オプション契約時のみ' } : {};
}

const DAYS = ['2026-12-31', '2027-03-31', '2027-06-30', '2027-09-30', '2028-03-31'] as const;

interface Chance {
  of(share: number): boolean;
  among<T>(values: readonly T[]): T;
}

/** Chance that repeats itself: the same seed gives the same data (mulberry32). */
function chanceFrom(seed: number): Chance {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    const mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    const more = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((more ^ (more >>> 14)) >>> 0) / 4294967296;
  };
  return { of: (share) => next() < share, among: (values) => values[Math.floor(next() * values.length)]! };
}
