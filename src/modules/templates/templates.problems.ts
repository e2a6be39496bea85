import type { ProblemTable } from '#platform/http/problems.js';

/** Refusals of this module. */
export const TEMPLATES_PROBLEMS: ProblemTable = {
  'crosswalk.invalid': {
    status: 400,
    title: { ja: '設問対応の変更に誤りがあります', en: 'The change of the crosswalk has errors' },
    detail: {
      ja: 'errors に示した設問を直してください。何も保存していません',
      en: 'Correct the rows listed in errors. Nothing was saved',
    },
  },
  'crosswalk.not-allowed': {
    status: 403,
    title: {
      ja: '{from} と {to} の設問対応を変えられるのは、運営者と、どちらかの様式を公開した組織だけです',
      en: 'Only the operator, and whoever released one of the forms, may change the crosswalk of {from} and {to}',
    },
  },
  'crosswalk.one-form': {
    status: 400,
    title: { ja: '同じ様式どうしの設問対応は変えられません', en: 'A form has no crosswalk with itself to change' },
    detail: { ja: 'from と to に別の様式を指定してください', en: 'Name two different forms in from and to' },
  },
  'crosswalk.version-not-found': {
    status: 404,
    title: { ja: '設問対応の第{version}版はありません', en: 'There is no version {version} of this crosswalk' },
    detail: {
      ja: 'listCrosswalkVersions にある版を指定してください',
      en: 'Use a version that listCrosswalkVersions gives',
    },
  },
  'form.released-before': {
    status: 409,
    title: {
      ja: 'この様式は {id} として公開済みです',
      en: 'This form has been released as {id} before',
    },
    detail: {
      ja: '同じExcelから同じ内容で公開されています。公開された様式は全員が使えるので、{id} をそのまま使ってください。提供をやめた様式は、運営者が再び提供できます',
      en: 'It was released from the same workbook with the same decisions. Released forms are for everybody here: use {id}. Where it was retired, the operator can offer it again',
    },
  },
  'form.too-many-released': {
    status: 409,
    title: {
      ja: 'この組織の様式はすでに{most}件が公開されています',
      en: 'Your organization offers {most} forms already',
    },
    detail: {
      ja: '使わなくなった様式の提供をやめるよう、運営者に依頼してください',
      en: 'Ask the operator to retire those that are not used any more',
    },
  },
  'form.shipped': {
    status: 409,
    title: { ja: '様式 {id} は Kaiji に付属しています', en: 'Form {id} comes with Kaiji' },
    detail: {
      ja: '提供をやめられるのは、このKaijiで学習した様式だけです',
      en: 'Only forms that were learned on this installation can be retired',
    },
  },
  'form.retired-before': {
    status: 409,
    title: { ja: '様式 {id} の提供はすでに終わっています', en: 'Form {id} has been retired before' },
  },
  'form.not-retired': { status: 409, title: { ja: '様式 {id} は提供中です', en: 'Form {id} is not retired' } },
  'form.retired': {
    status: 409,
    title: { ja: '様式 {id} は提供を終えています', en: 'Form {id} has been retired' },
    detail: {
      ja: '新しい下書きには別の様式を選んでください。記入済みのものは引き続き閲覧・比較できます',
      en: 'Choose another form for a new draft. What stands on it can still be read and compared',
    },
  },
  'template.not-found': {
    status: 404,
    title: { ja: '様式 {id} は登録されていません', en: 'There is no form {id}' },
    detail: {
      ja: '様式の一覧(listTemplates)にある id を指定してください',
      en: 'Use an id from the list of forms (listTemplates)',
    },
  },
};
