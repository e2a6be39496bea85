import { describe, expect, it } from '@jest/globals';
import { readConfig } from './config.js';

function read(OIDC_ISSUERS: string): readonly string[] {
  const answer = readConfig({ OIDC_ISSUERS });
  return 'errors' in answer ? answer.errors.map(({ name }) => name) : answer.config.oidcIssuers;
}

describe('OIDC_ISSUERS', () => {
  it('is a list of providers, and empty where nothing is set', () => {
    const issuers = ['https://id.example.jp', 'http://localhost:9000/realm'];
    expect(read(issuers.join(', '))).toEqual(issuers);
    expect(read('')).toEqual([]);
  });

  it.each([
    'id.example.jp',
    'http://id.example.jp',
    'https://id.example.jp?x=1',
    'https://id.example.jp#',
    'https://a@id.example.jp',
    'file:///etc/passwd',
  ])('refuses %s', (issuer) => {
    expect(read(issuer)).toEqual(['OIDC_ISSUERS']);
  });
});
