import { expect } from '@jest/globals';
import { loadShippedTemplates } from '#modules/templates/shipped-templates.js';
import type { Grid } from '../../../kernel/grid.js';
import type { FormRow } from './blank-layouts.fixture.js';
import type { FormProposal } from './form-proposal.js';
import { learnForm } from './learn-form.js';
import { topicKey } from '../../templates/domain/topics.js';
import { releasedForm } from './released-form.js';

export const known = loadShippedTemplates();
export const naming = {
  id: 'learned',
  form: 'X',
  version: '1',
  title: '様式',
  publisher: '発行元',
  guideline: { name: 'ガイドライン', version: '7.0' },
  workbook: '0'.repeat(64),
};

/** What was learned, in the words of the lines above each layout. */
export function learned(proposal: FormProposal): string[] {
  const byId = new Map(proposal.rows.map((row) => [row.id, row]));
  const sections = new Map(proposal.sections.map(({ code, title }) => [code, title]));
  const SIGN = { exact: '=', likely: '~', none: '', person: '!' };
  return proposal.rows.map(({ number, parent, answerType, topic, scope, prompt, section }) => {
    const above = byId.get(parent ?? '');
    const about =
      topic.sureness === 'none' ? '' : SIGN[topic.sureness] + topicKey({ topic: topic.key, ...(scope && { scope }) });
    const cells = [number, above?.number ?? above?.prompt, answerType, about, prompt, sections.get(section)];
    return cells.join(' | ');
  });
}

/** The same of the rows that were to be learned. */
export const linesOf = (rows: readonly FormRow[]): string[] =>
  rows.map(({ number, parent, type, topic, wording, section }) =>
    [number, parent, type, topic, wording, section].join(' | '),
  );

/** Learns a blank form, which can be released as it is. */
export function learnBlank(grid: Grid): FormProposal {
  const proposal = learnForm(grid, known);
  expect(releasedForm(proposal, naming).faults).toEqual([]);
  expect(proposal.blank).toBe(true);
  return proposal;
}
