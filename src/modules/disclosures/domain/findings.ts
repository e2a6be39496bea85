import type { Finding } from '../../../kernel/finding.js';
import type { Answers } from '../../templates/domain/answer.js';
import { isSameVersion } from '../../templates/domain/stepping-back.js';
import { questionsOf, type Template } from '../../templates/domain/template.js';
import {
  againstOtherForms,
  describedSbom,
  lateTwoFactorPlan,
  type OtherForm,
  undatedTwoFactorPlan,
  yesUnderNo,
  yesWithoutChild,
} from './contradictions.js';
import type { AnswerPlace } from './draft.js';
import { findingMessage } from './finding-messages.js';
import { newerForm } from './form-age.js';
import { type Doubt, formCase } from './form-case.js';
import { headerDoubts, type Registered } from './header-doubts.js';
import type { AnswerFindingKind, DisclosurePolicy } from './policy.js';
import { printedCode } from './printed-code.js';
import { rowDoubts } from './row-doubts.js';

/** A finding on a form's answers, weighed by the installation's policy. `question` is the row's stable name, `code` what is printed. */
export interface AnswerFinding extends Finding {
  readonly kind: AnswerFindingKind;
  readonly question?: string;
  readonly level: 'stop' | 'warn';
}

/** What the rules need beside the form and its answers. */
export interface FindingsContext {
  /** Today in Asia/Tokyo, YYYY-MM-DD. */
  readonly today: string;
  /** Head of the form by field key; left out, it is not looked at. */
  readonly header?: Readonly<Record<string, string>>;
  /** What is registered, to tell a head that speaks of something else. */
  readonly registered?: Registered;
  /** Answers of the same product on its other forms. */
  readonly otherForms?: readonly OtherForm[];
  /** The forms this installation knows, to tell an older one. */
  readonly knownForms?: readonly Template[];
  /** Whether a component list (SBOM) of the product is at hand. */
  readonly componentList?: boolean;
  /** Where the rows stood in the workbook they were read from, by question. */
  readonly cells?: ReadonlyMap<string, AnswerPlace>;
}

/** All that is wrong or doubtful: first what concerns the form as a whole, then row by row in printed order. */
export function findings(
  template: Template,
  answers: Answers,
  policy: DisclosurePolicy,
  context: FindingsContext,
): readonly AnswerFinding[] {
  const form = formCase(template, answers);
  const doubts = [
    ...formDoubts(template, context),
    ...form.rows.flatMap((row) => rowDoubts(row, template, context.today)),
    ...yesUnderNo(form),
    ...yesWithoutChild(form),
    ...describedSbom(form, context.componentList ?? false),
    ...againstOtherForms(form, context.otherForms ?? []),
    ...undatedTwoFactorPlan(form),
    ...lateTwoFactorPlan(form),
  ];
  const position = new Map(questionsOf(template).map(({ code }, index) => [code, index]));
  const place = ({ question }: Doubt): number => (question === undefined ? -1 : (position.get(question.code) ?? -1));
  return doubts.sort((one, other) => place(one) - place(other)).flatMap((doubt) => weighed(doubt, policy, context));
}

function formDoubts(template: Template, { header, registered, knownForms = [] }: FindingsContext): readonly Doubt[] {
  return [
    ...olderForm(template, newerForm(template, knownForms)),
    ...(header === undefined ? [] : headerDoubts(template, header, registered)),
  ];
}

/** An older version, or Kaiji's own numbers where the official form of the version is known. */
function olderForm(template: Template, newer: Template | undefined): readonly Doubt[] {
  if (newer === undefined) return [];
  const other = `${newer.form} ${newer.version}`;
  const words = isSameVersion(template, newer) ? newer.official?.publisher : undefined;
  return [{ kind: 'older_form', facts: { other, ...(words !== undefined && { words }) } }];
}

function weighed(
  { kind, question, facts }: Doubt,
  policy: DisclosurePolicy,
  { cells }: FindingsContext,
): readonly AnswerFinding[] {
  const level = policy.levels[kind];
  if (level === 'off') return [];
  const finding = { kind, level, message: findingMessage(kind, facts) };
  if (question === undefined) return [finding];
  return [
    { ...finding, question: question.code, code: printedCode(question), ...placeOf(kind, cells?.get(question.code)) },
  ];
}

/** What else than the answer itself a finding is about; of days the import tells no cell apart. */
const ABOUT: Readonly<Partial<Record<AnswerFindingKind, 'remark' | 'cells'>>> = {
  remark_missing: 'remark',
  remark_number_without_text: 'remark',
  reason_missing: 'remark',
  target_missing: 'cells',
  target_outside_year: 'cells',
  planned_date_passed: 'cells',
};

/** The cells to correct; the whole row where they are not known. */
function placeOf(kind: AnswerFindingKind, place: AnswerPlace | undefined): Pick<AnswerFinding, 'sheet' | 'cells'> {
  if (place === undefined) return {};
  const concerned = place[ABOUT[kind] ?? 'answer'] ?? [];
  return { sheet: place.sheet, cells: concerned.length > 0 ? concerned : place.cells };
}
