import type { Answer, AnswerValue } from '../../templates/domain/answer.js';
import type { ItemNote } from '../../templates/domain/profile.js';
import { said, smallForm } from '../../templates/domain/small-form.fixture.js';
import type { Question, Template } from '../../templates/domain/template.js';
import { judgeProfile, type ProfileJudgement, type RowTreatment } from './judge-profile.js';
import type { JudgedProfile } from './judged-profile.js';
import { YES_OR_NA } from './pass-rule.fixture.js';
import { wantedCodes, wantedTopics } from './wanted-rows.js';

export const DAYS = { today: '2026-11-20', renewalOn: null };
/** A row of a form, by its code. */
export const row = (code: string, more: Partial<Question> = {}): Partial<Question> & { code: string } => ({
  code,
  ...more,
});
/** A form in one version. */
export const version = (id: string, number: string, rows: Parameters<typeof smallForm>[0], form = 'SDS'): Template =>
  smallForm(rows, { id, form, version: number });

export const NEWER = version('sds-5', '5.0', [row('1'), row('2'), row('3', { topic: 'new.topic' })]);
/** Two of the rows of `NEWER`. */
export const OLDER = version('sds-4', '4.0', [row('a', { topic: 'topic.1' }), row('b', { topic: 'topic.2' })]);
export const MDS = version('mds-5', '5.0', [row('m1', { topic: 'topic.1' }), row('m9', { topic: 'topic.9' })], 'MDS');
const ALL = [OLDER, NEWER, MDS];

type Given = Readonly<Record<string, AnswerValue | Answer>>;
interface Asked {
  readonly codes?: readonly string[];
  readonly topics?: readonly string[];
  readonly forms?: readonly string[];
  readonly itemNotes?: readonly ItemNote[];
  readonly complete?: boolean;
}

function profile({
  codes,
  topics = [],
  forms = ['MDS', 'SDS'],
  itemNotes = [],
  complete = true,
}: Asked): JudgedProfile {
  const wanted = codes ? wantedCodes(codes, NEWER) : wantedTopics(topics, forms, ALL);
  return { passRule: YES_OR_NA, wanted, itemNotes, complete };
}

/** Judges a product that published these forms by a profile. */
export function judge(
  asked: Asked,
  published: readonly (readonly [Template, Given])[],
  { treatments = [], onRequest = [] }: { treatments?: readonly RowTreatment[]; onRequest?: readonly string[] } = {},
): ProfileJudgement {
  const forms = published.map(([template, given]) => ({
    revisionId: `r-${template.id}`,
    template,
    answers: said(given),
  }));
  return judgeProfile(profile(asked), { published: forms, onRequest }, treatments, DAYS);
}

/** Number, judgement and rule of each row. */
export const lines = ({ rows }: ProfileJudgement): string[] =>
  rows.map(({ code, judgement, rule }) => `${code} ${judgement} ${rule}`);
