import type { ProblemTable } from '#platform/http/problems.js';

/** Refusals of this module. */
export const PROFILES_PROBLEMS: ProblemTable = {
  'profile.not-found': {
    status: 404,
    title: { ja: '判定プロファイル {id} が見つかりません', en: 'There is no profile {id}' },
    detail: {
      ja: 'プロファイルの一覧(listProfiles)にある id を指定してください',
      en: 'Use an id from the list of profiles (listProfiles)',
    },
  },
  'profile.exists': {
    status: 409,
    title: { ja: '判定プロファイル「{name}」は登録済みです', en: 'There is a profile called "{name}" already' },
    detail: {
      ja: '別の名前を付けるか、登録済みのもの({id})を変更してください',
      en: 'Choose another name, or change the one that is there ({id})',
    },
  },
  'profile.retired': {
    status: 409,
    title: { ja: 'このプロファイルは使用を終えています', en: 'This profile is out of use' },
  },
  'profile.not-judgeable': {
    status: 422,
    title: { ja: 'このプロファイルでは判定できません', en: 'Nothing can be judged by this profile' },
    detail: {
      ja: '行の一覧か行ごとの合否の基準が分かっていません。公式の資料の番号の一覧から自組織のプロファイルを作れます',
      en: 'Its rows, or when a row passes, are not known here. Make a profile of your own from the official list of numbers',
    },
  },
  'profile.sharing-is-for-groups': {
    status: 422,
    title: {
      ja: '全組織と共有できるのは業界団体のプロファイルだけです',
      en: 'Only industry groups share their profiles with everybody',
    },
  },
  'profile.rows-or-topics': {
    status: 422,
    title: {
      ja: '番号の一覧(numbers と templateId)か論点の一覧(topics)のどちらか一方を入れてください',
      en: 'Give either a list of numbers (numbers, with templateId) or a list of topics (topics)',
    },
  },
  'profile.form-missing': {
    status: 422,
    title: { ja: '番号の一覧には様式(templateId)が必要です', en: 'A list of numbers needs its form (templateId)' },
  },
  'profile.numbers-missing': {
    status: 422,
    title: {
      ja: '様式を変えるときは、その様式の番号の一覧(numbers)も入れてください',
      en: 'With another form give its list of numbers (numbers)',
    },
  },
  'profile.forms-with-topics': {
    status: 422,
    title: {
      ja: '様式の種類(forms)は論点の一覧(topics)とだけ使えます',
      en: 'Families of forms (forms) go with topics alone',
    },
  },
  'profile.nothing-asked': {
    status: 422,
    title: { ja: '行が一つもありません', en: 'It asks for no row at all' },
  },
  'profile.bad-numbers': {
    status: 422,
    title: {
      ja: '様式 {templateId} で使えない番号が {count} 件あります',
      en: '{count} of the numbers cannot be used with the form {templateId}',
    },
    detail: { ja: '{ja}', en: '{en}' },
  },
  'profile.unknown-topics': {
    status: 422,
    title: { ja: 'どの様式にもない論点です: {topics}', en: 'No form asks about: {topics}' },
  },
  'profile.unknown-forms': {
    status: 422,
    title: { ja: '登録されていない様式の種類です: {forms}', en: 'There are no forms of the kind: {forms}' },
  },
  'profile.unknown-note-rows': {
    status: 422,
    title: {
      ja: 'プロファイルにない行への注記です: {rows}',
      en: 'Notes on rows that the profile does not ask for: {rows}',
    },
  },
  'profile.unknown-choices': {
    status: 422,
    title: { ja: '「{topic}」にない選択肢です: {choices}', en: '"{topic}" has no such choice: {choices}' },
    detail: { ja: '選べるもの: {known}', en: 'It has: {known}' },
  },
};
