const ID = '0197a3f0-7c1e-7b52-9d5e-3f1a2b4c5d6e';
const PRODUCT_ID = '0197a3f0-8d2f-7c63-8e6f-4a2b3c5d6e7f';
const REVISION_ID = '0197a3f0-9e30-7d74-9f70-5b3c4d6e7f80';
const TITLE = { ja: '当院の確認項目(2026年度)', en: 'What our hospital checks (fiscal year 2026)' };
const HEAD = {
  topic: 'bcp.plan',
  templateId: 'sds-5.0',
  question: 'r27',
  code: 'r27',
  prompt: { ja: '事業継続計画があるか', en: 'Is there a plan to keep going' },
};

/** Profiles and judgements as a reader of the API description meets them. */
export const INPUT = {
  title: TITLE,
  source: '院内の情報システム委員会',
  inForce: '2026-04-01',
  templateId: 'sds-5.0',
  numbers: '1〜3\n項番5、8\n17.1〜17.1.1.3',
  itemNotes: [{ number: '5', note: '予定でもよい', plannedCounts: true, plannedBefore: '2028-04-01' }],
};

export const PROFILE = {
  id: ID,
  origin: 'own',
  owner: { id: '0197a3f0-af41-7e85-8081-6c4d5e7f8091', name: '中央市民病院' },
  title: TITLE,
  source: '院内の情報システム委員会',
  inForce: '2026-04-01',
  templateId: 'sds-5.0',
  codes: ['1', '2', '3', '5', '8'],
  topics: [],
  forms: ['SDS'],
  itemNotes: [{ topic: 'org.access_policy', note: '予定でもよい', plannedCounts: true, plannedBefore: '2028-04-01' }],
  passRule: 'yes-or-na',
  judgeable: true,
  unknown: [],
  facts: null,
  shared: false,
  retiredAt: null,
  rowVersion: 1,
};

export const DETAILS = { ...PROFILE, rows: [HEAD] };

const BY = {
  id: 'gl7-annex-hoshu-itaku',
  title: {
    ja: '第7.0版 保守委託機関編 別紙「MDS/SDSにおけるセキュリティ確認事項」',
    en: 'Guideline 7.0, volume on institutions that contract maintenance out, annex of items to check in MDS/SDS',
  },
  unknown: [
    {
      ja: '公式の一覧は MDS 41 行 + SDS 58 行 です。ここで分かっているのは SDS の 18 行だけで、残りは判定していません',
      en: 'The official list has MDS 41 rows + SDS 58 rows; only 18 rows of the SDS are known here, the others are not judged.',
    },
  ],
  complete: false,
  judgedOn: '2026-11-20',
  renewalOn: '2028-04-01',
};

const OUTCOME = {
  productId: PRODUCT_ID,
  productName: 'みらいカルテ クラウド',
  productVersion: '3.2',
  vendorName: 'みらい医療情報株式会社',
  standing: 'judged',
  whole: 'treated_as_far_as_known',
  counts: { pass: 17, exception: 0, fail: 1, open: 0, treated: 1 },
  onRequest: [],
  revisions: [
    {
      revisionId: REVISION_ID,
      templateId: 'sds-5.0',
      number: 2,
      publishedAt: '2026-11-20T01:00:00.000Z',
      validUntil: '2027-11-19',
      expired: false,
    },
  ],
};

const REASON = { ja: '「いいえ」です', en: 'The answer is いいえ (no).' };
const TREATMENT = { id: '0197a3f0-b052-7f96-9192-7d5e6f8091a2', kind: 'reduce', state: 'in_force', counts: true };

export const JUDGED_PRODUCT = {
  profile: BY,
  ...OUTCOME,
  rows: [
    {
      place: 0,
      ...HEAD,
      revisionId: REVISION_ID,
      state: 'no',
      answer: { value: 'no', remark: '策定中' },
      judgement: 'fail',
      rule: 'no',
      reason: REASON,
      note: null,
      treatment: { ...TREATMENT, form: 'SDS', topic: 'bcp.plan', reason: '院内の計画で補う', reviewOn: '2027-03-31' },
    },
  ],
};

export const JUDGED_PRODUCTS = {
  profile: BY,
  rows: [HEAD],
  products: [
    {
      ...OUTCOME,
      cells: [
        {
          judgement: 'fail',
          rule: 'no',
          reason: REASON,
          templateId: 'sds-5.0',
          question: 'r27',
          treatment: TREATMENT,
        },
      ],
    },
  ],
  missing: [],
};
