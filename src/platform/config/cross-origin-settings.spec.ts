import { describe, expect, it } from '@jest/globals';
import { configOf, wrongNames } from './config.fixture.js';

describe('CORS_ORIGINS', () => {
  it('is a list of origins, empty at first', () => {
    expect(configOf({}).corsOrigins).toEqual([]);
    expect(configOf({ CORS_ORIGINS: 'https://app.example.jp, http://localhost:5173' }).corsOrigins).toEqual([
      'https://app.example.jp',
      'http://localhost:5173',
    ]);
  });

  it.each([
    '*',
    'null',
    'https://*.example.jp',
    'http://app.example.jp',
    'https://app.example.jp/',
    'https://APP.example.jp',
    'app.example.jp',
    'file://',
  ])('refuses %s', (CORS_ORIGINS) => {
    expect(wrongNames({ CORS_ORIGINS })).toEqual(['CORS_ORIGINS']);
  });
});
