import { topicKey } from '../../templates/domain/topics.js';
import type { AnswerKind } from './answer-kinds.js';
import type { AnsweredForm } from './answered-form.js';
import { type ConditionalRow, proposeConditions } from './conditions.js';
import type { ProposedCondition, ProposedRow } from './form-proposal.js';
import type { OutlinedRow } from './outlined-rows.js';
import type { TopicFound } from './propose-topics.js';
import { remarkRule } from './remark-rule.js';
import { cellsOf, RowDoubts } from './row-doubts.js';

/** All that was found out about one row. */
interface Understood {
  readonly row: OutlinedRow;
  readonly found: TopicFound;
  readonly kind: AnswerKind;
  /** The keys that its answer may take. */
  readonly keys: readonly string[];
}

const HEADING: AnswerKind = { answerType: 'group', choices: [], words: [] };

/** The rows as they are proposed: with topic, kind of answer, condition, rule for remarks and doubts. */
export function proposedRows(
  rows: readonly OutlinedRow[],
  { kinds, vocabulary, layout }: AnsweredForm,
  topics: ReadonlyMap<string, TopicFound>,
  family: string | null,
): readonly ProposedRow[] {
  const words = vocabulary.map(({ key }) => key);
  const understood = rows.flatMap((row): Understood[] => {
    const found = topics.get(row.id);
    const kind = kinds.get(row.id) ?? HEADING;
    return found ? [{ row, found, kind, keys: keysOf(kind, words) }] : [];
  });
  const conditions = proposeConditions(understood.map((one) => conditionalRow(one, family)));
  const places = new Map(layout.tables.flatMap((table) => table.rows.map((place) => [place.question, place] as const)));
  const doubts = new RowDoubts(rows);
  return understood.map((one): ProposedRow => {
    const { row, found, kind, keys } = one;
    const remark = remarkRule(row.told.wording, keys, places.get(row.id), found.known?.question);
    return { ...placedRow(one, conditions), remark, doubts: doubts.of(row, kind) };
  });
}

function placedRow(
  { row, found, kind }: Understood,
  conditions: ReadonlyMap<string, ProposedCondition>,
): Omit<ProposedRow, 'remark' | 'doubts'> {
  const { id, sectionCode, told, number, parent } = row;
  return {
    id,
    section: sectionCode,
    sheet: told.region.view.sheet.name,
    row: told.row,
    cells: cellsOf(row),
    number,
    parent: parent?.id ?? null,
    prompt: told.wording,
    answerType: kind.answerType,
    choices: kind.choices,
    ...(found.scope && { scope: found.scope }),
    topic: found.topic,
    visibleWhen: conditions.get(id) ?? null,
  };
}

/** A condition is taken from a known form of the same family alone, and only where the row is surely the same. */
function conditionalRow(
  { row: { id, told, number, parent }, found, kind, keys }: Understood,
  family: string | null,
): ConditionalRow {
  const isSame = found.topic.sureness === 'exact' && found.known?.template.form === family;
  return {
    id,
    wording: told.wording,
    number,
    parent: parent?.id ?? null,
    answerType: kind.answerType,
    keys,
    topic: topicKey({ topic: found.topic.key, ...(found.scope && { scope: found.scope }) }),
    known: isSame ? found.known : undefined,
  };
}

/** The keys that an answer of this kind may take. */
function keysOf({ answerType, choices }: AnswerKind, words: readonly string[]): readonly string[] {
  if (answerType === 'yes_no_na') return words;
  if (answerType === 'yes_no') return words.filter((key) => key === 'yes' || key === 'no');
  return choices.map(({ key }) => key);
}
