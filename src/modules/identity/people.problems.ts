import type { ProblemTable } from '#platform/http/problems.js';

const ASK_FOR_ANOTHER = {
  ja: '招待した組織の管理者に、新しい招待リンクを依頼してください',
  en: 'Ask an administrator of the inviting organization for a new link',
};

/** Refusals about organizations, the people in them and how they come there. */
export const PEOPLE_PROBLEMS: ProblemTable = {
  'organization.not-found': { status: 404, title: { ja: '組織が見つかりません', en: 'There is no such organization' } },
  'organization.number-taken': {
    status: 409,
    title: {
      ja: '法人番号 {corporateNumber} の組織は登録済みです',
      en: 'An organization with the corporate number {corporateNumber} exists already',
    },
  },
  'account.exists': {
    status: 409,
    title: { ja: 'このメールアドレスのアカウントがすでにあります', en: 'This address has an account already' },
    detail: {
      ja: 'そのアカウントでサインインしてから、同じ招待リンクで参加してください',
      en: 'Sign in with that account, then join by the same link',
    },
  },
  'invitation.other-address': {
    status: 409,
    title: { ja: 'この招待は別のメールアドレスあてです', en: 'This invitation is for another address' },
    detail: {
      ja: '招待されたアドレスのアカウントでサインインしてください。今のアドレスで参加するには、招待した組織の管理者に新しい招待を依頼してください',
      en: 'Sign in with the account of the invited address, or ask for an invitation of the address you use',
    },
  },
  'member.already': {
    status: 409,
    title: { ja: '{email} はすでにこの組織の利用者です', en: '{email} is a member of this organization already' },
  },
  'invitation.not-found': {
    status: 404,
    title: { ja: '招待が見つかりません', en: 'There is no such invitation' },
    detail: ASK_FOR_ANOTHER,
  },
  'invitation.used': {
    status: 410,
    title: { ja: 'この招待はすでに使われています', en: 'This invitation was used already' },
    detail: ASK_FOR_ANOTHER,
  },
  'invitation.withdrawn': {
    status: 410,
    title: { ja: 'この招待は取り消されています', en: 'This invitation was withdrawn' },
    detail: ASK_FOR_ANOTHER,
  },
  'invitation.superseded': {
    status: 410,
    title: { ja: 'より新しい招待があります', en: 'A newer invitation has taken its place' },
    detail: { ja: '最後に受け取ったリンクを使ってください', en: 'Use the link you received last' },
  },
  'invitation.expired': {
    status: 410,
    title: { ja: '招待の期限が切れています', en: 'The invitation has expired' },
    detail: ASK_FOR_ANOTHER,
  },
  'organization.claimed': {
    status: 409,
    title: { ja: 'この組織にはすでに管理者がいます', en: 'This organization has an administrator already' },
    detail: {
      ja: '利用者の招待は、その組織の管理者が行います',
      en: 'Its administrators invite further people',
    },
  },
  'organization.merge-itself': {
    status: 422,
    title: { ja: '同じ組織どうしは統合できません', en: 'An organization cannot be merged into itself' },
  },
  'organization.merge-kinds': {
    status: 422,
    title: {
      ja: '種別の違う組織は統合できません({from} と {into})',
      en: 'Only organizations of one kind can be merged ({from}, {into})',
    },
  },
  'organization.merged-already': {
    status: 409,
    title: {
      ja: 'どちらかの組織はすでに別の組織に統合されています',
      en: 'One of them was merged into another organization already',
    },
  },
  'organization.merge-conflicts': {
    status: 409,
    title: { ja: '同じ名称と版の製品が両方の組織にあります', en: 'Both have a product of the same name and version' },
    detail: {
      ja: 'conflicts の製品の名称か版を、どちらかの組織で変えてから、もう一度統合してください。まだ何も移っていません',
      en: 'Have one of them rename the products named in conflicts, then merge again. Nothing has moved yet',
    },
  },
  'member.not-found': { status: 404, title: { ja: '利用者が見つかりません', en: 'There is no such member' } },
  'member.last-admin': {
    status: 409,
    title: { ja: '最後の管理者です', en: 'This is the last administrator' },
    detail: {
      ja: '先に別の利用者を管理者にするか、管理者を引き継いでください',
      en: 'Make somebody else an administrator first, or hand over',
    },
  },
  'member.suspended': {
    status: 409,
    title: { ja: 'この利用者は利用を停止されています', en: 'This member is suspended' },
    detail: { ja: '先に利用を再開してください', en: 'Readmit the person first' },
  },
  'member.known-elsewhere': {
    status: 403,
    title: { ja: 'この利用者は別の組織にも属しています', en: 'This person belongs to another organization too' },
    detail: { ja: '認証手段の登録のやり直しは運営者に依頼してください', en: 'Ask the operator to reset the factors' },
  },
};
