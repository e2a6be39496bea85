import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { IsEmail, IsIn, MaxLength, MinLength } from 'class-validator';
import type { RuleViolation } from '#kernel/rule-violation.js';
import { IsPlainText } from './field-rules.js';
import { PageQuery } from './paging.js';
import { validation } from './validation.js';

class Person {
  @MaxLength(5) @MinLength(1) @IsPlainText() name!: string;
  @IsPlainText() @MinLength(1) @MaxLength(5) nickname!: string;
  @MaxLength(254) @IsEmail() email!: string;
  @IsIn(['a', 'b']) role!: string;
}

async function errorsOf(content: object, metatype: typeof Person | typeof PageQuery): Promise<object> {
  const refusal = await validation.transform(content, { type: 'body', metatype }).catch((error: unknown) => error);
  return (refusal as RuleViolation).facts['errors'] as object;
}

describe('a request', () => {
  it('that leaves fields out is told to fill them in, whatever other rules they have', async () => {
    const missing = ['name', 'nickname', 'email', 'role'].map((field) => ({
      pointer: `/${field}`,
      code: 'isNotEmpty',
      detail: '入力してください',
    }));
    expect(await errorsOf({}, Person)).toEqual(missing);
    expect(await errorsOf({ name: null, nickname: null, email: null, role: null }, Person)).toEqual(missing);
  });

  it('with wrong values is told what is wrong with them', async () => {
    const wrong = { name: 'a\u0000', nickname: '123456', email: 'x', role: 'c', age: 1 };
    expect(await errorsOf(wrong, Person)).toMatchObject(
      ['whitelistValidation', 'isPlainText', 'maxLength', 'isEmail', 'isIn'].map((code) => ({ code })),
    );
  });

  it('for a number that is none is told so', async () => {
    expect(await errorsOf({ limit: 'abc' }, PageQuery)).toMatchObject([
      { pointer: '/limit', detail: '数を入れてください' },
    ]);
    expect(await errorsOf({ limit: '500' }, PageQuery)).toMatchObject([{ detail: '200 以下にしてください' }]);
  });
});
