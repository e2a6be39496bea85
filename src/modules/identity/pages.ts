import { curlOf, type Page, type PageFacts } from '#platform/http/page.js';
import type { InvitationCard } from './invitations.service.js';
import type { SetUpState } from './set-up.service.js';

const API = '/api/v1/openapi.json';
const PASSWORD = '8文字以上のパスワード';
const WHAT = {
  ja: 'Kaiji は、医療情報セキュリティ開示書（MDS/SDS）を作り、公開し、比べるためのサーバーです。',
  en: 'Kaiji is a server for writing, publishing and comparing security disclosures (MDS/SDS) in healthcare.',
};
const NO_SCREENS = {
  ja: `この版には画面がありません。HTTP API とコマンドラインで使います。API の説明は ${API} にあります。`,
  en: `This version has no screens; it is used over its HTTP API and the command line. ${API} describes the API.`,
};

/** What Kaiji is, for whoever opens the address that the start printed; while it waits for its operator, what to do. */
export function startPage({ open, send }: SetUpState, publicUrl: string): Page {
  const page = { title: { ja: 'Kaiji が動いています', en: 'Kaiji is running' }, link: API };
  if (!open) return { ...page, paragraphs: [WHAT, NO_SCREENS] };
  const next = {
    ja: '初期設定がまだです。起動した画面に表示された初期設定のリンク（データフォルダーの set-up-link にもあります）を開くか、その token を入れて、次の行を端末で実行してください。',
    en: 'It is not set up yet. Open the set-up link that the start printed (also in set-up-link of the data folder), or put its token into this line and run it in a terminal.',
  };
  return { ...page, paragraphs: [WHAT, NO_SCREENS, next], command: setUpLine(`${publicUrl}${send.path}`, 'TOKEN') };
}

/** The set-up link as its reader sees it. */
export function setUpPage({ open, tokenFits, send }: SetUpState, { publicUrl, token }: PageFacts): Page {
  const title = { ja: 'Kaiji の初期設定', en: 'Setting up Kaiji' };
  if (!open) {
    const done = { ja: '初期設定は済んでいます。', en: 'Kaiji is set up already.' };
    return { title, paragraphs: [done, NO_SCREENS], link: '/' };
  }
  if (!tokenFits) {
    const old = {
      ja: 'このリンクは使えません。最後に起動したときに表示されたリンクだけが有効です。',
      en: 'This link does not work: only the one that the latest start printed does.',
    };
    return { title, paragraphs: [old], link: '/' };
  }
  const how = {
    ja: '組織名、氏名、メールアドレス、パスワードを自分のものに変え、端末で実行してください。運営者と最初の管理者ができます。',
    en: 'Put in your own organization, name, mail address and password and run this in a terminal: it makes the operator and its first administrator.',
  };
  return { title, paragraphs: [how, NO_SCREENS], command: setUpLine(`${publicUrl}${send.path}`, token) };
}

/** The link of an invitation as the invited person sees it. */
export function invitationPage(
  { organizationName, email, send }: InvitationCard,
  { publicUrl, token }: PageFacts,
): Page {
  const title = { ja: `「${organizationName}」への招待`, en: `An invitation to “${organizationName}”` };
  const how = {
    ja: `${email} が招待されています。氏名とパスワードを自分のものに変え、端末で実行すると参加できます。すでにアカウントがあるときは、そのパスワードを入れてください。`,
    en: `${email} is invited. Put in your own name and password and run this in a terminal to join; whoever has an account already takes its password.`,
  };
  const command = curlOf(`${publicUrl}${send.path}`, { token, name: '氏名', password: PASSWORD });
  return { title, paragraphs: [how, NO_SCREENS], command };
}

function setUpLine(url: string, token: string): string {
  return curlOf(url, { token, organizationName: '組織名', name: '氏名', email: 'you@example.jp', password: PASSWORD });
}
