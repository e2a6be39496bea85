import { topicKey } from '../../templates/domain/topics.js';
import type { Question } from '../../templates/domain/template.js';
import { foldCode, foldWording } from '../../../kernel/wording.js';
import type { ProposedTopic } from './form-proposal.js';
import type { KnownRow, KnownRows } from './known-rows.js';
import { ownTopic } from './own-topic.js';
import { because } from './reasons.js';

/** What of a row tells its topic. */
export interface AskedRow {
  readonly id: string;
  readonly wording: string;
  readonly section: string;
  readonly number: string | null;
  readonly isGroup: boolean;
  readonly parent: AskedRow | undefined;
}

/** The topic of a row with the known row it comes from. */
export interface TopicFound {
  readonly topic: ProposedTopic;
  readonly scope?: NonNullable<Question['scope']>;
  readonly known?: KnownRow;
}

interface Chance {
  readonly row: AskedRow;
  readonly known: KnownRow;
  /** The topic with the kind of equipment. */
  readonly key: string;
  readonly likeness: number;
  readonly score: number;
  readonly same: boolean;
}

/** Score from which a likeness is worth a person's look; two English texts share more pairs of letters by chance than two Japanese ones. */
const LIKELY = { japanese: 0.62, english: 0.75 } as const;
const ENGLISH = /^[\x20-\x7e]+$/;
/** A wording of this many letters is the same by no accident. */
const TELLING = 8;
const BONUS = { parent: 0.12, section: 0.06, number: 0.04, family: 0.05 } as const;

/**
 * The topic of each row against the known forms; no topic twice among the answered rows. Equal wordings come first, then the likest; a
 * row that nothing is like has a topic of its own.
 */
export function proposeTopics(
  rows: readonly AskedRow[],
  known: KnownRows,
  family: string | null,
): ReadonlyMap<string, TopicFound> {
  const taking = new Taking(known, family);
  for (const same of [true, false]) taking.take(rows, same);
  for (const row of rows) taking.leave(row);
  return taking.found;
}

class Taking {
  readonly found = new Map<string, TopicFound>();
  private readonly taken = new Set<string>();

  constructor(
    private readonly known: KnownRows,
    private readonly family: string | null,
  ) {}

  take(rows: readonly AskedRow[], same: boolean): void {
    const open = rows.filter(({ id }) => !this.found.has(id));
    const chances = open.flatMap((row) => (same ? this.sameAs(row) : this.likeTo(row)));
    const rivals = new Rivals(chances);
    for (const chance of chances.sort((one, other) => other.score - one.score)) this.accept(chance, rivals);
  }

  private accept({ row, known, key, likeness, same }: Chance, rivals: Rivals): void {
    if (this.found.has(row.id) || this.taken.has(key)) return;
    if (!row.isGroup) this.taken.add(key);
    const isExact = same && rivals.areNone(row, key) && this.leavesNoDoubt(row, known);
    const reason = same ? because('same_wording', known) : because('like_wording', known, likeness);
    this.found.set(row.id, topicFrom(row, known, isExact ? 'exact' : 'likely', reason));
  }

  /** Long enough to be the same by no accident, or standing where the known row stands; about equipment that is named. */
  private leavesNoDoubt(row: AskedRow, known: KnownRow): boolean {
    if (!saysScope(row, known)) return false;
    return foldWording(row.wording).length >= TELLING || this.placeBonus(row, known) >= BONUS.section;
  }

  private sameAs(row: AskedRow): Chance[] {
    const heading = row.parent?.isGroup === true ? row.parent.wording : '';
    const rows = [row.wording, ...(heading === '' ? [] : [heading + row.wording])].flatMap((text) =>
      this.known.same(text),
    );
    return this.fitting(row, rows).map((known) => ({
      row,
      known,
      key: keyOf(row, known),
      likeness: 1,
      same: true,
      score: 1 + this.bonus(row, known),
    }));
  }

  private likeTo(row: AskedRow): Chance[] {
    if (row.isGroup) return [];
    const chances = this.known.alike(row.wording).map(({ row: known, likeness }) => ({
      row,
      known,
      key: keyOf(row, known),
      likeness,
      same: false,
      score: likeness + this.bonus(row, known),
    }));
    const least = ENGLISH.test(row.wording) ? LIKELY.english : LIKELY.japanese;
    return chances.filter(({ known, score }) => score >= least && this.fitting(row, [known]).length > 0);
  }

  private fitting(row: AskedRow, rows: readonly KnownRow[]): KnownRow[] {
    return [...new Set(rows)].filter(({ question }) => (question.answerType === 'group') === row.isGroup);
  }

  private bonus(row: AskedRow, known: KnownRow): number {
    const { question, template } = known;
    const printed = question.officialCode ?? question.code;
    const sameNumber = row.number !== null && foldCode(row.number) === foldCode(printed);
    return (
      this.placeBonus(row, known) +
      (sameNumber ? BONUS.number : 0) +
      (template.form === this.family ? BONUS.family : 0) +
      newness(template.version)
    );
  }

  private placeBonus(row: AskedRow, known: KnownRow): number {
    const above = row.parent && this.found.get(row.parent.id);
    const sameParent = above?.known !== undefined && above.known.question.topic === known.parent?.topic;
    const sameSection = row.section !== '' && foldWording(row.section) === known.section;
    return (sameParent ? BONUS.parent : 0) + (sameSection ? BONUS.section : 0);
  }

  /** A question that no known form asks. */
  leave(row: AskedRow): void {
    if (this.found.has(row.id)) return;
    const heading = row.parent && foldWording(row.wording).length < TELLING ? row.parent.wording : '';
    const key = this.free(ownTopic(heading + row.wording));
    if (!row.isGroup) this.taken.add(key);
    this.found.set(row.id, { topic: { key, sureness: 'none', because: because('asked_nowhere') } });
  }

  private free(key: string): string {
    let name = key;
    for (let next = 2; this.taken.has(name); next += 1) name = `${key}_${String(next)}`;
    return name;
  }
}

function topicFrom(
  row: AskedRow,
  known: KnownRow,
  sureness: 'exact' | 'likely',
  reason: ProposedTopic['because'],
): TopicFound {
  const { question, template } = known;
  const scope = scopeOf(row, known);
  const from = { templateId: template.id, code: question.code };
  return { known, ...(scope && { scope }), topic: { key: question.topic, sureness, because: reason, from } };
}

/** What of one wording is asked about in more than one way, and what more than one row asks. */
class Rivals {
  private readonly topics = new Map<AskedRow, Set<string>>();
  private readonly rows = new Map<string, Set<AskedRow>>();

  constructor(chances: readonly Chance[]) {
    for (const { row, key } of chances) {
      this.topics.set(row, (this.topics.get(row) ?? new Set()).add(key));
      this.rows.set(key, (this.rows.get(key) ?? new Set()).add(row));
    }
  }

  areNone(row: AskedRow, key: string): boolean {
    return this.topics.get(row)?.size === 1 && this.rows.get(key)?.size === 1;
  }
}

function keyOf(row: AskedRow, known: KnownRow): string {
  const scope = scopeOf(row, known);
  return topicKey({ topic: known.question.topic, ...(scope && { scope }) });
}

/** Of two versions that ask the same the newer one is named; small enough to decide nothing else. */
function newness(version: string): number {
  const figure = Number(/\d+(?:\.\d+)?/.exec(version.normalize('NFKC'))?.[0] ?? 0);
  return Math.min(figure, 1e4) / 1e7;
}

const SCOPES: readonly (readonly [pattern: RegExp, scope: NonNullable<Question['scope']>])[] = [
  [/サーバ|server/i, 'server'],
  [/端末|ＰＣ|PC|パソコン|terminal|client/i, 'terminal'],
  [/ネットワーク機器|network/i, 'network'],
];

/** The kind of equipment a row asks about: where the known form tells kinds apart, the section says which. */
function scopeOf({ section }: AskedRow, { question }: KnownRow): Question['scope'] {
  return question.scope && (scopeIn(section) ?? question.scope);
}

const scopeIn = (section: string): Question['scope'] => SCOPES.find(([pattern]) => pattern.test(section))?.[1];

const saysScope = ({ section }: AskedRow, { question }: KnownRow): boolean =>
  question.scope === undefined || scopeIn(section) !== undefined;
