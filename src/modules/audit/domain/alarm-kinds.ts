import type { Bilingual } from '../../../kernel/bilingual.js';

/** How people call an alarm, and whether a mail tells them of it. */
interface AlarmWords extends Bilingual {
  /** Absent where the act itself already writes to those concerned. */
  readonly told?: 'by-the-act';
}

/** Every alarm there is (never renamed); MHLW asks for alarms from the analysis of logs. */
export const ALARM_KINDS = {
  'sign-in.many-refused': {
    ja: '一つのアカウントで、サインインの失敗が続いています',
    en: 'One account is refused again and again at sign-in',
  },
  'sign-in.locked': { ja: 'アカウントがロックされました', en: 'An account is locked' },
  'sign-in.many-refused-from-source': {
    ja: '一つの接続元から、サインインの失敗が続いています',
    en: 'One source is refused again and again at sign-in',
  },
  'sign-in.many-refused-anywhere': {
    ja: 'この設備全体で、サインインの失敗が多発しています',
    en: 'Many sign-ins are refused across the installation',
  },
  'sign-in.odd-hours': {
    ja: '深夜(22時から6時)に、管理者または運営者がサインインしました',
    en: 'An administrator or operator signed in at night (22:00-06:00 in Japan)',
  },
  'passkey.copied': {
    ja: 'パスキーの複製が疑われる認証がありました。そのパスキーは受け付けていません',
    en: 'A passkey seems to have been copied; it was refused',
  },
  'reading.mass': {
    ja: '一人の利用者が、短い間に大量の開示書を閲覧または書き出しました',
    en: 'One person read or exported very many disclosures in a short time',
  },
  'refusals.many': {
    ja: '一人の利用者が、許されない操作や見えない対象への操作を繰り返しています',
    en: 'One person keeps trying what is refused or not there',
  },
  'chain.fault': {
    ja: '監査記録の連鎖に、改ざんまたは欠落の疑いがあります',
    en: 'The chain of the audit log is broken: records may be changed or missing',
  },
  'clock.fault': { ja: 'サーバーの時計がずれたか、戻りました', en: "The server's clock drifts or went back" },
  'break-glass.opened': {
    ja: '緊急用アカウントが開けられました',
    en: 'A break-glass account was opened',
    told: 'by-the-act',
  },
  'operator-access.opened': {
    ja: '運営者が、組織の情報の閲覧を始めました',
    en: "An operator opened access to an organization's data",
    told: 'by-the-act',
  },
  'settings.changed': {
    ja: '起動時の設定が前回と異なります',
    en: 'The settings differ from those of the last start',
  },
  'settings.changed-behind': {
    ja: '設定または役割が、Kaijiを通さずに変えられた疑いがあります',
    en: 'A setting or role is not what Kaiji recorded: it was changed behind its back',
  },
  'mail.failing': { ja: 'メールが届けられていません', en: 'Mails are not delivered' },
} as const satisfies Readonly<Record<string, AlarmWords>>;

export type AlarmKind = keyof typeof ALARM_KINDS;

/** Whether a mail tells the administrators concerned. */
export function isMailed(kind: AlarmKind): boolean {
  return !('told' in ALARM_KINDS[kind]);
}
