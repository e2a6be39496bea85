import type { Language } from '#kernel/actor.js';
import type { Bilingual } from '#kernel/bilingual.js';
import { type Mail, oneLine } from '#platform/mail/mail.js';

/** Whom a mail goes to. */
export interface Receiver {
  readonly email: string;
  readonly language: Language;
}

/** What changed about the ways in of an account. */
export type FactorChange =
  | 'totp-added'
  | 'totp-replaced'
  | 'totp-removed'
  | 'passkey-added'
  | 'passkey-removed'
  | 'recovery-codes-renewed'
  | 'recovery-code-used'
  | 'all-removed';

const SIGNED: Bilingual = {
  ja: '――\nKaiji(医療情報セキュリティ開示書の共有)\nこのメールは自動で送られています。返信はできません。',
  en: '--\nKaiji (security disclosures in healthcare)\nThis mail was sent automatically; replies are not read.',
};

const NOT_YOU: Bilingual = {
  ja: 'ご自身の操作でないときは、すぐにパスワードを変え、組織の管理者に知らせてください。',
  en: 'If it was not you, change your password at once and tell an administrator of your organization.',
};

/** The link that lets somebody join an organization. */
export function invitationMail(to: Receiver, organizationName: string, link: string, days: number): Mail {
  const name = oneLine(organizationName);
  return mail(to, {
    subject: { ja: `「${name}」への招待`, en: `An invitation to “${name}”` },
    paragraphs: [
      {
        ja: `Kaiji の「${name}」に招待されています。次のリンクを開いて参加してください。`,
        en: `You are invited to “${name}” on Kaiji. Open this link to join.`,
      },
      same(link),
      {
        ja: `リンクは${days}日間、一度だけ使えます。心当たりがないときは、何もしないでください。`,
        en: `The link works once, within ${days} days. If you do not expect it, do nothing.`,
      },
    ],
  });
}

/** The link that lets somebody take over the page of a vendor that a hospital named. */
export function namedVendorMail(to: Receiver, vendor: string, hospital: string, link: string, days: number): Mail {
  const [name, who] = [oneLine(vendor), oneLine(hospital)];
  return mail(to, {
    subject: {
      ja: `「${who}」が「${name}」のセキュリティ開示を求めています`,
      en: `“${who}” asks for security disclosures of “${name}”`,
    },
    paragraphs: [
      {
        ja: `医療機関「${who}」が、Kaiji に「${name}」を登録しました。次のリンクを開くと、貴社のページの管理者として参加できます。すでに Kaiji をお使いの事業者は、管理者がこのリンクで自社のページに引き取れます。`,
        en: `The hospital “${who}” has entered “${name}” on Kaiji. Open this link to join as the administrator of your page; if your company is on Kaiji already, its administrator can take the page over with this link.`,
      },
      same(link),
      {
        ja: `リンクは${days}日間、一度だけ使えます。心当たりがないときは、何もしないでください。`,
        en: `The link works once, within ${days} days. If you do not expect it, do nothing.`,
      },
    ],
  });
}

/** The link that sets a new password. */
export function passwordResetMail(to: Receiver, link: string, minutes: number): Mail {
  return mail(to, {
    subject: { ja: 'パスワードの再設定', en: 'Setting a new password' },
    paragraphs: [
      {
        ja: 'パスワードを設定し直すには、次のリンクを開いてください。',
        en: 'Open this link to set a new password.',
      },
      same(link),
      {
        ja: `リンクは${minutes}分間、一度だけ使えます。2段階目の確認はそのまま必要です。求めていないときは、何もしないでください。パスワードは変わりません。`,
        en: `The link works once, within ${minutes} minutes. Your second factor is still needed afterwards. If you did not ask for it, do nothing: your password stays as it is.`,
      },
    ],
  });
}

/** That the password is a new one. */
export function passwordChangedMail(to: Receiver, at: string): Mail {
  return notice(to, { ja: 'パスワードが変更されました', en: 'Your password was changed' }, at, {
    ja: 'ほかのサインインと API トークンは終了しました。',
    en: 'Other sessions and API tokens have ended.',
  });
}

/** That somebody signed in with a kind of browser that the account was not used with in the last weeks. */
export function newBrowserMail(to: Receiver, at: string): Mail {
  return notice(to, { ja: '新しいブラウザーからのサインイン', en: 'A sign-in from a new browser' }, at, {
    ja: '最近使われていない種類のブラウザーから、あなたのアカウントにサインインがありました。',
    en: 'Somebody signed in to your account with a kind of browser that was not used lately.',
  });
}

/** That a way to prove who one is was added, changed or removed. */
export function factorChangedMail(to: Receiver, change: FactorChange, at: string): Mail {
  return notice(to, { ja: '認証手段が変わりました', en: 'Your ways to sign in changed' }, at, CHANGES[change]);
}

/** That an organization that stood on Kaiji twice is one now, to the administrators of both. */
export function organizationsMergedMail(to: Receiver, fromName: string, intoName: string): Mail {
  const [from, into] = [oneLine(fromName), oneLine(intoName)];
  return mail(to, {
    subject: { ja: `「${from}」は「${into}」に統合されました`, en: `“${from}” was merged into “${into}”` },
    paragraphs: [
      {
        ja: `運営者が、重複していた二つの登録を一つにしました。「${from}」の利用者、製品、開示書、依頼、記録は、すべて「${into}」に移っています。公開済みの開示書とその署名は変わりません。`,
        en: `The operator made one of two entries. People, products, disclosures, requests and records of “${from}” are with “${into}” now. Published disclosures and their signatures stay as they are.`,
      },
      {
        ja: `「${from}」の利用者は、もう一度サインインしてください。「${from}」の API トークンは使えなくなりました。新しく作ってください。`,
        en: `People of “${from}” sign in again. API tokens of “${from}” have ended; make new ones.`,
      },
    ],
  });
}

/** That the single sign-on of an organization opens the account there from now on. */
export function singleSignOnLinkedMail(to: Receiver, organizationName: string, at: string): Mail {
  const name = oneLine(organizationName);
  return notice(
    to,
    { ja: 'シングルサインオンが結び付けられました', en: 'Single sign-on was linked to your account' },
    at,
    {
      ja: `「${name}」のシングルサインオンで、あなたのアカウントにサインインできるようになりました(この組織だけで使えます)。`,
      en: `The single sign-on of “${name}” now signs in to your account, for this organization alone.`,
    },
  );
}

const CHANGES: Readonly<Record<FactorChange, Bilingual>> = {
  'totp-added': { ja: '認証アプリが登録されました。', en: 'An authenticator app was added.' },
  'totp-replaced': { ja: '認証アプリが別のものに替わりました。', en: 'The authenticator app was replaced.' },
  'totp-removed': { ja: '認証アプリが外されました。', en: 'The authenticator app was removed.' },
  'passkey-added': { ja: 'パスキーが登録されました。', en: 'A passkey was added.' },
  'passkey-removed': { ja: 'パスキーが外されました。', en: 'A passkey was removed.' },
  'recovery-codes-renewed': {
    ja: '回復コードが新しくなりました。前のものは使えません。',
    en: 'New recovery codes were made; earlier ones no longer work.',
  },
  'all-removed': {
    ja: '管理者が認証手段をすべて外しました。次のサインインで登録し直してください。サインインと API トークンはすべて終了しました。',
    en: 'An administrator removed them all; the next sign-in asks you to enrol anew. All sessions and API tokens have ended.',
  },
  'recovery-code-used': { ja: '回復コードが一つ使われました。', en: 'A recovery code was used.' },
};

interface Content {
  readonly subject: Bilingual;
  readonly paragraphs: readonly Bilingual[];
}

function notice(to: Receiver, subject: Bilingual, at: string, what: Bilingual): Mail {
  const when = { ja: `日時: ${inJapan(at)}(日本時間)`, en: `When: ${inJapan(at)} (Japan)` };
  return mail(to, { subject, paragraphs: [what, when, NOT_YOU] });
}

function mail({ email, language }: Receiver, { subject, paragraphs }: Content): Mail {
  const textIn = (spoken: Language): string =>
    [...paragraphs, SIGNED].map((paragraph) => paragraph[spoken]).join('\n\n') + '\n';
  return { to: email, language, subject, text: { ja: textIn('ja'), en: textIn('en') } };
}

function same(text: string): Bilingual {
  return { ja: text, en: text };
}

/** `2026-11-21 09:30`, by the clock on the reader's wall. */
export function inJapan(at: string): string {
  return new Date(new Date(at).getTime() + 9 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}
