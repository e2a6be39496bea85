import type { FormDraftView } from './form-drafts.service.js';

/** A form of one row under review. */
export const FORM_DRAFT: FormDraftView = {
  id: '0197a3f0-7c1e-7b52-9d5e-3f1a2b4c5d6e',
  file: 'SDS様式.xlsx',
  sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  rowVersion: 1,
  createdAt: '2026-11-20T01:00:00.000Z',
  updatedAt: '2026-11-20T01:00:00.000Z',
  naming: {
    form: 'SDS',
    version: '6.0',
    title: 'サービス事業者による医療情報セキュリティ開示書',
    publisher: '',
    guideline: { name: '医療情報システムの安全管理に関するガイドライン', version: '7.0' },
  },
  vocabulary: [
    { key: 'yes', label: { ja: 'はい', en: 'Yes' } },
    { key: 'no', label: { ja: 'いいえ', en: 'No' } },
    { key: 'na', label: { ja: '対象外', en: 'Not applicable' } },
  ],
  header: [{ key: 'provider', type: 'text', label: '事業者名', sheet: '様式', spot: { row: 3, column: 2 } }],
  rounds: 1,
  dates: [],
  sections: [{ code: 's1', title: '外部保存' }],
  rows: [
    {
      id: 'r1',
      section: 's1',
      sheet: '様式',
      row: 8,
      cells: ['A8', 'B8'],
      number: '1.1',
      parent: null,
      prompt: '医療法人等が適切に管理する場所に保存しますか。',
      answerType: 'yes_no_na',
      choices: [],
      topic: {
        key: 'ext.medical_site',
        sureness: 'likely',
        because: { ja: '文言が sds-5.0 の 1.1 に近いです。', en: 'The wording is near row 1.1 of sds-5.0.' },
        from: { templateId: 'sds-5.0', code: '1.1' },
      },
      visibleWhen: null,
      remark: { allowed: true, requiredWhen: [] },
      doubts: [],
      answerCells: ['C8', 'D8', 'E8'],
    },
  ],
  blank: true,
  doubts: [],
  faults: [
    {
      kind: 'publisher_unnamed',
      message: { ja: '様式の発行元を決めてください。', en: 'Name the publisher of the form.' },
    },
  ],
  counts: { rows: 1, questions: 1, topics: { exact: 0, likely: 1, none: 0, person: 0 }, doubts: 0, faults: 1 },
};
