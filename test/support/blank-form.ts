import type { FormDraftHead } from '../../src/modules/learning/form-drafts.repository.js';
import { makeWorkbook } from '../../src/platform/spreadsheet/make-workbook.js';
import type { Client } from './app.js';
import { made } from './disclosing.js';

const HEADINGS = ['番号', '設問', 'はい', 'いいえ', '対象外', '備考'];

/** A blank workbook of a small form with these questions; its title names it. */
export async function blankForm(title: string, questions: readonly string[]): Promise<Buffer> {
  const rows = [
    [title],
    ['事業者名', null],
    [null],
    HEADINGS,
    ...questions.map((prompt, at) => [String(at + 1), prompt]),
  ];
  const plan = {
    name: '様式',
    rows,
    widths: [8, 60, 8, 8, 8, 30],
    headerRow: 4,
    frozenColumns: 2,
    titleRows: [1],
    sectionRows: [],
    merges: [],
    lists: [],
    print: { paper: 'A4', landscape: true },
    tones: [],
  } as const;
  return Buffer.from(await makeWorkbook([plan]));
}

/** Learns that form and releases it under a name, as the same person; its id. */
export async function releasedForm(
  by: Client,
  name: { readonly form: string; readonly version: string },
): Promise<string> {
  const file = await blankForm('様式', QUESTIONS);
  const { id, rowVersion } = await made<FormDraftHead>(by.upload('/form-drafts', file, '様式.xlsx'));
  const changes = [{ name: { ...name, title: '様式', publisher: '例示工業会' } }];
  await made(by.patch(`/form-drafts/${id}`, { changes }, { 'If-Match': `"${rowVersion}"` }));
  const released = by.post(`/form-drafts/${id}/release`, {}, { 'If-Match': `"${rowVersion + 1}"` });
  return (await made<{ id: string }>(released)).id;
}

/** Questions that no shipped form asks. */
export const QUESTIONS: readonly string[] = [
  '院内の見学者に名札を渡していますか',
  '機器の置き場所の図面を渡せますか',
  '夜間の連絡先を掲示していますか',
  '月に一度の点検の日を決めていますか',
];
