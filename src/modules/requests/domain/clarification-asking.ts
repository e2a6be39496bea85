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
  | 'revision.not-found';

/** What must be so of a row that is asked about without typing. */
const FITTING: Readonly<
  Partial<Record<ClarificationKind, { readonly state: State; readonly otherwise: AskingFault }>>
> = {
  reason_for_blank: { state: 'blank', otherwise: 'clarification.not-blank' },
  reason_for_na: { state: 'na_without_reason', otherwise: 'clarification.has-reason' },
};

/** What is wrong with the line itself, whatever it names; null = nothing. */
export function shapeFault({ kind, revisionId, question, productId, text }: AskedClarification): AskingFault | null {
  const isRow = revisionId !== undefined && question !== undefined && productId === undefined;
  const isProduct = productId !== undefined && revisionId === undefined && question === undefined;
  if (kind === 'free' ? !isProduct : !isRow) return 'clarification.about-what';
  return STANDARD_WORDS[kind] === undefined && text.trim() === '' ? 'clarification.text-missing' : null;
}

/** Why a row of a revision cannot be asked about so; null = it can. `revision` is undefined where the hospital may not read it. */
export function rowFault(
  { kind, question = '' }: Pick<AskedClarification, 'kind' | 'question'>,
  revision: AskableRevision | undefined,
): AskingFault | null {
  if (revision === undefined) return 'revision.not-found';
  if (!revision.stands) return 'clarification.revision-old';
  const state = revision.states.get(question);
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
