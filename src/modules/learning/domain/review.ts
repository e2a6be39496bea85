import type { FormUnderReview } from './form-change.js';
import type { FormProposal, ProposedRow, ProposedTopic } from './form-proposal.js';
import { type ReleaseFault, releaseFaults } from './release-faults.js';
import { releasedForm } from './released-form.js';
import { answerCells } from './row-places.js';

/** A row under review, with the cells that take its answer. */
export interface ReviewedRow extends ProposedRow {
  /** A1 names on the row's sheet; empty where the workbook has no place for the answer. */
  readonly answerCells: readonly string[];
}

/** How much of a form is sure, and how much a person should still look at. */
export interface ReviewCounts {
  readonly rows: number;
  /** Rows that take an answer. */
  readonly questions: number;
  /** Of the questions, how sure what they ask about is. */
  readonly topics: Readonly<Record<ProposedTopic['sureness'], number>>;
  readonly doubts: number;
  readonly faults: number;
}

/** All that a person who reviews a form looks at. */
export interface Review
  extends
    Omit<FormUnderReview, 'proposal'>,
    Omit<FormProposal, 'rows' | 'layout' | 'form' | 'version' | 'title' | 'guideline' | 'beside'> {
  readonly rows: readonly ReviewedRow[];
  /** What stops the release. */
  readonly faults: readonly ReleaseFault[];
  readonly counts: ReviewCounts;
}

/**
 * A form under review as a person reads it: every row with its cells, its topic with the reason, what is doubtful and what stops the release.
 * `before` = `releasedBefore`.
 */
export function reviewOf(form: FormUnderReview, before: readonly string[] = []): Review {
  const { naming, proposal } = form;
  const { vocabulary, header, rounds, dates, sections, rows, layout, blank, doubts } = proposal;
  const faults = faultsOf(form, before);
  return {
    naming,
    vocabulary,
    header,
    rounds,
    dates,
    sections,
    rows: withAnswerCells(rows, layout),
    blank,
    doubts,
    faults,
    counts: countsOf(proposal, faults.length),
  };
}

/** What stops the release of a form under review; `before` = `releasedBefore`. */
export function faultsOf(form: FormUnderReview, before: readonly string[] = []): readonly ReleaseFault[] {
  return releaseFaults(form, releasedForm(form.proposal, { ...form.naming, id: '', workbook: '' }).faults, before);
}

function withAnswerCells(rows: FormProposal['rows'], layout: FormProposal['layout']): readonly ReviewedRow[] {
  const cells = answerCells(layout);
  return rows.map((row) => ({ ...row, answerCells: cells.get(row.id) ?? [] }));
}

function countsOf({ rows, doubts }: FormProposal, faults: number): ReviewCounts {
  const questions = rows.filter(({ answerType }) => answerType !== 'group');
  const count = (wanted: ProposedTopic['sureness']): number =>
    questions.filter(({ topic }) => topic.sureness === wanted).length;
  return {
    rows: rows.length,
    questions: questions.length,
    topics: { exact: count('exact'), likely: count('likely'), none: count('none'), person: count('person') },
    doubts: rows.reduce((sum, row) => sum + row.doubts.length, doubts.length),
    faults,
  };
}
