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

const LONGEST = { form: 40, version: 100, title: 300, publisher: 200, guideline: 200 } as const;

/** What the workbook itself says of its name; the publisher is for the person to say. */
export function namingOf({ form, version, title, guideline }: FormProposal): FormNaming {
  return tidyNaming({
    form: form ?? '',
    version: version ?? '',
    title,
    publisher: '',
    guideline: guideline ?? { name: '', version: '' },
  });
}

/** Without blanks around and within what a name may hold; a family written in full-width letters is the one in plain ones. */
export function tidyNaming({ form, version, title, publisher, guideline }: FormNaming): FormNaming {
  const tidy = (text: string, longest: number): string => text.trim().slice(0, longest).toWellFormed();
  return {
    form: tidy(form.normalize('NFKC'), LONGEST.form),
    version: tidy(version, LONGEST.version),
    title: tidy(title, LONGEST.title),
    publisher: tidy(publisher, LONGEST.publisher),
    guideline: {
      name: tidy(guideline.name, LONGEST.guideline),
      version: tidy(guideline.version, LONGEST.version),
    },
  };
}
