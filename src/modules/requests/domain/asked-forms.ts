import { isOlderForm } from '../../disclosures/domain/form-age.js';
import type { Template } from '../../templates/domain/template.js';
import type { AskedForm, SubmittedForm } from './request.js';

/** The forms that this installation knows, by id; only what tells versions apart is looked at. */
export type KnownForms = ReadonlyMap<string, Pick<Template, 'form' | 'version'>>;

/** What a product has published on one form and stands by. */
export interface Published extends SubmittedForm {
  /** The last day on which it counts. */
  readonly validUntil: string;
}

/** `missing`: nothing published; `older`: only an older version, and that does not do; `expired`: past its last day. */
export type FormState = 'missing' | 'expired' | 'older' | 'answered';

/** How one of the asked forms is answered by what is published. */
export interface FormAnswer extends AskedForm {
  readonly form: string;
  readonly state: FormState;
  /** What there is, also where it does not do. */
  readonly published: Published | null;
}

/** Each asked form with what answers it on a day. */
export function formAnswers(
  asked: readonly AskedForm[],
  published: readonly Published[],
  forms: KnownForms,
  today: string,
): readonly FormAnswer[] {
  return asked.map((each) => {
    const form = forms.get(each.templateId)?.form ?? '';
    const found = published.find(({ templateId }) => forms.get(templateId)?.form === form && form !== '') ?? null;
    return { ...each, form, published: found, state: stateOf(each, found, forms, today) };
  });
}

/**
 * The revisions that answer the whole request; null while something is missing. Criteria are answered by the vendor's own word alone,
 * so that a request for them is never answered by what is published.
 */
export function satisfiedBy(
  answers: readonly FormAnswer[],
  criteria: readonly string[],
): readonly SubmittedForm[] | null {
  if (answers.length === 0 || criteria.length > 0) return null;
  if (answers.some(({ state }) => state !== 'answered')) return null;
  return answers.flatMap(({ published }) =>
    published === null ? [] : [{ templateId: published.templateId, revisionId: published.revisionId }],
  );
}

/** Whether a form answers an asked one: the same form, in the version asked for or a newer one, or an older where that does. */
export function answersForm(asked: AskedForm, templateId: string, forms: KnownForms): boolean {
  const [wanted, given] = [forms.get(asked.templateId), forms.get(templateId)];
  if (wanted === undefined || given === undefined || wanted.form !== given.form) return false;
  return asked.olderAccepted || !isOlderForm(given, wanted);
}

function stateOf(asked: AskedForm, found: Published | null, forms: KnownForms, today: string): FormState {
  if (found === null) return 'missing';
  if (found.validUntil < today) return 'expired';
  return answersForm(asked, found.templateId, forms) ? 'answered' : 'older';
}
