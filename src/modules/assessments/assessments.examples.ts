const ID = '019aa6a0-0000-7000-8000-0000000000';
const COUNTS = {
  rows: 102,
  asked: 82,
  notAsked: 18,
  optional: 2,
  answered: 80,
  blank: 1,
  declined: 0,
  waiting: 1,
  unconfirmed: 0,
  unreadable: 0,
  yes: 70,
  yesPlanned: 1,
  yesConditional: 2,
  no: 4,
  noWithTarget: 1,
  noWithoutReason: 0,
  na: 3,
  naWithoutReason: 1,
  other: 3,
};

export const HEAD = {
  id: `${ID}51`,
  vendorId: `${ID}aa`,
  vendorName: 'みらい医療情報株式会社',
  productId: `${ID}01`,
  productName: 'みらいカルテ クラウド',
  productVersion: '3.2',
  disclosureId: `${ID}02`,
  form: 'SDS',
  templateId: 'sds-5.0',
  revisionId: `${ID}04`,
  number: 2,
  fromRevisionId: `${ID}03`,
  state: 'open',
  newerRevisionId: null,
  progress: { counts: COUNTS, toJudge: 82, judged: 80, open: 2, confirmed: 78, toCheck: 1, objections: 1, kept: 80 },
  startedAt: '2026-11-21T01:00:00.000Z',
  startedBy: `${ID}b1`,
  doneAt: null,
  doneBy: null,
  reopenedAt: null,
  reopenedBy: null,
  reopenReason: null,
  moves: ['discard'],
  rowVersion: 1,
};

export const JUDGEMENTS = [{ question: '2', verdict: 'objection', note: '一覧の提示を求める' }];

export const ASSESSMENT = {
  ...HEAD,
  changes: [{ kind: 'header', key: 'version', before: '3.1', after: '3.2' }],
  sections: [
    {
      code: 'org',
      title: { ja: '情報セキュリティ管理体制', en: 'Security management' },
      rows: [
        {
          question: '2',
          code: '2',
          prompt: {
            ja: '取り扱う情報の一覧を医療機関等に示せるか',
            en: 'Can a list of the information handled be given',
          },
          answerType: 'yes_no_na',
          state: 'no',
          answer: { value: 'no', remark: '改版を準備中' },
          toJudge: true,
          judgement: null,
          changes: [],
        },
      ],
    },
  ],
};

export const LOCKED = {
  ...HEAD,
  state: 'done',
  progress: { ...HEAD.progress, judged: 82, open: 0, confirmed: 80, toCheck: 0, objections: 2 },
  doneAt: '2026-11-21T02:00:00.000Z',
  doneBy: `${ID}b2`,
  moves: ['reopen'],
  rowVersion: 3,
};

export const TREAT = {
  revisionId: HEAD.revisionId,
  question: '2',
  kind: 'accept',
  reason: '一覧は次回の改版で示されるため、それまで受け入れる',
  reviewOn: '2027-03-31',
  measure: '院内の情報資産台帳で把握する',
  targetOn: '2027-01-31',
  note: '情報システム委員会で審議済み',
};

export const TREATMENT = {
  id: `${ID}61`,
  hospitalId: `${ID}bb`,
  hospitalName: 'さくら総合病院',
  vendorId: HEAD.vendorId,
  vendorName: HEAD.vendorName,
  productId: HEAD.productId,
  productName: HEAD.productName,
  productVersion: HEAD.productVersion,
  form: 'SDS',
  revisionId: HEAD.revisionId,
  templateId: 'sds-5.0',
  question: '2',
  code: '2',
  topic: 'asset.data_inventory',
  prompt: { ja: '取り扱う情報の一覧を医療機関等に示せるか', en: 'Can a list of the information handled be given' },
  kind: 'accept',
  reason: TREAT.reason,
  reviewOn: TREAT.reviewOn,
  state: 'proposed',
  counts: false,
  renewal: null,
  plan: { measure: TREAT.measure, targetOn: TREAT.targetOn, doneOn: null, note: TREAT.note },
  steps: [
    {
      move: 'begin',
      side: 'hospital',
      kind: 'accept',
      revisionId: HEAD.revisionId,
      text: TREAT.reason,
      at: '2026-11-21T01:00:00.000Z',
      by: HEAD.startedBy,
    },
  ],
  moves: ['plan', 'change', 'withdraw'],
  rowVersion: 1,
  createdAt: '2026-11-21T01:00:00.000Z',
};

export const AGREED = {
  ...TREATMENT,
  state: 'agreed',
  plan: null,
  steps: [
    { ...TREATMENT.steps[0], by: null },
    {
      ...TREATMENT.steps[0],
      move: 'agree',
      side: 'vendor',
      text: '一覧は2027年3月の改版で開示する。それまでは個別の照会に応じる。',
      at: '2026-11-22T01:00:00.000Z',
    },
  ],
  moves: ['refuse'],
  rowVersion: 2,
};
