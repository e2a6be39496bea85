import type { Bilingual } from '../../../kernel/bilingual.js';
import type { Template } from '../../templates/domain/template.js';

export interface HeaderFault {
  readonly key: string;
  readonly code: 'no_such_field' | 'no_text' | 'no_date';
  readonly detail: Bilingual;
}

const LONGEST = 1000;

/** Entries that the head of the form cannot hold. `isText` and `isDate` say whether a value can be stored as such. */
export function headerFaults(
  { headerFields }: Template,
  header: Readonly<Record<string, unknown>>,
  isText: (value: unknown) => value is string,
  isDate: (value: unknown) => boolean,
): readonly HeaderFault[] {
  const types = new Map(headerFields.map(({ key, type }) => [key, type]));
  return Object.entries(header).flatMap(([key, value]): HeaderFault[] => {
    const type = types.get(key);
    if (type === undefined) return [{ key, code: 'no_such_field', detail: DETAILS.no_such_field }];
    if (!isText(value) || value.length > LONGEST) return [{ key, code: 'no_text', detail: DETAILS.no_text }];
    return type === 'date' && value !== '' && !isDate(value) ? [{ key, code: 'no_date', detail: DETAILS.no_date }] : [];
  });
}

const DETAILS = {
  no_such_field: { ja: 'この様式の表紙にない項目です', en: 'is no field in the head of this form' },
  no_text: { ja: `${LONGEST} 文字以内の文字列を入れてください`, en: `must be a text of at most ${LONGEST} characters` },
  no_date: { ja: '実在する日付(YYYY-MM-DD)を入れてください', en: 'must be a real date (YYYY-MM-DD)' },
} as const satisfies Readonly<Record<HeaderFault['code'], Bilingual>>;
