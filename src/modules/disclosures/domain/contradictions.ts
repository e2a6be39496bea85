import type { Answers } from '../../templates/domain/answer.js';
import type { Question, Template } from '../../templates/domain/template.js';
import { topicKey } from '../../templates/domain/topics.js';
import { type Doubt, type FormCase, formCase, type Row } from './form-case.js';
import { printedCode } from './printed-code.js';

/** Another form of the same product. */
export interface OtherForm {
  readonly template: Template;
  readonly answers: Answers;
}

/** はい under an いいえ or 対象外, where the form asks the row all the same (an answer that is not asked has its own finding). */
export function yesUnderNo(form: FormCase): readonly Doubt[] {
  return form.rows.filter(saysYes).flatMap(({ question }) => {
    const above = rowAbove(form, question);
    if (above === undefined || (above.value !== 'no' && above.value !== 'na')) return [];
    if (question.visibleWhen?.question === above.question.code) return [];
    return [
      {
        kind: 'child_yes_under_parent_no',
        question,
        facts: { other: printedCode(above.question), words: above.value },
      },
    ];
  });
}

/** はい although each of the two or more rows that it leads to says いいえ. */
export function yesWithoutChild(form: FormCase): readonly Doubt[] {
  return form.rows.filter(saysYes).flatMap(({ question }) => {
    const below = form.rows.filter((row) => row.state !== 'group' && isLedToByYes(row.question, question.code));
    if (below.length < 2 || below.some((row) => row.value !== 'no')) return [];
    return [
      {
        kind: 'parent_without_child',
        question,
        facts: { other: below.map((row) => printedCode(row.question)).join(', ') },
      },
    ];
  });
}

const SBOM_DETAILS = ['sbom.standard', 'sbom.component', 'sbom.supplier', 'sbom.version', 'sbom.extra'];

/** "No SBOM", but its contents are described or a component list is there. */
export function describedSbom(form: FormCase, componentList: boolean): readonly Doubt[] {
  const sbom = form.onTopic('sbom.available');
  if (sbom?.value !== 'no') return [];
  const described = SBOM_DETAILS.map((topic) => form.onTopic(topic)).filter((row) => row?.value === 'yes');
  if (described.length === 0 && !componentList) return [];
  const other = described.flatMap((row) => (row === undefined ? [] : [printedCode(row.question)])).join(', ');
  return [{ kind: 'sbom_described_but_no', question: sbom.question, facts: other === '' ? {} : { other } }];
}

/** The yearly check list says はい where MDS or SDS of the same product says いいえ; found from either side. */
export function againstOtherForms(form: FormCase, others: readonly OtherForm[]): readonly Doubt[] {
  return others.flatMap((other) => {
    const checkListHere = form.template.form === 'CHECKLIST_VENDOR';
    const disclosure = checkListHere ? other.template : form.template;
    if (!checkListHere && other.template.form !== 'CHECKLIST_VENDOR') return [];
    if (disclosure.form !== 'MDS' && disclosure.form !== 'SDS') return [];
    const there = formCase(other.template, other.answers);
    const [checkList, disclosed] = checkListHere ? [form, there] : [there, form];
    return form.rows.flatMap(({ question, state }): readonly Doubt[] => {
      const topic = topicKey(question);
      if (state === 'group' || !disagree(checkList.onTopic(topic), disclosed.onTopic(topic), disclosed)) return [];
      const code = printedCode(there.onTopic(topic)?.question ?? question);
      return [
        {
          kind: 'checklist_against_sds',
          question,
          facts: { other: `${other.template.form} ${other.template.version} ${code}` },
        },
      ];
    });
  });
}

/** A check list may say はい to two factors that are only planned: the plan is a row of its own in MDS and SDS. */
function disagree(checked: Row | undefined, disclosed: Row | undefined, disclosure: FormCase): boolean {
  if (checked?.value !== 'yes' || disclosed?.value !== 'no' || disclosed.state === 'not_asked') return false;
  return disclosed.question.topic !== 'auth.two_factor' || disclosure.onTopic('auth.two_factor_plan')?.value !== 'yes';
}

/** Two factors may be planned, but by a day (7.0 annex of the guideline). */
export function undatedTwoFactorPlan(form: FormCase): readonly Doubt[] {
  const plan = form.onTopic('auth.two_factor_plan');
  if (plan === undefined || !saysYes(plan) || plan.answer.plannedOn !== undefined) return [];
  if (form.onTopic('auth.two_factor')?.value === 'yes') return [];
  return [{ kind: 'two_factor_plan_without_date', question: plan.question }];
}

/** Last day of 令和9年度: until then a plan counts (check list 令和7年度; guideline since 5.1). */
const TWO_FACTOR_DUE = '2028-03-31';

/** Two factors are promised for a day on which the guideline no longer accepts a plan. */
export function lateTwoFactorPlan(form: FormCase): readonly Doubt[] {
  return ['auth.two_factor_plan', 'auth.two_factor'].flatMap((topic): readonly Doubt[] => {
    const row = form.onTopic(topic);
    if (row === undefined || row.state === 'not_asked') return [];
    const { plannedOn, targetOn, second } = row.answer;
    const late = [plannedOn, second?.targetOn ?? targetOn].find((day) => day !== undefined && day > TWO_FACTOR_DUE);
    return late === undefined
      ? []
      : [{ kind: 'two_factor_plan_late', question: row.question, facts: { on: late, other: TWO_FACTOR_DUE } }];
  });
}

/** Whether the form asks a row and it says はい, also planned, conditional or unconfirmed. */
function saysYes({ value, state }: Row): boolean {
  return value === 'yes' && state !== 'not_asked' && state !== 'group';
}

/** The answered row under which a row stands; headings between them are passed over. */
function rowAbove(form: FormCase, { parent }: Question): Row | undefined {
  const row = parent === undefined ? undefined : form.row(parent);
  return row?.state === 'group' ? rowAbove(form, row.question) : row;
}

function isLedToByYes({ visibleWhen }: Question, code: string): boolean {
  return visibleWhen?.question === code && visibleWhen.in.includes('yes');
}
