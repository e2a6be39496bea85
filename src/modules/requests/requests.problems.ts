import type { Bilingual } from '#kernel/bilingual.js';
import type { ProblemTable } from '#platform/http/problems.js';
import { MOST_FILES } from './domain/request-link.js';
import type { RequestMove, RequestState } from './domain/request.js';

/** How texts call states, moves, sides and roles. */
const WORDS: Readonly<Record<RequestState | RequestMove | 'hospital' | 'vendor', Bilingual>> = {
  sent: { ja: '送信済み', en: 'sent' },
  accepted: { ja: '着手', en: 'accepted' },
  submitted: { ja: '提出', en: 'submitted' },
  confirmed: { ja: '確認済み', en: 'confirmed' },
  declined: { ja: '辞退', en: 'declined' },
  withdrawn: { ja: '取下げ', en: 'withdrawn' },
  accept: { ja: '受諾', en: 'accept' },
  assign: { ja: '担当の割当て', en: 'assign' },
  submit: { ja: '提出', en: 'submit' },
  decline: { ja: '辞退', en: 'decline' },
  extend: { ja: '期限の延長', en: 'extend' },
  resend: { ja: '再送', en: 'resend' },
  withdraw: { ja: '取下げ', en: 'withdraw' },
  return: { ja: '差戻し', en: 'return' },
  confirm: { ja: '確認', en: 'confirm' },
  hospital: { ja: '依頼した医療機関', en: 'the hospital that asked' },
  vendor: { ja: '依頼を受けた事業者', en: 'the vendor that was asked' },
};

/** Refusals of this module. */
export const REQUESTS_PROBLEMS: ProblemTable = {
  'request.not-found': { status: 404, title: { ja: '依頼が見つかりません', en: 'There is no such request' } },
  'request.other-side': {
    status: 403,
    title: { ja: '「{move}」を行えるのは{by}です', en: '"{move}" is for {by}' },
    words: WORDS,
  },
  'request.not-allowed': {
    status: 403,
    title: { ja: '「{move}」を行う権限がありません', en: 'Your role may not do "{move}"' },
    detail: { ja: '行えるのは次の役割です: {roles}', en: 'These roles may: {roles}' },
    words: WORDS,
  },
  'request.wrong-state': {
    status: 409,
    title: { ja: '「{state}」の依頼には「{move}」を行えません', en: '"{move}" is not possible while it is {state}' },
    words: WORDS,
  },
  'request.needs': {
    status: 400,
    title: { ja: '「{move}」には {field} が必要です', en: '"{move}" needs {field}' },
    words: WORDS,
  },
  'request.due-earlier': {
    status: 400,
    title: { ja: '期限は今の {dueOn} より後にしてください', en: 'The due date must be later than {dueOn}' },
  },
  'request.due-day': {
    status: 400,
    title: { ja: '期限は今日から3年以内の日にしてください', en: 'The due date must lie within three years from today' },
  },
  'request.items-refused': {
    status: 422,
    title: { ja: '送れない行があるため、何も送っていません', en: 'Some lines cannot be sent, so nothing was' },
    detail: {
      ja: 'errors の行を直すか除いてください。previewRequests で送る前に確かめられます',
      en: 'Mend or leave out the lines in errors; previewRequests tells before anything is sent',
    },
  },
  'request.whom': {
    status: 400,
    title: {
      ja: 'productId、vendorId、vendorName のどれか一つを指定してください',
      en: 'Give exactly one of productId, vendorId and vendorName',
    },
  },
  'request.name-registered': {
    status: 409,
    title: {
      ja: '同じ名前の事業者が登録されています。vendorId で指定してください。別の会社であれば otherCompany を true にしてください',
      en: 'A vendor of that name is registered. Name it by vendorId; if it is another company, set otherCompany to true',
    },
  },
  'request.form-unknown': {
    status: 404,
    title: {
      ja: '登録されていない様式が含まれています。listTemplates で確かめてください',
      en: 'A form is asked for that is not known here; see listTemplates',
    },
  },
  'request.no-product-name': {
    status: 400,
    title: { ja: '製品・サービスの名称(productName)がありません', en: 'The product has no name (productName)' },
  },
  'request.no-contact': {
    status: 400,
    title: {
      ja: 'この事業者はまだ登録していません。連絡先のメールアドレス(contactEmail)を指定してください',
      en: 'Nobody at the vendor is registered yet: give the mail address of a contact (contactEmail)',
    },
  },
  'request.nothing-asked': {
    status: 400,
    title: { ja: '様式か選定基準を一つ以上指定してください', en: 'Ask for at least one form or criterion' },
  },
  'request.revision-unfit': {
    status: 422,
    title: {
      ja: '提出できない開示書です: {revisionIds}',
      en: 'These cannot be submitted: {revisionIds}',
    },
    detail: {
      ja: '自社が公開し、取り下げておらず、非公開でないものを選んでください',
      en: 'Choose revisions of your own that are published, not withdrawn and not private',
    },
  },
  'request.vendor-registered': {
    status: 409,
    title: {
      ja: '事業者は登録済みです。連絡先は事業者の管理者が決めます',
      en: 'The vendor is registered: its own administrators are written to',
    },
  },
  'request.over': {
    status: 409,
    title: { ja: 'この依頼は終わっています({state})', en: 'This request is over ({state})' },
    words: WORDS,
  },
  'request.other-form': {
    status: 422,
    title: {
      ja: 'ファイルは {recognised} ですが、依頼されているのは {wanted} です',
      en: 'The file is {recognised}; asked for is {wanted}',
    },
  },
  'request.too-many-files': {
    status: 409,
    title: {
      ja: `一つの依頼に送れるファイルは${MOST_FILES}件までです`,
      en: `One request takes no more than ${MOST_FILES} files`,
    },
  },
  'request-file.not-found': {
    status: 404,
    title: { ja: '受け取ったファイルが見つかりません', en: 'There is no such received file' },
  },
  'request-link.not-found': {
    status: 404,
    title: { ja: 'リンクが正しくありません', en: 'There is no such link' },
    detail: { ja: 'メールのリンクを最後まで写してください', en: 'Copy the whole link from the mail' },
  },
  'request-link.revoked': {
    status: 410,
    title: { ja: 'このリンクは取り消されました', en: 'This link was taken back' },
    detail: { ja: '依頼した医療機関に確かめてください', en: 'Ask the hospital that sent the request' },
  },
  'request-link.expired': {
    status: 410,
    title: { ja: 'このリンクの期限は過ぎています', en: 'This link has expired' },
    detail: {
      ja: '新しいリンクは、依頼した医療機関が再送できます',
      en: 'The hospital that asked can send a new link',
    },
  },
  'request-link.registered': {
    status: 410,
    title: { ja: '貴社は登録済みです', en: 'Your company is registered by now' },
    detail: {
      ja: 'サインインして、依頼の一覧から回答してください',
      en: 'Sign in and answer from the list of requests',
    },
  },
};
