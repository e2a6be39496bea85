import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { root } from '../support/api-description.js';

const files = globSync('{src,migrations,test,bench}/**/*.ts', { cwd: root });
const sources = files.filter((file) => file.startsWith('src/') && !file.endsWith('.spec.ts'));
const holding = (pattern: RegExp, among = sources): string[] =>
  among.filter((file) => pattern.test(readFileSync(join(root, file), 'utf8')));

describe('a newcomer', () => {
  it('meets no barrel and no drawer for odds and ends', () => {
    expect(
      files.filter((file) => /(^|\/)(index\.ts|utils?|helpers?|common|misc|shared)(\/|\.ts$|$)/.test(file)),
    ).toEqual([]);
  });

  it('finds each file by its name: words with hyphens, then its role', () => {
    expect(files.filter((file) => !/^(J\d+-)?[a-z0-9-]+(\.[a-z]+)*\.ts$/.test(basename(file)))).toEqual([]);
  });

  it('finds every controller, service and repository in the folder of a noun', () => {
    const parts = sources.filter((file) => /\.(controller|service|repository|module|dto|entity)\.ts$/.test(file));
    expect(parts.filter((file) => !/^src\/(app\.module\.ts|platform\/|modules\/[a-z-]+\/[^/]+$)/.test(file))).toEqual(
      [],
    );
  });
});

describe('nobody', () => {
  it('throws HTTP outside of the HTTP layer', () => {
    const thrown = holding(/\b(HttpException|NotFoundException|BadRequestException|ForbiddenException)\b/);
    expect(thrown.filter((file) => !file.startsWith('src/platform/http/'))).toEqual([]);
  });

  it('opens a transaction token but repositories and the platform', () => {
    const opened = holding(/database\/manager\.js/);
    expect(opened.filter((file) => !/\.repository\.ts$|^src\/platform\//.test(file))).toEqual([]);
  });

  it('sets anything for a whole database session, splits reads by the ORM, or alters the schema at the start', () => {
    expect(holding(/set_config\([^)]*,\s*false\s*\)/)).toEqual([]);
    expect(holding(/\breplication\s*:/)).toEqual([]);
    expect(holding(/synchronize:\s*true/)).toEqual([]);
  });

  it('keeps anything in a browser’s storage but the language and the organization last signed in to', () => {
    const screens = globSync('web/src/**/*.{ts,tsx}', { cwd: root });
    expect(holding(/\b(local|session)Storage\b|\bindexedDB\b|document\.cookie/, screens).sort()).toEqual([
      'web/src/i18n/text.ts',
      'web/src/pages/identity/single-sign-on.tsx',
    ]);
  });

  it('leaves work undone or switches a check off', () => {
    expect(
      holding(
        /\b(TODO|FIXME|XXX)\b|@ts-(ignore|expect-error|nocheck)|eslint-disable|\b(it|describe|test)\.(skip|only)\(/,
        files.filter((file) => !file.endsWith('architecture.test.ts')),
      ),
    ).toEqual([]);
  });
});
