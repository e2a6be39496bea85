import { type ValidationError, ValidationPipe } from '@nestjs/common';
import * as transformerPackage from 'class-transformer';
import * as validatorPackage from 'class-validator';
import type { Bilingual } from '#kernel/bilingual.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import { requestContext } from '../request-context.js';
import type { FieldError } from './problems.js';

/** What class-validator's rules mean to a person; `{limits}` = the numbers or words of the rule. */
const WORDS: Readonly<Record<string, Bilingual>> = {
  isString: { ja: '文字列を入れてください', en: 'must be a text' },
  isNotEmpty: { ja: '入力してください', en: 'must not be empty' },
  isEmail: { ja: 'メールアドレスの形で入れてください', en: 'must be a mail address' },
  isUuid: { ja: '識別子(UUID)を入れてください', en: 'must be an identifier (UUID)' },
  isInt: { ja: '整数を入れてください', en: 'must be a whole number' },
  isNumber: { ja: '数を入れてください', en: 'must be a number' },
  isBoolean: { ja: 'true か false を入れてください', en: 'must be true or false' },
  isArray: { ja: '配列を入れてください', en: 'must be a list' },
  isObject: { ja: 'オブジェクトを入れてください', en: 'must be an object' },
  isIn: { ja: '次のいずれかを入れてください: {limits}', en: 'must be one of: {limits}' },
  min: { ja: '{limits} 以上にしてください', en: 'must be at least {limits}' },
  max: { ja: '{limits} 以下にしてください', en: 'must be at most {limits}' },
  minLength: { ja: '{limits} 文字以上にしてください', en: 'must have at least {limits} characters' },
  maxLength: { ja: '{limits} 文字以下にしてください', en: 'must have at most {limits} characters' },
  isLength: { ja: '長さが範囲外です: {limits}', en: 'has a length outside {limits}' },
  arrayMinSize: { ja: '{limits} 件以上にしてください', en: 'must have at least {limits} items' },
  arrayMaxSize: { ja: '{limits} 件以下にしてください', en: 'must have at most {limits} items' },
  arrayUnique: { ja: '同じものが二度あります', en: 'must not repeat an item' },
  matches: { ja: '形が正しくありません', en: 'does not have the right form' },
  isISO8601: { ja: '日付(YYYY-MM-DD)を入れてください', en: 'must be a date (YYYY-MM-DD)' },
  isLocalDate: { ja: '実在する日付(YYYY-MM-DD)を入れてください', en: 'must be a real date (YYYY-MM-DD)' },
  isPlainText: { ja: '使えない文字(制御文字など)が入っています', en: 'holds characters that cannot be stored' },
  isCorporateNumber: {
    ja: '法人番号(13桁)の検査数字が合いません',
    en: 'is not a corporate number (13 digits with check digit)',
  },
  whitelistValidation: { ja: 'この項目はありません', en: 'is not a field of this request' },
  nestedValidation: { ja: 'オブジェクトを入れてください', en: 'must be an object' },
};
const OTHERWISE: Bilingual = { ja: '値が正しくありません', en: 'is not valid' };

/** Checks every body and query against its class; unknown fields are named, not swallowed. */
export const validation = new ValidationPipe({
  // Loaded with this file: the framework would load them behind its back, at a moment of its own.
  validatorPackage,
  transformerPackage,
  transform: true,
  whitelist: true,
  forbidNonWhitelisted: true,
  forbidUnknownValues: true,
  stopAtFirstError: true,
  exceptionFactory: (errors) =>
    new RuleViolation('request.invalid', { errors: errors.flatMap((error) => fieldErrors(error, '')) }),
});

function fieldErrors(error: ValidationError, parent: string): FieldError[] {
  const pointer = `${parent}/${error.property.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  const own = Object.entries(constraintsOf(error)).map(([code, message]) => ({
    pointer,
    code,
    detail: words(code, message),
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => fieldErrors(child, pointer))];
}

/** What is not there is missing, and what is no number is no number, whichever rule saw it first. */
function constraintsOf({ value, constraints }: ValidationError): Readonly<Record<string, string>> {
  if (!constraints || 'whitelistValidation' in constraints) return constraints ?? {};
  if (value === undefined || value === null) return { isNotEmpty: '' };
  return Number.isNaN(value) ? { isNumber: '' } : constraints;
}

function words(code: string, message: string): string {
  const language = requestContext.getStore()?.language ?? 'ja';
  return (WORDS[code] ?? OTHERWISE)[language].replace('{limits}', limitsIn(code, message));
}

/** The words or number that class-validator's own sentence names. */
function limitsIn(code: string, message: string): string {
  const [found, words] = (code === 'isIn' ? /: (.*)$/ : /\d+/).exec(message) ?? [];
  return words ?? found ?? '';
}
