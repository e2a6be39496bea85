import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { sbomOf } from '../../bin/sbom.mjs';
import { root } from '../support/api-description.js';

const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  dependencies: Readonly<Record<string, string>>;
};
const sbom = sbomOf(lock);
const refs = new Set(sbom.components.map((component) => component['bom-ref']));

/** Licences that let an installation be run and handed on. */
const PERMISSIVE =
  /^(MIT|MIT-0|ISC|BSD-2-Clause|BSD-3-Clause|0BSD|Apache-2\.0|BlueOak-1\.0\.0|Unlicense|CC0-1\.0|CC-BY-4\.0|Python-2\.0|Zlib|PostgreSQL|OFL-1\.1)$/;

describe('the list of parts (CycloneDX)', () => {
  it('comes out the same each time', () => {
    expect(JSON.stringify(sbomOf(lock))).toBe(JSON.stringify(sbom));
    expect(sbom).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1 });
    expect(sbom.serialNumber).toMatch(/^urn:uuid:[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-a[\da-f]{3}-[\da-f]{12}$/);
  });

  it('names every part that package.json asks for, once, in its version, with a hash', () => {
    expect(refs.size).toBe(sbom.components.length);
    for (const [name, version] of Object.entries(dependencies))
      expect(refs).toContain(`pkg:npm/${name.replace('@', '%40')}@${version}`);
    for (const { hashes, version } of sbom.components) {
      expect(version).toMatch(/^\d+\.\d+\.\d+/);
      expect(hashes?.[0]?.content).toMatch(/^[\da-f]{40,128}$/);
    }
  });

  it('says what stands on what, and names nothing that it does not list', () => {
    for (const { ref, dependsOn } of sbom.dependencies) {
      expect(ref === sbom.metadata.component['bom-ref'] || refs.has(ref)).toBe(true);
      for (const needed of dependsOn) expect(refs).toContain(needed);
    }
    const own = sbom.dependencies.find(({ ref }) => ref === sbom.metadata.component['bom-ref'])!;
    expect(own.dependsOn.length).toBeGreaterThanOrEqual(Object.keys(dependencies).length);
  });

  it('leaves out what only development needs', () => {
    expect([...refs].filter((ref) => /pkg:npm\/(jest|eslint|prettier)@/.test(ref))).toEqual([]);
  });

  it('holds parts of permissive licences alone, but for the one that builds the styles', () => {
    const others = sbom.components.filter(({ licenses }) => {
      const [named] = licenses ?? [];
      const words = (named?.license?.id ?? named?.expression ?? 'none').split(/[()]| AND | OR /).filter(Boolean);
      return !words.some((word) => PERMISSIVE.test(word));
    });
    expect(others.filter(({ name }) => !name.startsWith('lightningcss'))).toEqual([]);
  });
});
