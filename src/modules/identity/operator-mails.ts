import { type Mail, oneLine } from '#platform/mail/mail.js';
import type { BreakGlass } from './break-glass.repository.js';
import { inJapan } from './mails.js';
import { LONGEST_REASON } from './operator-access.dto.js';
import type { OperatorAccess } from './operator-access.repository.js';

type Words = Pick<Mail, 'subject' | 'text'>;

/** Tells an organization's administrators that the operator looks into its data. */
export function accessOpenedMail(access: OperatorAccess): Words {
  const { id, organizationName, userName, reason, openedAt, expiresAt } = access;
  const [who, why] = [oneLine(userName), oneLine(reason, LONGEST_REASON)];
  const whose = oneLine(organizationName);
  return {
    subject: {
      ja: '【Kaiji】運営者が貴組織のデータを閲覧します',
      en: '[Kaiji] The operator reads in your organization',
    },
    text: {
      ja: [
        `運営者が「${whose}」のデータの閲覧を始めました。閲覧だけで、変更はできません。`,
        `閲覧者: ${who}\n理由: ${why}\n開始: ${inJapan(openedAt)}\n期限: ${inJapan(expiresAt)}\n番号: ${id}`,
        '閲覧した内容は監査記録に残り、この番号で確かめられます。心当たりがないときは運営者に問い合わせてください。',
      ].join('\n\n'),
      en: [
        `The operator has begun to read the data of “${whose}”. It can read only, not change anything.`,
        `Who: ${who}\nWhy: ${why}\nFrom: ${inJapan(openedAt)} (Japan)\nUntil: ${inJapan(expiresAt)} (Japan)\nNumber: ${id}`,
        'Everything that is read stands in your audit log under this number. Ask the operator if you know nothing of it.',
      ].join('\n\n'),
    },
  };
}

/** An envelope opened: the alarm to everybody who runs the installation. `left` = accounts that are still sealed. */
export function breakGlassOpenedMail({ label, openedBy, reason, openedAt, closesAt }: BreakGlass, left: number): Words {
  const [what, who, why] = [oneLine(label), oneLine(openedBy ?? ''), oneLine(reason ?? '', LONGEST_REASON)];
  const [from, until] = [inJapan(openedAt ?? ''), inJapan(closesAt ?? '')];
  return {
    subject: {
      ja: `【Kaiji 警報】緊急用アカウント「${what}」が開封されました`,
      en: `[Kaiji alarm] The emergency account “${what}” was opened`,
    },
    text: {
      ja: [
        '二通の封筒のコードで緊急用アカウントが開封されました。管理者のすべての操作ができ、すべて監査記録に残ります。',
        `開封者: ${who}\n理由: ${why}\n開封: ${from}\n期限: ${until}`,
        '心当たりがないときは、直ちに「運営」の「緊急用アカウント」で使えなくしてください。このアカウントは二度と使えません。',
        left > 0
          ? `封印中の緊急用アカウント: ${left}`
          : '封印中の緊急用アカウントがありません。平常に戻ったら新しく用意してください。',
      ].join('\n\n'),
      en: [
        'The codes of both envelopes opened an emergency account. It can do whatever an administrator can, and all of it is recorded.',
        `Opened by: ${who}\nWhy: ${why}\nAt: ${from} (Japan)\nUntil: ${until} (Japan)`,
        'If you know nothing of it, discard it at once under Operation, Emergency accounts. The account can never be used again.',
        left > 0
          ? `Emergency accounts still sealed: ${left}`
          : 'No sealed emergency account is left. Prepare a new one once all is normal again.',
      ].join('\n\n'),
    },
  };
}
