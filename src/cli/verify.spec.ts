import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { canonicalJson } from '../kernel/canonical-json.js';
import { keyStatement } from '../modules/identity/domain/key-certificate.js';
import { newSigningKey, sha256, signText } from '../platform/keys/signing.js';
import { verify } from './verify.js';

const vendorId = '019aa6a0-0000-7000-8000-0000000000aa';
const [vendorKey, installation] = [newSigningKey(), newSigningKey()];

function signed(answer: string): object {
  const document = { format: 'kaiji-revision-1', vendor: { id: vendorId }, answers: { '1': { value: answer } } };
  const canonical = canonicalJson(document);
  const statement = {
    vendorId,
    publicKey: vendorKey.publicKey,
    issuedOn: '2026-11-01',
    installationKey: installation.publicKey,
  };
  return {
    format: 'kaiji-signed-revision-1',
    document,
    hash: sha256(canonical),
    signature: signText(canonical, vendorKey.privateKey),
    certificate: { ...statement, signature: signText(keyStatement(statement), installation.privateKey) },
  };
}

let folder: string;
const file = async (name: string, content: string): Promise<string> => {
  await writeFile(join(folder, name), content);
  return join(folder, name);
};
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kaiji-verify-'));
  jest.spyOn(process.stderr, 'write').mockReturnValue(true);
});

describe('kaiji verify', () => {
  it('is 0 for what a pinned installation certified, 3 for any other', async () => {
    const revision = await file('good.json', JSON.stringify(signed('yes')));
    const grouped = installation.keyId.toUpperCase().match(/.{4}/g)!.join(' ');
    const pins = await file('pins', `# 医療情報センター\n${grouped}  # since 2026\n`);
    expect(await verify([revision, '--pin', installation.keyId])).toBe(0);
    expect(await verify(['--pins', pins, revision])).toBe(0);
    expect(await verify([revision])).toBe(3);
    expect(await verify([revision, '--pin', vendorKey.keyId])).toBe(3);
  });

  it('is 1 where a character differs from what was signed', async () => {
    const changed = JSON.stringify(signed('no')).replace('"value":"no"', '"value":"yes"');
    expect(await verify([await file('changed.json', changed), '--pin', installation.keyId])).toBe(1);
    const resealed = { ...signed('no'), hash: sha256(''), document: {} };
    expect(await verify([await file('resealed.json', JSON.stringify(resealed))])).toBe(2);
    const mixed = { ...signed('yes'), signature: (signed('no') as { signature: string }).signature };
    expect(await verify([await file('mixed.json', JSON.stringify(mixed)), '--pin', installation.keyId])).toBe(1);
  });

  it('is 2 for anything else, and says how it is called', async () => {
    expect(await verify([await file('text.json', 'はい')])).toBe(2);
    expect(await verify([join(folder, 'none.json')])).toBe(2);
    await expect(verify([])).rejects.toThrow('kaiji verify FILE');
  });
});
