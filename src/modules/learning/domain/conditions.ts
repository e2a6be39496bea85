import type { AnswerType, Condition } from '../../templates/domain/template.js';
import { questionsOf } from '../../templates/domain/template.js';
import { topicKey } from '../../templates/domain/topics.js';
import { usualWord } from '../../workbooks/domain/marks.js';
import { foldCode, foldWording } from '../../../kernel/wording.js';
import type { ProposedCondition } from './form-proposal.js';
import type { KnownRow } from './known-rows.js';
import { because } from './reasons.js';

/** What of a row tells when it is asked. */
export interface ConditionalRow {
  readonly id: string;
  readonly wording: string;
  readonly number: string | null;
  readonly parent: string | null;
  readonly answerType: AnswerType;
  /** The keys that its answer may take. */
  readonly keys: readonly string[];
  readonly topic: string;
  /** The known row whose condition it may take. */
  readonly known: KnownRow | undefined;
}

const WORD = '[「『"（(]?(はい|いいえ|有り?|無し?|あり|なし|yes|no)[」』"）)]?';
/** 「はい」の場合, 1.1がはいの場合, 問3で「いいえ」と答えた場合. */
const JAPANESE = new RegExp(
  `(?:(?:設問|質問|項番|問)?\\s*([0-9０-９][0-9０-９.．\\-－]*)\\s*(?:が|で|に)?\\s*)?${WORD}\\s*(?:の|と(?:ご?回答|お?答え)[^、。]{0,6}|である|を選[^、。]{0,6})?\\s*(?:場合|とき|方)`,
  'iu',
);
/** If yes, …; If DOC-11 is no, … */
const ENGLISH = /^[(\s]*if\s+(?:(?:the answer to\s+)?([a-z]{0,6}-?[0-9][0-9.]*)\s+is\s+)?["']?(yes|no)\b/i;

/** Which rows are asked only after an answer to an earlier one: by their wording, as the known form has it, or as it has it for the rows beside. */
export function proposeConditions(rows: readonly ConditionalRow[]): ReadonlyMap<string, ProposedCondition> {
  const conditions = new Map<string, ProposedCondition>();
  const before = new Earlier();
  for (const row of rows) {
    const condition = bySaying(row, before) ?? byKnown(row, before) ?? bySiblings(row, before);
    if (condition) conditions.set(row.id, condition);
    before.add(row);
  }
  return conditions;
}

/** The rows above the one looked at. */
class Earlier {
  private readonly byId = new Map<string, ConditionalRow>();
  private readonly byTopic = new Map<string, ConditionalRow>();
  private readonly byNumber = new Map<string, ConditionalRow>();
  private last: ConditionalRow | undefined;

  add(row: ConditionalRow): void {
    this.byId.set(row.id, row);
    if (row.answerType === 'group') return;
    this.byTopic.set(row.topic, row);
    if (row.number !== null) this.byNumber.set(foldCode(row.number), row);
    this.last = row;
  }

  numbered(number: string): ConditionalRow | undefined {
    return this.byNumber.get(foldCode(number));
  }

  about(topic: string): ConditionalRow | undefined {
    return this.byTopic.get(topic);
  }

  /** The row above in the outline that is answered, headings passed over. */
  parentOf({ parent }: ConditionalRow): ConditionalRow | undefined {
    let above = parent === null ? undefined : this.byId.get(parent);
    for (let steps = 0; above?.answerType === 'group' && steps < this.byId.size; steps += 1)
      above = above.parent === null ? undefined : this.byId.get(above.parent);
    return above?.answerType === 'group' ? undefined : above;
  }

  previous(): ConditionalRow | undefined {
    return this.last;
  }
}

function conditionOn(
  row: ConditionalRow | undefined,
  keys: readonly string[],
  reason: ProposedCondition['because'],
): ProposedCondition | undefined {
  const possible = keys.filter((key) => row?.keys.includes(key) === true && key !== 'see_note');
  return row && possible.length > 0 ? { row: row.id, in: possible, because: reason } : undefined;
}

function bySaying(row: ConditionalRow, before: Earlier): ProposedCondition | undefined {
  const [, number, word] = JAPANESE.exec(row.wording) ?? ENGLISH.exec(row.wording) ?? [];
  const key = word === undefined ? undefined : usualWord(foldWording(word));
  if (key === undefined) return undefined;
  const named = number === undefined ? (before.parentOf(row) ?? before.previous()) : before.numbered(number);
  return conditionOn(named, [key], because('said_in_wording'));
}

function byKnown({ known }: ConditionalRow, before: Earlier): ProposedCondition | undefined {
  const condition = known?.question.visibleWhen;
  return known && condition ? asKnown(known, condition, before, 'known_condition') : undefined;
}

function asKnown(
  known: KnownRow,
  { question, in: keys }: Condition,
  before: Earlier,
  reason: 'known_condition' | 'known_siblings',
): ProposedCondition | undefined {
  const asked = questionsOf(known.template).find(({ code }) => code === question);
  return asked && conditionOn(before.about(topicKey(asked)), keys, because(reason, known));
}

/** A row that the known form has not, under one whose known rows all wait for the same answer. */
function bySiblings(row: ConditionalRow, before: Earlier): ProposedCondition | undefined {
  const above = before.parentOf(row);
  if (row.known || !above?.known) return undefined;
  const { template, question } = above.known;
  const below = questionsOf(template).filter(({ parent }) => parent === question.code);
  const [first] = below;
  const condition = first?.visibleWhen;
  const all = below.every(({ visibleWhen }) => visibleWhen?.question === question.code);
  return condition && all ? asKnown(above.known, condition, before, 'known_siblings') : undefined;
}
