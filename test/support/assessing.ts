import type {
  AssessedRow,
  AssessmentHead,
  AssessmentView,
} from '../../src/modules/assessments/domain/assessment-view.js';
import type { TreatmentView } from '../../src/modules/assessments/domain/treatment-view.js';
import type { StartedDraft } from '../../src/modules/disclosures/domain/draft.js';
import type { Answer } from '../../src/modules/templates/domain/answer.js';
import type { Client } from './app.js';
import { made, type published } from './disclosing.js';

/** Something published, as `published` gives it. */
export type Published = Awaited<ReturnType<typeof published>>;

/** A day so many days from now. */
export const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** That this version of a row was read. */
export const at = (rowVersion: number): { readonly 'If-Match': string } => ({ 'If-Match': `"${rowVersion}"` });

/** The next revision of a disclosure, with other answers to some rows; its id. */
export async function corrected(
  { writer, approver }: { readonly writer: Client; readonly approver: Client },
  { disclosureId }: Published,
  but: Readonly<Record<string, Answer>>,
): Promise<string> {
  const draft = await made<StartedDraft>(writer.post(`/disclosures/${disclosureId}/drafts`, { from: 'current' }));
  const answers = Object.entries(but).map(([code, answer]) => {
    return { code, answer, rowVersion: draft.answers.find((row) => row.code === code)?.rowVersion ?? 0 };
  });
  await made(writer.post(`/drafts/${draft.id}/answers`, { answers }));
  await made(writer.post(`/drafts/${draft.id}/moves`, { move: 'submit' }));
  const moved = await made<{ revisionId: string }>(approver.post(`/drafts/${draft.id}/moves`, { move: 'publish' }));
  return moved.revisionId;
}

export const rowsOf = ({ sections }: AssessmentView): readonly AssessedRow[] => sections.flatMap(({ rows }) => rows);

export const assess = (by: Client, revisionId: string) => by.post(`/revisions/${revisionId}/assessments`);

export const judge = (by: Client, { id, rowVersion }: AssessmentHead, judgements: readonly object[]) =>
  by.put(`/assessments/${id}/judgements`, { judgements }, at(rowVersion));

export const move = (by: Client, { id, rowVersion }: AssessmentHead, body: object) =>
  by.post(`/assessments/${id}/moves`, body, at(rowVersion));

/** An assessment that is done: everything confirmed, but for an objection to row 2. */
export async function accepted(by: Client, revisionId: string, note = '一覧が必要'): Promise<AssessmentHead> {
  const begun = await made<AssessmentView>(assess(by, revisionId));
  const objection = { question: '2', verdict: 'objection', note };
  const others = rowsOf(begun).filter(({ toJudge, question }) => toJudge && question !== '2');
  const said = [objection, ...others.map(({ question }) => ({ question, verdict: 'confirmed' }))];
  return made<AssessmentHead>(move(by, await made<AssessmentHead>(judge(by, begun, said)), { move: 'complete' }));
}

const WISH = {
  question: '2',
  kind: 'accept',
  reason: '改版まで受け入れる',
  reviewOn: day(30),
  measure: '院内台帳で把握',
  note: '委員会で審議',
};

/** Row 2 accepted for a month, where nothing else is wished. */
export const treat = (
  by: Client,
  { productId, revisionId }: Pick<Published, 'productId' | 'revisionId'>,
  wish: object = {},
) => by.post(`/products/${productId}/treatments`, { ...WISH, revisionId, ...wish });

export const say = (by: Client, { id, rowVersion }: TreatmentView, decision: string, text = '') =>
  by.post(`/treatments/${id}/agreement`, { decision, text }, at(rowVersion));
