import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyForm, saidYes, shipped } from '../../../../test/support/any-answers.js';
import { newSigningKey, sha256, signText, verifyText } from '../../../platform/keys/signing.js';
import { keyStatement } from '../../identity/domain/key-certificate.js';
import type { Answers } from '../../templates/domain/answer.js';
import { templateHash } from '../../templates/domain/template-hash.js';
import { questionsOf, type Template } from '../../templates/domain/template.js';
import type { JsonValue } from '../../../kernel/canonical-json.js';
import { countStates } from './counts.js';
import { gapMask, packCodes } from './packed-codes.js';
import { seal, type SealInput } from './seal.js';
import { type SignedRevision, verifyDocument } from './verify.js';

const sds = shipped('sds-5.0');

function input(answers: Answers): SealInput {
  return {
    revision: { id: 'r-1', number: 2, previousHash: 'aa', publishedOn: '2026-11-21', validUntil: '2027-11-21' },
    product: { id: 'p-1', kind: 'service', name: '架空クラウド電子カルテ', version: '3.2' },
    vendor: { id: 'v-1', name: '架空ソフト株式会社' },
    signer: { name: '架空 花子', role: '品質保証部長' },
    header: { provider: '架空ソフト株式会社', service_name: '架空クラウド電子カルテ' },
    answers,
    warnings: [{ kind: 'reason_missing', question: '3' }, { kind: 'older_form' }],
  };
}

const [vendorKey, otherKey, installation] = [newSigningKey(), newSigningKey(), newSigningKey()];

function signed(answers: Answers, template: Template, key = vendorKey, vendorId = 'v-1'): SignedRevision {
  const { canonical, hash } = seal(input(answers), template, sha256);
  const statement = {
    vendorId,
    publicKey: key.publicKey,
    issuedOn: '2026-04-01',
    installationKey: installation.publicKey,
  };
  return {
    format: 'kaiji-signed-revision-1',
    document: JSON.parse(canonical) as JsonValue,
    hash,
    signature: signText(canonical, key.privateKey),
    certificate: { ...statement, signature: signText(keyStatement(statement), installation.privateKey) },
  };
}

describe('sealing', () => {
  it('freezes all that a revision says, in one text', () => {
    const answers = saidYes(sds, { '3': { value: 'no' }, '2': { value: 'blank' } });
    const sealed = seal(input(answers), sds, sha256);
    const document = JSON.parse(sealed.canonical) as Record<string, Record<string, unknown>>;
    expect(Object.keys(document)).toEqual([
      'answers',
      'format',
      'header',
      'product',
      'revision',
      'signer',
      'template',
      'vendor',
      'warnings',
    ]);
    expect(document).toMatchObject({
      format: 'kaiji-revision-1',
      product: { name: '架空クラウド電子カルテ', version: '3.2' },
      revision: { number: 2, previousHash: 'aa', publishedOn: '2026-11-21', validUntil: '2027-11-21' },
      template: { id: 'sds-5.0', form: 'SDS', version: '5.0', hash: templateHash(sds, sha256) },
      warnings: [{ kind: 'reason_missing', question: '3' }, { kind: 'older_form' }],
    });
    expect(document['answers']).toMatchObject({
      '3': { value: 'no' },
      '4': { value: 'yes', remark: '別紙仕様書に記載' },
    });
    expect(document['answers']).not.toHaveProperty('2');
    expect(sealed.hash).toBe(sha256(sealed.canonical));
    expect(seal(input(answers), { ...sds, hash: 'of itself' } as Template, sha256).hash).toBe(sealed.hash);
  });

  it('packs, masks and counts as everywhere', () => {
    fc.assert(
      fc.property(anyForm, ({ template, answers }) => {
        const sealed = seal(input(answers), template, sha256);
        expect(sealed.codes).toBe(packCodes(template, answers));
        expect(sealed.codes).toHaveLength(questionsOf(template).length);
        expect(sealed.gapMask).toBe(gapMask(sealed.codes));
        expect(sealed.counts).toEqual(countStates(template, answers));
      }),
    );
  });

  it('gives one hash for the same content, however it was put together', () => {
    const answers = saidYes(sds);
    const turned = new Map([...answers].reverse());
    const restored = JSON.parse(JSON.stringify(input(turned))) as SealInput;
    expect(seal({ ...restored, answers: turned }, sds, sha256).hash).toBe(seal(input(answers), sds, sha256).hash);
  });

  it('gives another hash for any other content', () => {
    const base = input(saidYes(sds));
    const others: readonly SealInput[] = [
      { ...base, answers: saidYes(sds, { '3': { value: 'no' } }) },
      { ...base, header: { ...base.header, provider: '別の会社' } },
      { ...base, revision: { ...base.revision, previousHash: null } },
      { ...base, signer: { ...base.signer, role: '担当' } },
      { ...base, warnings: [] },
    ];
    const hashes = new Set([base, ...others].map((each) => seal(each, sds, sha256).hash));
    expect(hashes.size).toBe(others.length + 1);
    expect(hashes.has(seal(base, { ...sds, version: '5.0b' }, sha256).hash)).toBe(false);
  });

  it('refuses half a character', () => {
    const broken = saidYes(sds, { '3': { value: 'yes', remark: '\ud842' } });
    expect(() => seal(input(broken), sds, sha256)).toThrow(
      expect.objectContaining({
        code: 'json.not-canonical',
        facts: { reason: 'lone surrogate', pointer: '/answers/3/remark' },
      }),
    );
  });
});

describe('verifying offline', () => {
  const verify = (document: unknown) => verifyDocument(document, sha256, verifyText);
  const good = signed(saidYes(sds), sds);

  it('finds what was sealed intact, also after a way through a file', () => {
    fc.assert(
      fc.property(anyForm, ({ template, answers }) => {
        const revision = signed(answers, template);
        expect(verify(JSON.parse(JSON.stringify(revision, null, 2)))).toEqual({
          result: 'intact',
          hash: revision.hash,
          vendorId: 'v-1',
          installationKey: installation.publicKey,
        });
      }),
      { numRuns: 40 },
    );
  });

  it('finds any changed character', () => {
    const file = JSON.stringify(good);
    fc.assert(
      fc.property(fc.nat({ max: file.length - 1 }), fc.constantFrom('0', '1', 'a', 'Z', '-', '開'), (at, character) => {
        fc.pre(file.charAt(at) !== character);
        const changed = parsedOrNull(file.slice(0, at) + character + file.slice(at + 1));
        fc.pre(changed !== null && JSON.stringify(changed) !== file);
        expect(verify(changed).result).not.toBe('intact');
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['an answer', { document: { ...(good.document as object), answers: {} } }, 'changed'],
    ['the hash', { hash: sha256('something else') }, 'changed'],
    ['the signature', { signature: signText('something else', vendorKey.privateKey) }, 'wrong_key'],
    ['the unused bits of the signature', { signature: respelled(good.signature) }, 'wrong_key'],
    ['the vendor', { certificate: { ...good.certificate, vendorId: 'v-2' } }, 'wrong_key'],
    ['the key', { certificate: { ...good.certificate, publicKey: otherKey.publicKey } }, 'wrong_key'],
    ['the installation', { certificate: { ...good.certificate, installationKey: otherKey.publicKey } }, 'wrong_key'],
    ['half a character', { certificate: { ...good.certificate, issuedOn: '\ud842' } }, 'wrong_key'],
  ])('tells what was changed: %s', (_, change, result) => {
    expect(verify({ ...good, ...change })).toEqual({ result });
  });

  it('does not take a text signed by a key that nobody certified', () => {
    const forged = signed(saidYes(sds), sds, otherKey);
    expect(verify({ ...forged, certificate: good.certificate })).toEqual({ result: 'wrong_key' });
    expect(verify({ ...forged, certificate: { ...good.certificate, publicKey: otherKey.publicKey } })).toEqual({
      result: 'wrong_key',
    });
  });

  it('does not take one vendor’s disclosure under the certified key of another', () => {
    expect(verify(signed(saidYes(sds), sds, otherKey, 'v-2'))).toEqual({ result: 'wrong_key' });
  });

  it('never throws for what stands in a file', () => {
    const deep: unknown = JSON.parse(`{"format":"kaiji-revision-1","x":${'['.repeat(3_000)}${']'.repeat(3_000)}}`);
    const odd = [
      null,
      1,
      'text',
      [],
      {},
      { ...good, document: null },
      { ...good, format: 'other' },
      { ...good, certificate: 1 },
      { ...good, document: deep },
    ];
    expect(odd.map((each) => verify(each).result)).toEqual(odd.map(() => 'unreadable'));
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom('document', 'hash', 'signature', 'certificate'), (value, key) => {
        expect(verify({ ...good, [key]: value }).result).not.toBe('intact');
      }),
    );
  });
});

function parsedOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The same bytes in another spelling: the last character's unused bits set. */
function respelled(signature: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return signature.slice(0, -1) + alphabet.charAt(alphabet.indexOf(signature.slice(-1)) + 1);
}
