import type { ProblemTable } from '#platform/http/problems.js';

const OTHERWISE = {
  ja: 'パスワードかパスキーでサインインするか、組織の管理者に問い合わせてください',
  en: 'Sign in with your password or passkey, or ask an administrator of your organization',
};

/** Refusals around an organization's own provider of single sign-on. */
export const SINGLE_SIGN_ON_PROBLEMS: ProblemTable = {
  'single-sign-on.off': {
    status: 409,
    title: { ja: 'この Kaiji ではシングルサインオンを使えません', en: 'There is no single sign-on here' },
    detail: {
      ja: '運営者が設定 OIDC_ISSUERS にプロバイダーを入れると使えます',
      en: 'The operator names providers in the setting OIDC_ISSUERS',
    },
  },
  'single-sign-on.issuer-not-allowed': {
    status: 422,
    title: { ja: '運営者が認めていないプロバイダーです', en: 'The operator has not allowed this provider' },
    detail: {
      ja: '使えるもの: {allowed}。ほかを使うには、運営者が設定 OIDC_ISSUERS に加えます',
      en: 'Allowed: {allowed}. For another one the operator adds it to the setting OIDC_ISSUERS',
    },
  },
  'single-sign-on.secret-missing': {
    status: 422,
    title: { ja: 'クライアントシークレットが必要です', en: 'The client secret is missing' },
    detail: {
      ja: 'プロバイダーかクライアントIDを変えるときは、clientSecret も送ってください',
      en: 'Send clientSecret as well when the provider or the client id changes',
    },
  },
  'single-sign-on.not-offered': {
    status: 404,
    title: { ja: 'この組織にシングルサインオンはありません', en: 'This organization has no single sign-on' },
    detail: OTHERWISE,
  },
  'single-sign-on.provider-away': {
    status: 502,
    title: {
      ja: 'シングルサインオンのプロバイダーが応答しません',
      en: 'The provider of single sign-on does not answer',
    },
    detail: {
      ja: 'しばらくしてからもう一度お試しください。急ぐときはパスワードかパスキーでサインインできます',
      en: 'Try again shortly, or sign in with your password or passkey',
    },
  },
  'single-sign-on.address-not-named': {
    status: 502,
    title: {
      ja: 'プロバイダーが、運営者の認めていない宛先を示しました',
      en: 'The provider named an address that is not allowed',
    },
    detail: {
      ja: '{address} を使うには、運営者が設定 OIDC_ISSUERS に加えます',
      en: 'To use {address} the operator adds it to the setting OIDC_ISSUERS',
    },
  },
  'single-sign-on.refused': {
    status: 403,
    title: { ja: 'シングルサインオンを確認できませんでした', en: 'The single sign-on was refused' },
    detail: OTHERWISE,
  },
  'single-sign-on.way-lost': {
    status: 400,
    title: { ja: 'サインインの途中の記録が見つかりません', en: 'This sign-in was not begun here' },
    detail: {
      ja: '10分を過ぎたか、別のブラウザーで始めたか、すでに使われています。最初からやり直してください',
      en: 'It took more than 10 minutes, began in another browser, or was used before. Begin anew',
    },
  },
  'single-sign-on.no-account': {
    status: 403,
    title: { ja: 'この組織の利用者として登録されていません', en: 'You are no member of this organization' },
    detail: {
      ja: 'プロバイダーが確認したメールアドレスと同じアドレスの、利用中のアカウントが必要です。組織の管理者に招待を依頼してください',
      en: 'It takes an active account with the mail address that the provider has verified. Ask an administrator for an invitation',
    },
  },
};
