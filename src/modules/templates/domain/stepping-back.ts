import { type Template } from './template.js';

/** A form as far as its age and origin are looked at. */
export type DatedForm = Pick<Template, 'form' | 'version'> & Partial<Pick<Template, 'official' | 'sections'>>;

/** Whether two forms are one version of one form, however its number is written (`5.0`, `第５.０版`, `Ver. 5.0`). */
export function isSameVersion(one: DatedForm, other: DatedForm): boolean {
  return one.form === other.form && bare(one.version) === bare(other.version);
}

/**
 * Whether a form that is described in Kaiji's words, with numbers that are not all the official ones, steps back for another: the form of
 * the same version as it was learned from its official workbook.
 */
export function stepsBackFor(form: DatedForm, other: DatedForm): boolean {
  if (form.official !== undefined || other.official === undefined || !isSameVersion(form, other)) return false;
  return form.sections === undefined || hasOwnNumbers(form.sections);
}

/** Which forms step back, by id, and for which: of several for the first. Retired forms are not among `templates`. */
export function steppedBack<T extends Template>(templates: readonly T[]): ReadonlyMap<string, T> {
  return new Map(
    templates.flatMap((form): readonly (readonly [string, T])[] => {
      const other = templates.find((each) => stepsBackFor(form, each));
      return other === undefined ? [] : [[form.id, other]];
    }),
  );
}

const hasOwnNumbers = (sections: Template['sections']): boolean =>
  sections.some(({ questions }) => questions.some(({ officialCode }) => officialCode === undefined));

function bare(version: string): string {
  return version
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}.]/gu, '')
    .replace(/^(?:第|version|ver\.?|v\.?)(?=\d)/, '')
    .replace(/(?<=\d)版$/, '');
}
