import { describe, expect, it } from '@jest/globals';
import { faultsOf, emptyOrMistyped } from './field-faults.js';

describe('what is wrong with a form', () => {
  const problem = { type: '/problems/request.invalid', title: '入力を確かめてください', status: 422 };

  it('stands at the field that the pointer names', () => {
    const errors = [{ pointer: '/adminEmail', code: 'isEmail', detail: 'メールアドレスではありません' }];
    expect(faultsOf({ ...problem, errors }, 'request.invalid', {})).toEqual({
      adminEmail: 'メールアドレスではありません',
    });
  });

  it('stands at the field that a refusal is about, with what to do', () => {
    const short = { type: '/problems/password.too-short', title: '短い', detail: '15文字以上を', status: 422 };
    expect(faultsOf(short, 'password.too-short', { 'password.too-short': 'password' })).toEqual({
      password: '短い 15文字以上を',
    });
    expect(faultsOf(short, 'password.too-short', {})).toEqual({});
  });

  it('is found before anything is sent: what is missing, and what is mistyped', () => {
    const field = (name: string, valid: boolean, valueMissing = false) => ({ name, validity: { valid, valueMissing } });
    const fields = [field('name', false, true), field('email', false), field('note', true), field('', false)];
    expect(emptyOrMistyped(fields, (key) => key)).toEqual({ name: 'form.missing', email: 'form.mistyped' });
  });
});
