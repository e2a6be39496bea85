import type { Bilingual } from '../../../kernel/bilingual.js';

/** Every kind of event that the journal records (`noun.verb`, never renamed), and how people call it. Whoever records a new one adds it here. */
export const EVENT_TYPES = {
  'access.declined': { ja: '閲覧申請を断った', en: 'Access declined' },
  'access.granted': { ja: '閲覧を許可した', en: 'Access granted' },
  'access.refused': { ja: '操作を拒否した', en: 'Call refused' },
  'access.requested': { ja: '閲覧を申請した', en: 'Access requested' },
  'access.revoked': { ja: '閲覧の許可を取り消した', en: 'Access revoked' },
  'alarm.acknowledged': { ja: '警報を確認した', en: 'Alarm acknowledged' },
  'alarm.raised': { ja: '警報が出た', en: 'Alarm raised' },
  'answers.saved': { ja: '回答を保存した', en: 'Answers saved' },
  'api-token.created': { ja: 'APIトークンを作った', en: 'API token created' },
  'api-token.revoked': { ja: 'APIトークンを無効にした', en: 'API token revoked' },
  'disclosure.audience-changed': { ja: '開示範囲を変えた', en: 'Audience of a disclosure changed' },
  'disclosure.created': { ja: '開示書を作った', en: 'Disclosure created' },
  'disclosure.published': { ja: '開示書を公開した', en: 'Disclosure published' },
  'disclosure.withdrawn': { ja: '公開版を取り下げた', en: 'Revision withdrawn' },
  'draft.assigned': { ja: '設問の担当を決めた', en: 'Questions assigned' },
  'draft.discarded': { ja: '下書きを破棄した', en: 'Draft discarded' },
  'draft.exported': { ja: '下書きを書き出した', en: 'Draft exported' },
  'draft.header-saved': { ja: '下書きの基本情報を保存した', en: 'Header of a draft saved' },
  'draft.read': { ja: '下書きを閲覧した', en: 'Draft read' },
  'draft.returned': { ja: '下書きを差し戻した', en: 'Draft returned' },
  'draft.started': { ja: '下書きを始めた', en: 'Draft started' },
  'draft.submitted': { ja: '下書きを社内確認に出した', en: 'Draft submitted' },
  'import.applied': { ja: '取り込みを下書きに反映した', en: 'Import applied' },
  'import.exported': { ja: '指摘付きの取り込みファイルを書き出した', en: 'Imported file downloaded with its findings' },
  'import.read': { ja: 'ファイルを取り込んだ', en: 'File imported, up to the preview' },
  'import.viewed': { ja: '取り込みの内容を閲覧した', en: 'Import viewed' },
  'installation.set-up': { ja: '初期設定を行った', en: 'Installation set up' },
  'installation.settings-changed': { ja: '起動時の設定が変わった', en: 'Settings of the installation changed' },
  'journal.exported': { ja: '操作記録を書き出した', en: 'Audit log exported' },
  'journal.read': { ja: '操作記録を閲覧した', en: 'Audit log read' },
  'member.invited': { ja: '利用者を招待した', en: 'Member invited' },
  'member.joined': { ja: '利用者が加わった', en: 'Member joined' },
  'organization-key.made': { ja: '組織の署名鍵を作った', en: 'Signing key made' },
  'organization.changed': { ja: '組織の情報を変えた', en: 'Organization changed' },
  'organization.created': { ja: '組織を登録した', en: 'Organization created' },
  'policy.changed': { ja: '公開前の確認方針を変えた', en: 'Disclosure policy changed' },
  'product.changed': { ja: '製品・サービスの情報を変えた', en: 'Product changed' },
  'product.created': { ja: '製品・サービスを登録した', en: 'Product created' },
  'readers.listed': { ja: '閲覧者の一覧を見た', en: 'Readers listed' },
  'revision.compared': { ja: '公開版を比較した', en: 'Revision compared' },
  'revision.exported': { ja: '公開版を書き出した', en: 'Revision exported' },
  'revision.read': { ja: '公開版を閲覧した', en: 'Revision read' },
  'session.began': { ja: 'サインインした', en: 'Signed in' },
  'session.ended': { ja: 'サインアウトした', en: 'Signed out' },
  'session.refused': { ja: 'サインインに失敗した', en: 'Sign-in refused' },
  'session.switched': { ja: '組織を切り替えた', en: 'Switched to another organization' },
} as const satisfies Readonly<Record<string, Bilingual>>;

/** What the journal can record. */
export type EventType = keyof typeof EVENT_TYPES;

/** Whether there is such a kind of event. */
export function isEventType(text: string): text is EventType {
  return Object.hasOwn(EVENT_TYPES, text);
}
