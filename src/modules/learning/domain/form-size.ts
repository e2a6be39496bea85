import type { FormProposal } from './form-proposal.js';

/**
 * Letters that a form may have, with all its choices and places: several times what two thousand rows need. Whoever is signed in is sent a
 * released form, and each workbook is compared with it.
 */
export const MOST_LETTERS = 10_000_000;

/** Letters of a form as it is kept. A list of words counts with every row that offers it. */
export function lettersOf(proposal: FormProposal): number {
  return JSON.stringify(proposal).length;
}
