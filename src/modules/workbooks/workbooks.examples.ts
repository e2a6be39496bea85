import type { ImportView } from './imports.service.js';
import type { WorkbookReading } from './domain/workbook-reading.js';

/** A workbook of three rows, as read. */
export const READING_EXAMPLE: WorkbookReading = {
  file: 'SDS記入済み.xlsx',
  template: 'sds-5.0',
  sure: 'certain',
  layout: { templateId: 'sds-5.0', tables: [], header: [], mark: '○' },
  header: { provider: '例示医療クラウド株式会社', created_on: '2026-08-03' },
  answers: { '1': { value: 'yes' }, '1.1': { value: 'blank' }, '8': { value: 'no', remark: '次期版で対応します。' } },
  places: { '1': { sheet: '回答', cells: ['A10', 'C10'] } },
  findings: [
    {
      kind: 'ambiguous_mark',
      code: '3',
      sheet: '回答',
      cells: ['C14', 'D14'],
      message: { ja: '回答の印が複数あります。', en: 'More than one answer is marked.' },
    },
  ],
};

/** An import before it is taken over. */
export const IMPORT_EXAMPLE: ImportView = {
  id: '0197a3f0-7c1e-7b52-9d5e-3f1a2b4c5d6e',
  draftId: '0197a3f0-8d2f-7c63-8e6f-4a2b3c5d6e7f',
  file: 'SDS記入済み.xlsx',
  sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  templateId: 'sds-5.0',
  sure: 'certain',
  state: 'preview',
  createdAt: '2026-11-20T01:00:00.000Z',
  appliedAt: null,
  preview: {
    rows: [
      {
        question: '1',
        code: '1',
        status: 'new',
        conflict: false,
        sheet: '回答',
        cells: ['A10', 'C10'],
        current: { value: 'blank' },
        proposed: { value: 'yes' },
        findings: [],
      },
    ],
    header: [{ key: 'provider', status: 'new', current: null, proposed: '例示医療クラウド株式会社' }],
    findings: [],
    counts: { new: 1, same: 0, changed: 0, doubtful: 0, unreadable: 0, absent: 0 },
  },
};
