import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RuleViolation } from '../../../kernel/rule-violation.js';
import { changeProposal } from './change-proposal.js';
import type { FormChange, FormUnderReview } from './form-change.js';
import type { FormProposal } from './form-proposal.js';
import { leadsTo } from './leads-to.js';
import { placeOf } from './row-places.js';
import { KNOWN_TOPICS, SMALL_REVIEW } from './small-proposal.fixture.js';

const ids = fc.constantFrom('r1', 'r1.1', 'r1.2', 'r2', 'r2.1', 'r2.2', 'new1', 'new2', 'r9');
const idOrNull = fc.option(ids, { freq: 3 });
const section = fc.constantFrom('s1', 's2', 's3');
const text = fc.constantFrom('甲', '乙', '丙');
const sheetRow = fc.integer({ min: 1, max: 14 });
const visibleWhen = fc.option(fc.record({ row: ids, in: fc.constant(['yes']) }));

const anyChange: fc.Arbitrary<FormChange> = fc.oneof(
  fc.record({ name: fc.record({ version: text }) }),
  fc.record({
    setRow: fc.record(
      {
        row: ids,
        number: fc.option(text),
        prompt: text,
        parent: idOrNull,
        section,
        visibleWhen,
        answerType: fc.constantFrom('yes_no_na' as const, 'text' as const, 'group' as const),
      },
      { requiredKeys: ['row'] },
    ),
  }),
  fc.record({ moveRow: fc.record({ row: ids, after: idOrNull }) }),
  fc.record({
    splitRow: fc.record({ row: ids, prompts: fc.tuple(text, text), sheetRow }, { requiredKeys: ['row', 'prompts'] }),
  }),
  fc.record({ joinRows: fc.record({ rows: fc.array(ids, { maxLength: 3 }) }) }),
  fc.record({ removeRow: fc.record({ row: ids }) }),
  fc.record({ addRow: fc.record({ after: idOrNull, like: ids, sheetRow, prompt: text }) }),
  fc.record({ addSection: fc.record({ section, title: text, after: fc.option(section) }) }),
  fc.record({ removeSection: fc.record({ section, into: section }, { requiredKeys: ['section'] }) }),
  fc.record({ removeField: fc.constant({ field: 'provider' }) }),
);

/** The form after those of the changes that can be, each with how many rows it adds. */
function walked(
  changes: readonly FormChange[],
  check: (before: FormProposal, change: FormChange, after: FormProposal) => void,
): FormUnderReview {
  return changes.reduce((form, change) => {
    const next = tried(form, change);
    if (next) check(form.proposal, change, next.proposal);
    return next ?? form;
  }, SMALL_REVIEW);
}

function tried(form: FormUnderReview, change: FormChange): FormUnderReview | undefined {
  try {
    return changeProposal(form, [change], KNOWN_TOPICS);
  } catch (error) {
    expect(error).toBeInstanceOf(RuleViolation);
    expect((error as RuleViolation).code).toMatch(/^form-change\./);
    expect(String((error as RuleViolation).facts['pointer'])).toMatch(/^\/changes\/0(\/|$)/);
    return undefined;
  }
}

const added = ({ splitRow, addRow, removeRow, joinRows }: FormChange): number => {
  if (splitRow || addRow) return 1;
  if (removeRow) return -1;
  return joinRows ? 1 - new Set(joinRows.rows).size : 0;
};

const RUNS = { numRuns: 400, seed: 17 };
const manyChanges = fc.array(anyChange, { maxLength: 25 });

describe('whatever a person does to a form', () => {
  it('no row is lost or doubled but by an act that says so', () => {
    fc.assert(
      fc.property(manyChanges, (changes) => {
        walked(changes, (before, change, { rows }) => {
          expect(rows.length).toBe(before.rows.length + added(change));
          expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
        });
      }),
      RUNS,
    );
  });

  it('the layout names each row once at most, and only rows that there are; a row without a place says so', () => {
    fc.assert(
      fc.property(manyChanges, (changes) => {
        const { rows, layout, header } = walked(changes, () => undefined).proposal;
        const placed = layout.tables.flatMap((table) => table.rows.map(({ question }) => question));
        expect(new Set(placed).size).toBe(placed.length);
        expect(placed.filter((id) => !rows.some((row) => row.id === id))).toEqual([]);
        for (const { id, answerType, doubts } of rows) {
          const isPlaced = answerType === 'group' || placeOf(layout, id)?.place.answer !== undefined;
          expect(doubts.some(({ kind }) => kind === 'no_answer_cell')).toBe(!isPlaced);
        }
        expect(layout.header.map(({ key }) => key)).toEqual(header.map(({ key }) => key));
      }),
      RUNS,
    );
  });

  it('every row stands in a section, below and behind rows that there are, and never in a circle', () => {
    fc.assert(
      fc.property(manyChanges, (changes) => {
        const { rows, sections } = walked(changes, () => undefined).proposal;
        const byId = new Map(rows.map((row) => [row.id, row]));
        for (const { id, parent, visibleWhen, section: code } of rows) {
          expect(sections.some((one) => one.code === code)).toBe(true);
          expect(parent === null || byId.has(parent)).toBe(true);
          expect(visibleWhen === null || byId.has(visibleWhen.row)).toBe(true);
          expect(leadsTo(id, parent, (one) => byId.get(one)?.parent)).toBe(false);
          expect(leadsTo(id, visibleWhen?.row ?? null, (one) => byId.get(one)?.visibleWhen?.row)).toBe(false);
        }
      }),
      RUNS,
    );
  });

  it('setting and moving a row is undone by setting and moving it back', () => {
    fc.assert(
      fc.property(manyChanges, anyChange, (changes, last) => {
        const before = walked(changes, () => undefined);
        const undone = undoneRow(before, last);
        if (undone) expect(plain(undone)).toEqual(plain(before));
      }),
      RUNS,
    );
  });

  it('takes a list of changes wholly or not at all', () => {
    fc.assert(
      fc.property(manyChanges, (changes) => {
        const frozen = structuredClone(SMALL_REVIEW);
        const alone = changes.filter((_, at) => tried(SMALL_REVIEW, changes[at]!) !== undefined);
        try {
          changeProposal(SMALL_REVIEW, alone, KNOWN_TOPICS);
        } catch {
          // A change that can be alone may not follow another one.
        }
        expect(SMALL_REVIEW).toEqual(frozen);
      }),
      RUNS,
    );
  });
});

/** The form with a row set or moved, and back again; undefined for another change, and one that cannot be. */
function undoneRow(before: FormUnderReview, last: FormChange): FormUnderReview | undefined {
  const { row = '' } = { ...last.setRow, ...last.moveRow };
  const at = before.proposal.rows.findIndex(({ id }) => id === row);
  const after = tried(before, last);
  const old = before.proposal.rows[at];
  if (!old || !after) return undefined;
  const { number, prompt, parent, section: code, answerType, visibleWhen: condition } = old;
  const setRow = { row, number, prompt, parent, answerType, visibleWhen: condition };
  const moveRow = { row, after: before.proposal.rows[at - 1]?.id ?? null, section: code };
  return changeProposal(after, [{ setRow }, { moveRow }], KNOWN_TOPICS);
}

/** Without the reasons of conditions, which say that a person set them anew, and with the places of each sheet as a set. */
function plain({ naming, proposal }: FormUnderReview): unknown {
  const rows = proposal.rows.map((row) => ({
    ...row,
    visibleWhen: row.visibleWhen && { ...row.visibleWhen, because: '' },
  }));
  return { naming, rows, places: new Set(proposal.layout.tables.flatMap((table) => table.rows)) };
}
