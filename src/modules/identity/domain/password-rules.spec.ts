import { describe, expect, it } from '@jest/globals';
import { checkPassword } from './password-rules.js';

const context = {
  common: new Set(['password', 'monkey', 'iloveyou', 'qwertyuiop']),
  own: ['hanako.sato@aozora-medical.example', '佐藤 花子'],
};
const refusal = (password: string): string => {
  try {
    checkPassword(password, context);
    return 'fine';
  } catch (error) {
    return (error as Error).message;
  }
};

describe('a password', () => {
  it.each([
    '長い合言葉は忘れにくい',
    'correct horse battery',
    'Ｚｅｎｋａｋｕ　mo yoi',
    '8charsOK',
    ' leading and trailing ',
    '1234-5678-love-9876',
    'sato lives in aozora',
    '🦊🦊🦊🦊🐻🐻🐻🐻',
  ])('may be %j', (password) => {
    expect(refusal(password)).toBe('fine');
  });

  it.each(['', '1234567', '🦊🐻🦊🐻🦊🐻🦊', '開示'])('is too short as %j: characters count, not bytes', (password) => {
    expect(refusal(password)).toBe('password.too-short');
  });

  it.each([
    ['widely used', 'password'],
    ['widely used, in capitals', 'IloveYou'],
    ['widely used, in full width', 'ｐａｓｓｗｏｒｄ'],
    ['a used word with digits and signs', '12Monkey!!99'],
    ['the product', 'Kaiji-2026!'],
    ['the product in Japanese', '開示202611'],
    ['the address', 'hanako.sato@aozora-medical.example'],
    ['a part of the address', 'Aozora-Medical1'],
    ['two parts of the address', 'sato@aozora'],
    ['parts of the address the other way round', 'Aozora_Hanako_26'],
    ['the name', '花子123456'],
    ['one character', 'zzzzzzzz'],
    ['a run', '23456789'],
    ['a run backwards', 'hgfedcba'],
  ])('is too common when it is %s', (_why, password) => {
    expect(refusal(password)).toBe('password.too-common');
  });
});
