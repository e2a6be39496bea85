import type { OpenedClarifications } from './clarifications-asking.service.js';
import { STANDARD_WORDS } from './domain/clarification.js';
import type { ClarificationGroup, ClarificationHead, ClarificationView } from './domain/clarification-view.js';
import type { ProductAnswer } from './product-answers.repository.js';

/** Values that the API description shows. */
const ID = '019aa6a0-0000-7000-8000-000000000201';
const FREE_ID = '019aa6a0-0000-7000-8000-000000000202';
const [BATCH, PRODUCT] = ['019aa6a0-0000-7000-8000-000000000200', '019aa6a0-0000-7000-8000-000000000001'];
const [VENDOR, HOSPITAL] = ['019aa6a0-0000-7000-8000-0000000000aa', '019aa6a0-0000-7000-8000-0000000000bb'];
const [REVISION, USER] = ['019aa6a0-0000-7000-8000-000000000004', '019aa6a0-0000-7000-8000-0000000000cc'];
const [ASKED_AT, ANSWERED_AT] = ['2026-11-20T01:00:00.000Z', '2026-11-21T02:30:00.000Z'];
const FREE_TEXT = 'SBOM(部品表)を提供していますか。';
const PARTIES = {
  hospitalId: HOSPITAL,
  hospitalName: 'さくら総合病院',
  vendorId: VENDOR,
  vendorName: 'みらい医療情報株式会社',
  productId: PRODUCT,
  productName: 'みらいカルテ クラウド',
  productVersion: '3.2',
};

export const ASK = {
  items: [
    { kind: 'reason_for_blank', revisionId: REVISION, question: '2' },
    { kind: 'free', productId: PRODUCT, text: FREE_TEXT },
  ],
};

export const CLARIFICATION: ClarificationHead = {
  id: ID,
  batchId: BATCH,
  ...PARTIES,
  kind: 'reason_for_blank',
  row: {
    revisionId: REVISION,
    form: 'SDS',
    templateId: 'sds-5.0',
    question: '2',
    code: '2',
    topic: 'media.list',
    prompt: { ja: '記録媒体の一覧を作成していますか', en: 'Is there a list of the media?' },
  },
  standard: STANDARD_WORDS.reason_for_blank ?? null,
  text: '',
  state: 'open',
  answeredBy: null,
  answeringRevisionId: null,
  published: false,
  createdAt: ASKED_AT,
  rowVersion: 1,
  moves: [
    { move: 'add', needs: 'text' },
    { move: 'close', needs: null },
    { move: 'withdraw', needs: null },
  ],
};

const FREE: ClarificationHead = {
  ...CLARIFICATION,
  id: FREE_ID,
  kind: 'free',
  row: null,
  standard: null,
  text: FREE_TEXT,
};

export const OPENED: OpenedClarifications = { batchId: BATCH, items: [CLARIFICATION, FREE], skipped: 0 };

export const REPLY = { move: 'answer', text: '改版中のため未記入です。1月の版で回答します。', everyAsker: true };

export const NOTE = {
  id: '019aa6a0-0000-7000-8000-000000000211',
  text: '安全管理委員会で確認',
  at: ANSWERED_AT,
  by: USER,
};

export const THREAD: ClarificationView = {
  ...CLARIFICATION,
  state: 'answered',
  answeredBy: 'thread',
  rowVersion: 2,
  moves: [{ move: 'answer', needs: 'text' }],
  thread: [
    { id: '019aa6a0-0000-7000-8000-000000000209', side: 'hospital', move: 'ask', text: '', at: ASKED_AT, by: null },
    {
      id: '019aa6a0-0000-7000-8000-000000000210',
      side: 'vendor',
      move: 'answer',
      text: REPLY.text,
      at: ANSWERED_AT,
      by: USER,
    },
  ],
  notes: [],
  change: null,
};

export const GROUP: ClarificationGroup = {
  clarificationId: ID,
  productId: PRODUCT,
  productName: PARTIES.productName,
  productVersion: PARTIES.productVersion,
  row: CLARIFICATION.row,
  text: '',
  kinds: ['reason_for_blank'],
  askers: 12,
  waiting: 12,
  firstAskedAt: ASKED_AT,
};

export const PUBLISH = { question: FREE_TEXT, answer: 'SPDX形式で、保守契約のある医療機関に提供しています。' };

export const PUBLISHED: ClarificationView = {
  ...THREAD,
  ...FREE,
  published: true,
  state: 'answered',
  answeredBy: 'thread',
  rowVersion: 3,
  moves: THREAD.moves,
};

export const PRODUCT_ANSWER: ProductAnswer = {
  productId: PRODUCT,
  ...PUBLISH,
  publishedAt: ANSWERED_AT,
  clarificationId: null,
};
