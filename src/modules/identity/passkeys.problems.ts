import type { ProblemTable } from '#platform/http/problems.js';

/** Refusals around passkeys. */
export const PASSKEY_PROBLEMS: ProblemTable = {
  'passkey.refused': {
    status: 401,
    title: { ja: 'パスキーを確認できませんでした', en: 'The passkey was refused' },
    detail: {
      ja: '画面を開き直し、この Kaiji に登録したパスキーでもう一度お試しください。5分以内に応答する必要があります',
      en: 'Open the screen anew and try again with a passkey enrolled here; it has to answer within 5 minutes',
    },
  },
  'passkey.not-enrolled': {
    status: 422,
    title: { ja: 'パスキーを登録できませんでした', en: 'The passkey was not enrolled' },
    detail: {
      ja: '画面を開き直し、もう一度お試しください。指紋やPINなどで本人を確認できる端末が必要で、5分以内に応答する必要があります',
      en: 'Open the screen anew and try again. It takes a device that verifies its user, by finger or PIN, and answers within 5 minutes',
    },
  },
  'passkey.known': {
    status: 409,
    title: { ja: 'このパスキーはすでに登録されています', en: 'This passkey is enrolled already' },
  },
};
