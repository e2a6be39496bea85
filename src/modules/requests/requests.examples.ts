import type { ImportView } from '#modules/workbooks/imports.service.js';
import type { RequestFileView } from './request-files.service.js';
import type { LinkedAnswer, LinkedRequest } from './request-links.service.js';
import type { RequestView } from './request-view.js';
import type { RequestsPreview, SentRequests } from './asking.service.js';
import type { Timeline } from './timelines.service.js';

/** Values that the API description shows. */
export const REQUEST_ID = '019aa6a0-0000-7000-8000-000000000101';
const [CAMPAIGN, PRODUCT] = ['019aa6a0-0000-7000-8000-000000000100', '019aa6a0-0000-7000-8000-000000000001'];
const [VENDOR, HOSPITAL] = ['019aa6a0-0000-7000-8000-0000000000aa', '019aa6a0-0000-7000-8000-0000000000bb'];
const SENT_AT = '2026-11-20T01:00:00.000Z';
const NAMES = { vendorName: 'みらい医療情報株式会社', productName: 'みらいカルテ クラウド', productVersion: '3.2' };
const FORM = { templateId: 'sds-5.0', olderAccepted: true };

export const ASKED = {
  items: [
    { productId: PRODUCT },
    {
      vendorName: '検査機器の青空株式会社',
      productName: 'あおぞら検査システム',
      contactEmail: 'sales@aozora.example',
      forms: [{ templateId: 'mds-5.0', olderAccepted: false }],
    },
  ],
  forms: [FORM],
  purpose: '令和8年度の立入検査に備えるため',
  dueOn: '2027-01-29',
};

export const PREVIEW: RequestsPreview = {
  items: [
    {
      item: 0,
      outcome: 'answered',
      fault: null,
      vendorId: VENDOR,
      vendorRegistered: true,
      ...NAMES,
      productId: PRODUCT,
      contactEmail: null,
      forms: [
        {
          ...FORM,
          form: 'SDS',
          state: 'answered',
          published: {
            templateId: 'sds-5.0',
            revisionId: '019aa6a0-0000-7000-8000-000000000005',
            validUntil: '2027-11-19',
          },
        },
      ],
      onRequest: [],
      submission: [{ templateId: 'sds-5.0', revisionId: '019aa6a0-0000-7000-8000-000000000005' }],
      openRequestId: null,
      sameAs: null,
      alike: [],
    },
  ],
  counts: { to_send: 1, answered: 1, asked_already: 0, refused: 0 },
};

export const SENT: SentRequests = {
  campaignId: CAMPAIGN,
  items: [{ item: 0, outcome: 'answered', requestId: REQUEST_ID, vendorId: VENDOR, ...NAMES }],
  counts: { to_send: 1, answered: 1, asked_already: 0, refused: 0 },
};

export const REQUEST: RequestView = {
  id: REQUEST_ID,
  campaignId: CAMPAIGN,
  hospitalId: HOSPITAL,
  hospitalName: 'さくら総合病院',
  vendorId: VENDOR,
  vendorRegistered: true,
  productId: PRODUCT,
  ...NAMES,
  forms: [{ ...FORM, form: 'SDS', state: 'missing', revisionId: null, draftId: null, answered: null }],
  criteria: [],
  purpose: ASKED.purpose,
  dueOn: ASKED.dueOn,
  overdue: false,
  plan: { daysBefore: [7, 3, 1], onTheDay: true, weeklyAfter: true, escalateAfterDays: null },
  state: 'sent',
  label: 'opened',
  answered: null,
  reason: null,
  submission: [],
  received: [],
  contactEmail: null,
  assigneeId: null,
  createdAt: SENT_AT,
  mailedAt: '2026-11-20T01:00:05.000Z',
  undeliveredAt: null,
  openedAt: '2026-11-20T02:10:00.000Z',
  escalatedAt: null,
  rowVersion: 1,
  moves: [
    { move: 'extend', needs: 'dueOn' },
    { move: 'resend', needs: null },
    { move: 'withdraw', needs: null },
  ],
};

export const TIMELINE: Timeline = {
  requestId: REQUEST_ID,
  items: [
    {
      id: '019aa6a0-0000-7000-8000-000000000201',
      at: SENT_AT,
      type: 'request.sent',
      label: '開示を依頼した',
      organizationId: HOSPITAL,
      organizationName: 'さくら総合病院',
      facts: { dueOn: ASKED.dueOn, forms: ['sds-5.0'] },
    },
  ],
};

const FILE = {
  id: '019aa6a0-0000-7000-8000-000000000301',
  name: 'あおぞら検査システム_MDS.xlsx',
  sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  templateId: 'mds-5.0',
};

export const LINKED: LinkedRequest = {
  hospitalName: 'さくら総合病院',
  vendorName: '検査機器の青空株式会社',
  productName: 'あおぞら検査システム',
  productVersion: '',
  forms: [
    {
      templateId: 'mds-5.0',
      form: 'MDS',
      version: '5.0',
      title: { ja: '製造業者による医療情報セキュリティ開示書', en: 'Manufacturer disclosure of security' },
      olderAccepted: false,
      state: 'missing',
      answered: null,
    },
  ],
  criteria: [],
  purpose: ASKED.purpose,
  dueOn: ASKED.dueOn,
  overdue: false,
  label: 'opened',
  reason: null,
  received: [],
  takesFiles: true,
  linkExpiresAt: '2027-02-18T01:00:00.000Z',
};

export const LINK_TOKEN = 'q0v6vT2gq8e0m2f3k9s1x7Zc4b5n6M8L0p1o2i3u4y5';

export const LINKED_ANSWER: LinkedAnswer = {
  request: { ...LINKED, label: 'submitted', received: [{ ...FILE, size: 48_213, createdAt: SENT_AT, answered: 98 }] },
  file: FILE,
  findings: [],
};

const COUNTS = {
  ...{ rows: 86, asked: 84, notAsked: 2, optional: 0, answered: 83, blank: 1, declined: 0, waiting: 0, unconfirmed: 0 },
  ...{ unreadable: 0, yes: 70, yesPlanned: 1, yesConditional: 0, no: 5, noWithTarget: 0, noWithoutReason: 1, na: 8 },
  ...{ naWithoutReason: 0, other: 0 },
};

export const FILE_VIEW: RequestFileView = {
  ...FILE,
  requestId: REQUEST_ID,
  size: 48_213,
  createdAt: SENT_AT,
  counts: COUNTS,
  header: { product_name: 'あおぞら検査システム' },
  rows: [
    {
      question: '1.1',
      code: '1.1',
      prompt: { ja: '保存する医療情報の種類', en: 'Kinds of medical information kept' },
      answerType: 'yes_no_na',
      state: 'yes',
      answer: { value: 'yes' },
    },
  ],
  findings: [],
};

export const IMPORTED: ImportView = {
  id: '019aa6a0-0000-7000-8000-000000000401',
  draftId: '019aa6a0-0000-7000-8000-000000000004',
  file: FILE.name,
  sha256: FILE.sha256,
  templateId: FILE.templateId,
  sure: 'chosen',
  state: 'preview',
  createdAt: SENT_AT,
  appliedAt: null,
  preview: {
    rows: [],
    header: [],
    findings: [],
    counts: { new: 83, same: 3, changed: 0, doubtful: 0, unreadable: 0, absent: 0 },
  },
};
