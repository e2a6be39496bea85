import type { Language } from '#kernel/actor.js';
import type { Bilingual } from '#kernel/bilingual.js';
import type { SheetPlan } from '#kernel/sheet-plan.js';
import { makeWorkbook } from '#platform/spreadsheet/make-workbook.js';
import type { ClauseMap } from './clauses.service.js';
import { bookTitle, type ClauseLink } from './domain/clauses.js';

const TITLE = { ja: 'ガイドライン項目と設問', en: 'Guideline clauses' };
const HEADINGS = {
  ja: ['版', '編', '項目', '様式', '様式の版', '番号', '設問', '対応の根拠', '文言の出典'],
  en: ['Version', 'Book', 'Clause', 'Form', 'Version of the form', 'No.', 'Question', 'Known from', 'Words of'],
};
const WIDTHS = [7, 16, 18, 14, 10, 12, 60, 22, 22];
const LINKS: Readonly<Record<ClauseLink, Bilingual>> = {
  form: { ja: '様式の参照', en: 'the form' },
  topic: { ja: '同じ論点の設問', en: 'rows on the same topic' },
  criterion: { ja: '選定基準', en: 'a criterion' },
};
const HEADER_ROW = 3;

/** The map of clauses for print on A4: one line per clause and row, with the books that no form refers to named above. */
export function clausesFile({ items, books }: ClauseMap, language: Language): Promise<Uint8Array> {
  const body = items.flatMap(({ version, book, clause, rows }) =>
    rows.map((row) => [
      version,
      bookTitle(book)[language],
      clause,
      row.form,
      row.version,
      row.code,
      row.prompt[language],
      LINKS[row.by][language],
      row.wordsOf ?? 'Kaiji',
    ]),
  );
  const unasked = books
    .filter(({ clauses }) => clauses === 0)
    .map(({ version, title }) => `${version} ${title[language]}`);
  const silent = language === 'ja' ? '参照する様式がない編: ' : 'Books that no form refers to: ';
  const plan: SheetPlan = {
    name: TITLE[language],
    rows: [[TITLE[language]], [unasked.length === 0 ? '' : silent + unasked.join('、')], HEADINGS[language], ...body],
    widths: WIDTHS,
    headerRow: HEADER_ROW,
    frozenColumns: 3,
    titleRows: [1],
    sectionRows: [],
    merges: [1, 2].map((row) => ({ top: row, left: 1, bottom: row, right: 3 })),
    lists: [],
    print: { paper: 'A4', landscape: true },
    filter: true,
  };
  return makeWorkbook([plan]);
}
