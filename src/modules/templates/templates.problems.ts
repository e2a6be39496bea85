import type { ProblemTable } from '#platform/http/problems.js';

/** Refusals of this module. */
export const TEMPLATES_PROBLEMS: ProblemTable = {
  'template.not-found': {
    status: 404,
    title: { ja: '様式 {id} は登録されていません', en: 'There is no form {id}' },
    detail: {
      ja: '様式の一覧(listTemplates)にある id を指定してください',
      en: 'Use an id from the list of forms (listTemplates)',
    },
  },
};
