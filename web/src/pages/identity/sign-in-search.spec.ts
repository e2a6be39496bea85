import { describe, expect, it } from '@jest/globals';
import { signInSearch } from './sign-in-search.js';

describe('the address of the sign-in screen', () => {
  it('leads back to a path of these screens', () => {
    expect(signInSearch({ next: '/audit?from=2026-11-01' })).toEqual({ next: '/audit?from=2026-11-01' });
  });

  it.each(['https://evil.example/', '//evil.example', '/\\\\evil.example', 'javascript:alert(1)', '', 7, undefined])(
    'never leads elsewhere: %p',
    (next) => {
      expect(signInSearch({ next })).toEqual({});
    },
  );

  it('takes the code of a refusal, no text', () => {
    expect(signInSearch({ problem: 'single-sign-on.refused', step: 'second-factor' })).toEqual({
      problem: 'single-sign-on.refused',
      step: 'second-factor',
    });
    expect(signInSearch({ problem: '<b>call 0120-000-000</b>', step: 'third' })).toEqual({});
  });

  it('takes the id of an organization, nothing else', () => {
    const organization = '0199a000-0000-7000-8000-000000000001';
    expect(signInSearch({ organization })).toEqual({ organization });
    expect(signInSearch({ organization: '../members' })).toEqual({});
  });
});
