const ID = '019aa6a0-0000-7000-8000-00000000';
const COUNTS = {
  rows: 99,
  asked: 80,
  notAsked: 15,
  optional: 4,
  answered: 78,
  blank: 2,
  declined: 0,
  waiting: 0,
  unconfirmed: 0,
  unreadable: 0,
  yes: 60,
  yesPlanned: 1,
  yesConditional: 0,
  no: 8,
  noWithTarget: 0,
  noWithoutReason: 1,
  na: 9,
  naWithoutReason: 0,
  other: 1,
};

/** A disclosure as the API description shows it. */
export const DISCLOSURE = {
  id: `${ID}0020`,
  vendorId: `${ID}00aa`,
  productId: `${ID}0001`,
  form: 'SDS',
  audience: 'hospitals',
  rowVersion: 1,
  createdAt: '2026-11-20T01:00:00.000Z',
};

export const SAVED = {
  code: '1',
  answer: { value: 'no', remark: '自社データセンター内に限る' },
  rowVersion: 3,
  asked: { '1.1': 'not_asked', '1.2': 'not_asked' },
  counts: COUNTS,
};

export const DRAFT = {
  id: `${ID}0030`,
  disclosureId: DISCLOSURE.id,
  productId: DISCLOSURE.productId,
  vendorId: DISCLOSURE.vendorId,
  form: 'SDS',
  templateId: 'sds-5.0',
  state: 'open',
  header: { provider: 'みらい医療情報株式会社' },
  fromRevisionId: null,
  importId: null,
  submittedBy: null,
  submittedAt: null,
  returnNote: null,
  rowVersion: 1,
  createdAt: '2026-11-20T01:10:00.000Z',
  answers: [
    {
      code: '1',
      answer: SAVED.answer,
      rowVersion: 3,
      place: null,
      assigneeId: null,
      updatedBy: `${ID}00a1`,
      updatedAt: '2026-11-20T01:12:00.000Z',
    },
  ],
  asked: { '1': 'asked', '1.1': 'not_asked' },
  states: { '1': 'no', '1.1': 'not_asked' },
  counts: COUNTS,
  findings: { stop: 2, warn: 1 },
  moves: ['submit'],
};

export const ON_OTHER_FORM = {
  ...DRAFT,
  importId: null,
  rowVersion: 2,
  fromTemplateId: 'sds-4.1',
  crosswalk: { source: 'proposed', version: 0 },
  kept: 86,
  unconfirmed: 6,
  open: [{ code: 'r17', reason: 'new', sources: [] }],
  left: [
    {
      question: 'r30',
      code: 'r30',
      answer: SAVED.answer,
      assigneeId: null,
      reason: 'dropped',
      beside: [],
    },
  ],
  leftHeader: {},
};

export const FINDING = {
  kind: 'blank',
  level: 'stop',
  question: '2',
  code: '2',
  message: { ja: '回答がありません。', en: 'There is no answer.' },
};

export const MOVED = { id: DRAFT.id, state: 'published', revisionId: `${ID}0040`, findings: { stop: 0, warn: 1 } };

export const REVISION = {
  id: MOVED.revisionId,
  disclosureId: DISCLOSURE.id,
  productId: DISCLOSURE.productId,
  vendorId: DISCLOSURE.vendorId,
  form: 'SDS',
  templateId: 'sds-5.0',
  audience: 'hospitals',
  number: 1,
  state: 'published',
  counts: COUNTS,
  hash: '6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b',
  publishedAt: '2026-11-20T02:00:00.000Z',
  validUntil: '2027-11-20',
  supersededAt: null,
  withdrawnAt: null,
  withdrawalReason: null,
};

export const REVISION_WHOLE = {
  ...REVISION,
  product: { id: DISCLOSURE.productId, kind: 'service', name: 'みらいカルテ クラウド', version: '3.2' },
  vendor: { id: DISCLOSURE.vendorId, name: 'みらい医療情報株式会社' },
  signer: { name: '青木 洋子', role: 'approver' },
  header: DRAFT.header,
  warnings: [{ kind: 'reason_missing', question: '7' }],
  sections: [
    {
      code: 'ext',
      title: { ja: '診療録及び診療諸記録を外部に保存する際の基準', en: 'Storing records outside the institution' },
      rows: [
        {
          question: '1',
          code: '1',
          prompt: {
            ja: '診療録等を外部に保存するサービスか',
            en: 'Does the service store records outside the institution',
          },
          answerType: 'yes_no_na',
          state: 'no',
          answer: SAVED.answer,
        },
      ],
    },
  ],
};

export const SIGNED = {
  format: 'kaiji-signed-revision-1',
  document: { format: 'kaiji-revision-1', vendor: REVISION_WHOLE.vendor },
  hash: REVISION.hash,
  signature: 'x0r3…',
  certificate: {
    vendorId: DISCLOSURE.vendorId,
    publicKey: 'pQ9…',
    issuedOn: '2026-11-01',
    installationKey: 'k7T…',
    signature: 'aa1…',
  },
};

export const ON_REQUEST = {
  form: 'MDS',
  templateId: 'mds-5.0',
  publishedAt: '2026-11-20T02:00:00.000Z',
  validUntil: '2027-11-20',
};

export const GAPS = {
  productId: DISCLOSURE.productId,
  published: true,
  lookedAt: [
    {
      form: 'SDS',
      templateId: 'sds-5.0',
      revisionId: REVISION.id,
      number: REVISION.number,
      publishedAt: REVISION.publishedAt,
      newerTemplateId: null,
    },
  ],
  items: [
    {
      question: '2',
      code: '2',
      topic: 'asset.data_inventory',
      state: 'waiting',
      reason: 'IaaS事業者',
      prompt: { ja: '取り扱う情報の一覧を医療機関等に示せるか', en: 'Can a list of the information handled be given' },
      form: 'SDS',
      templateId: 'sds-5.0',
      revisionId: REVISION.id,
    },
  ],
  onRequest: [ON_REQUEST],
};
