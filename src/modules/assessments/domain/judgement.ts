import { RuleViolation } from '../../../kernel/rule-violation.js';
import { type Counts, countCodes } from '../../disclosures/domain/counts.js';
import { questionsOf, type Template } from '../../templates/domain/template.js';

/** What a hospital thinks of an answer: 確認済み, 要確認, 指摘. */
export type Verdict = 'confirmed' | 'to_check' | 'objection';

/** A hospital's judgement of one row, with its own note; the vendor never sees it. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly note: string;
  /** Taken over from the assessment before, because nothing changed in the row since. */
  readonly kept: boolean;
  /** RFC 3339; of a judgement that was kept, when it was first made. */
  readonly at: string;
  /** The user who judged. */
  readonly by: string;
  /** The row version of the assessment from which it stands: colleagues who judge other rows at the same time do not hinder each other. */
  readonly version: number;
}

/** Judgements by question code. */
export type Judgements = ReadonlyMap<string, Judgement>;

/** What somebody says of one row; `none` takes back what was said. */
export interface Said {
  readonly question: string;
  readonly verdict: Verdict | 'none';
  readonly note: string;
}

/** How far an assessment has come. `toJudge` = judged + open: what the form asks of this product, as `Counts` has it (`asked`). */
export interface Progress {
  /** What the vendor says, by the one counter. */
  readonly counts: Counts;
  readonly toJudge: number;
  readonly judged: number;
  readonly open: number;
  readonly confirmed: number;
  readonly toCheck: number;
  readonly objections: number;
  /** Among the judged: kept from the assessment before. */
  readonly kept: number;
}

/** The rows that a hospital judges: those that are asked, in printed order. `codes` = the revision's packed rows. */
export function rowsToJudge(template: Template, codes: string): readonly string[] {
  const questions = questionsOf(template);
  return questions.flatMap(({ code }, position) => (countCodes(codes.charAt(position)).asked === 1 ? [code] : []));
}

/**
 * The judgements after somebody's word on some rows; whoever says the same of a row that was kept makes the judgement one's own.
 * @throws RuleViolation `assessment.no-such-row` {question}, `assessment.note-missing` {question} for an objection without words
 */
export function judged(
  before: Judgements,
  said: readonly Said[],
  toJudge: readonly string[],
  word: Pick<Judgement, 'at' | 'by' | 'version'>,
): Judgements {
  const after = new Map(before);
  const known = new Set(toJudge);
  for (const { question, verdict, note } of said) {
    if (!known.has(question)) throw new RuleViolation('assessment.no-such-row', { question });
    if (verdict === 'objection' && note.trim() === '') throw new RuleViolation('assessment.note-missing', { question });
    if (verdict === 'none') after.delete(question);
    else after.set(question, { verdict, note, kept: false, ...word });
  }
  return after;
}

/** Whether somebody judged one of the rows since the assessment was read at this row version. */
export function isOvertaken(before: Judgements, said: readonly Said[], read: number): boolean {
  return said.some(({ question }) => (before.get(question)?.version ?? 0) > read);
}

/** How far it is: of the rows that are asked, how many are judged and how. */
export function progressOf(template: Template, codes: string, judgements: Judgements): Progress {
  const found = rowsToJudge(template, codes).map((question) => judgements.get(question));
  const given = (verdict: Verdict): number => found.filter((judgement) => judgement?.verdict === verdict).length;
  const done = found.filter((judgement) => judgement !== undefined);
  return {
    counts: countCodes(codes),
    toJudge: found.length,
    judged: done.length,
    open: found.length - done.length,
    confirmed: given('confirmed'),
    toCheck: given('to_check'),
    objections: given('objection'),
    kept: done.filter(({ kept }) => kept).length,
  };
}
