import { describe, expect, it } from '@jest/globals';
import { accountMeant, type Candidates, isNamed, mayCall, showsTwoFactors } from './single-sign-on.js';

describe('two factors', () => {
  const words = { acr: ['urn:two', 'phrh'], amr: ['mfa', 'hwk'] };

  it.each([
    [null, [], false],
    ['urn:one', ['pwd'], false],
    ['urn:two', [], true],
    ['phrh', ['pwd'], true],
    [null, ['mfa'], true],
    ['urn:one', ['pwd', 'hwk'], true],
    ['mfa', ['urn:two'], false],
    ['URN:TWO', ['MFA'], false],
  ])('acr %s, amr %j: %s', (acr, amr, expected) => {
    expect(showsTwoFactors({ acr, amr }, words)).toBe(expected);
  });

  it.each([null, '', '0', 'urn:two'])('are never shown where nobody agreed on words (acr %s)', (acr) => {
    expect(showsTwoFactors({ acr, amr: ['mfa', ''] }, { acr: [], amr: [] })).toBe(false);
  });
});

describe('the account meant', () => {
  const nobody: Candidates = { linked: null, linkedIsMember: false, member: null, memberIsLinked: false };

  it('is the one linked to the subject, whatever the address says by now', () => {
    expect(accountMeant({ ...nobody, linked: 'u1', linkedIsMember: true })).toEqual({ userId: 'u1', isNew: false });
    expect(accountMeant({ ...nobody, linked: 'u1', linkedIsMember: true, member: 'u2' })).toEqual({
      userId: 'u1',
      isNew: false,
    });
  });

  it('is, the first time, the member of that address', () => {
    expect(accountMeant({ ...nobody, member: 'u2' })).toEqual({ userId: 'u2', isNew: true });
  });

  it.each([
    ['nobody is a member', {}],
    ['the linked one was suspended', { linked: 'u1' }],
    ['the linked one was suspended, and another has the address', { linked: 'u1', member: 'u2' }],
    ['the member is known under another subject', { member: 'u2', memberIsLinked: true }],
  ])('is none where %s', (_, candidates) => {
    expect(() => accountMeant({ ...nobody, ...candidates })).toThrow('single-sign-on.no-account');
  });
});

describe('an issuer', () => {
  const named = ['https://id.example', 'https://login.example/tenant-1/v2.0', 'http://localhost:9000'];

  it.each([
    'https://id.example',
    'https://id.example/',
    'https://id.example/realms/hospital',
    'https://login.example/tenant-1/v2.0',
    'http://localhost:9000',
  ])('%s is named', (issuer) => {
    expect(isNamed(issuer, named)).toBe(true);
  });

  it.each([
    'http://id.example',
    'https://id.example:8443',
    'https://id.example.evil.example',
    'https://sub.id.example',
    'https://user@id.example',
    'https://id.example/?tenant=2',
    'https://id.example/#x',
    'https://login.example/tenant-1/v2.00',
    'https://login.example/tenant-1',
    'https://login.example/tenant-1/v2.0/../../tenant-2',
    'http://127.0.0.1:9000',
    'http://169.254.169.254',
    'id.example',
    '',
  ])('%s is not', (issuer) => {
    expect(isNamed(issuer, named)).toBe(false);
  });

  it('is none where the operator named none', () => {
    expect(isNamed('https://id.example', [])).toBe(false);
  });
});

describe('an address', () => {
  it('may be called on a host that the operator named, below any path', () => {
    expect(mayCall('https://login.example/keys', ['https://login.example/tenant-1'])).toBe(true);
    expect(mayCall('https://other.example/keys', ['https://login.example'])).toBe(false);
    expect(mayCall('http://login.example/keys', ['https://login.example'])).toBe(false);
    expect(mayCall('no address', ['https://login.example'])).toBe(false);
  });
});
