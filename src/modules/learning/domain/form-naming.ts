import type { FormProposal } from './form-proposal.js';

/** What a person calls a form before its release. Empty texts: not named yet, which stops the release. */
export interface FormNaming {
  /** The family, e.g. `SDS`: versions of one family are compared and carried over. */
  readonly form: string;
  /** As printed, e.g. `6.0`, `令和8年度`. */
  readonly version: string;
  readonly title: string;
  /** Whose numbers and wording these are, e.g. a federation of industry or a ministry. */
  readonly publisher: string;
  readonly guideline: { readonly name: string; readonly version: string };
}

/** What the workbook itself says of its name; the publisher is for the person to say. */
export function namingOf({ form, version, title, guideline }: FormProposal): FormNaming {
  return {
    form: form ?? '',
    version: version ?? '',
    title,
    publisher: '',
    guideline: guideline ?? { name: '', version: '' },
  };
}
