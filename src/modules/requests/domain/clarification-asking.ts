import type { State } from '../../disclosures/domain/state.js';
import { questionsOf, type Template } from '../../templates/domain/template.js';
import { topicKey } from '../../templates/domain/topics.js';
import { type ClarificationKind, STANDARD_WORDS } from './clarification.js';

/** One line of a batch: a row of a revision, or (`free`) a product. */
export interface AskedClarification {
  readonly kind: ClarificationKind;
  readonly revisionId?: string | undefined;
  /** The row's stable name. */
  readonly question?: string | undefined;
  readonly productId?: string | undefined;
  /** The hospital's own words; may be empty where the kind has standard ones. */
  readonly text: string;
}

/** A revision that rows are asked about, as the hospital sees it. */
export interface AskableRevision {
  readonly productId: string;
  /** Whether it is what the vendor stands by, or has run out since; not withdrawn, not superseded. */
  readonly stands: boolean;
  readonly template: Template;
  readonly states: ReadonlyMap<string, State>;
}

/** Why a line cannot be asked; codes of refusals. */
export type AskingFault =
  | 'clarification.about-what'
  | 'clarification.text-missing'
  | 'clarification.revision-old'
  | 'clarification.no-such-question'
  | 'clarification.not-blank'
  | 'clarification.has-reason'
  | 'clarification.asked-already'
  | 'clarification.twice'
  | 'product.not-found'
  | 'revision.not-found';

/** What a batch is asked in view of: what the hospital may read, and what it asks already. */
export interface AskingSurroundings {
  readonly revisions: ReadonlyMap<string, AskableRevision>;
  readonly productIds: ReadonlySet<string>;
  /** Keys, as `sameKey` makes them, of what is neither closed nor withdrawn. */
  readonly standing: ReadonlySet<string>;
}

/** A line as it will be asked, or why not. */
export interface PlannedQuestion {
  readonly asked: AskedClarification;
  readonly topic: string | null;
  readonly fault: AskingFault | null;
}

/** What must be so of a row that is asked about without typing. */
const FITTING: Readonly<
  Partial<Record<ClarificationKind, { readonly state: State; readonly otherwise: AskingFault }>>
> = {
  reason_for_blank: { state: 'blank', otherwise: 'clarification.not-blank' },
  reason_for_na: { state: 'na_without_reason', otherwise: 'clarification.has-reason' },
};

/** What is wrong with the line itself, whatever it names; null = nothing. */
export function shapeFault(line: AskedClarification): AskingFault | null {
  const named = PLACES.filter((place) => line[place] !== undefined).join();
  if (named !== (line.kind === 'free' ? 'productId' : 'revisionId,question')) return 'clarification.about-what';
  return STANDARD_WORDS[line.kind] === undefined && line.text.trim() === '' ? 'clarification.text-missing' : null;
}

const PLACES = ['revisionId', 'question', 'productId'] as const;

/** Why nothing of a revision can be asked about; null = it can. `revision` is undefined where the hospital may not read it. */
export function revisionFault(revision: AskableRevision | undefined): AskingFault | null {
  if (revision === undefined) return 'revision.not-found';
  return revision.stands ? null : 'clarification.revision-old';
}

/** Why a row of a revision cannot be asked about so; null = it can. `revision` is undefined where the hospital may not read it. */
export function rowFault(
  { kind, question = '' }: Pick<AskedClarification, 'kind' | 'question'>,
  revision: AskableRevision | undefined,
): AskingFault | null {
  const unfit = revisionFault(revision);
  if (unfit !== null) return unfit;
  const state = revision?.states.get(question);
  if (state === undefined || state === 'group') return 'clarification.no-such-question';
  const fitting = FITTING[kind];
  return fitting === undefined || fitting.state === state ? null : fitting.otherwise;
}

/** The rows of a revision whose reason for being blank can be asked, in printed order. */
export function blankRows({ template, states }: Pick<AskableRevision, 'template' | 'states'>): readonly string[] {
  return questionsOf(template).flatMap(({ code }) => (states.get(code) === 'blank' ? [code] : []));
}

/** What a row is about in every version of its form; undefined where the form does not ask it. */
export function topicOf(template: Template, question: string): string | undefined {
  const found = questionsOf(template).find(({ code }) => code === question);
  return found && topicKey(found);
}

/** What makes two questions of a hospital the same: the row in every version of its form, or the words of a free question. */
export function sameKey(
  productId: string,
  about: { readonly form: string | null; readonly topic: string | null; readonly text: string },
): string {
  const { form, topic, text } = about;
  return JSON.stringify(topic === null ? [productId, text.trim()] : [productId, form, topic]);
}

/** Each line of a batch, in its order, with the first thing that is wrong with it. */
export function planBatch(
  items: readonly AskedClarification[],
  around: AskingSurroundings,
): readonly PlannedQuestion[] {
  const seen = new Set<string>();
  return items.map((asked) => {
    const { topic, key } = keyOf(asked, around);
    const fault = shapeFault(asked) ?? placeFault(asked, around) ?? repeatFault(key, around.standing, seen);
    seen.add(key);
    return { asked, topic, fault };
  });
}

/** The blanks of a revision that are not asked about yet, nor in the same call. */
export function planBlanks(
  revisionId: string,
  revision: AskableRevision,
  items: readonly AskedClarification[],
  around: AskingSurroundings,
): readonly PlannedQuestion[] {
  const taken = new Set([...around.standing, ...items.map((item) => keyOf(item, around).key)]);
  return blankRows(revision).flatMap((question) => {
    const asked = { kind: 'reason_for_blank', revisionId, question, text: '' } as const;
    const { topic, key } = keyOf(asked, around);
    return taken.has(key) ? [] : [{ asked, topic, fault: null }];
  });
}

function placeFault(asked: AskedClarification, { revisions, productIds }: AskingSurroundings): AskingFault | null {
  const { kind, productId = '', revisionId = '' } = asked;
  if (kind !== 'free') return rowFault(asked, revisions.get(revisionId));
  return productIds.has(productId) ? null : 'product.not-found';
}

function repeatFault(key: string, standing: ReadonlySet<string>, seen: ReadonlySet<string>): AskingFault | null {
  if (standing.has(key)) return 'clarification.asked-already';
  return seen.has(key) ? 'clarification.twice' : null;
}

function keyOf(
  { revisionId = '', question = '', productId = '', text }: AskedClarification,
  { revisions }: AskingSurroundings,
): { readonly topic: string | null; readonly key: string } {
  const revision = revisions.get(revisionId);
  if (revision === undefined) return { topic: null, key: sameKey(productId, { form: null, topic: null, text }) };
  const topic = topicOf(revision.template, question) ?? null;
  return { topic, key: sameKey(revision.productId, { form: revision.template.form, topic, text }) };
}
