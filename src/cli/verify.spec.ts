import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { canonicalJson } from '../kernel/canonical-json.js';
import { keyStatement } from '../modules/identity/domain/key-certificate.js';
import { handOverStatement } from '../platform/keys/hand-over.js';
import { newSigningKey, sha256, signText } from '../platform/keys/signing.js';
import { fail } from './outcome.js';
import { verify } from './verify.js';

/** The installation's key after the next rotation. */
const successor = newSigningKey();
const vendorId = '019aa6a0-0000-7000-8000-0000000000aa';
const [vendorKey, installation] = [newSigningKey(), newSigningKey()];

const HEAD = {
  vendor: { id: vendorId, name: '青空メディカル\u001b[2J' },
  product: { name: '画像サーバー', version: '7.2' },
  template: { id: 'sds-5.0' },
  revision: { number: 3, publishedOn: '2026-11-02', validUntil: '2027-11-01' },
  signer: { name: '佐藤 花子', role: '品質保証部長' },
};

function signed(answer: string): object {
  const document = { format: 'kaiji-revision-1', ...HEAD, answers: { '1': { value: answer } } };
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
let said = '';
const file = async (name: string, content: string): Promise<string> => {
  await writeFile(join(folder, name), content);
  return join(folder, name);
};
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kaiji-verify-'));
  for (const stream of [process.stdout, process.stderr])
    jest.spyOn(stream, 'write').mockImplementation((text) => {
      said += String(text);
      return true;
    });
});
beforeEach(() => {
  said = '';
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

  it('says who signed what, and how to make sure of the origin', async () => {
    const revision = await file('good.json', JSON.stringify(signed('yes')));
    await verify([revision]);
    for (const word of [
      '青空メディカル',
      '画像サーバー 7.2',
      'sds-5.0',
      ': 3\n',
      '佐藤 花子 品質保証部長',
      '2026-11-02',
      '2027-11-01',
    ])
      expect(said).toContain(word);
    expect(said).toContain(`--pin ${installation.keyId}`);
    expect(said).toContain('/api/v1/installation-key');
    expect(said).not.toContain('\u001b');
    said = '';
    await verify([revision, '--pin', installation.keyId]);
    expect(said).not.toContain('--pin');
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
    expect(await verify([join(folder, 'none.json')]).catch(fail)).toBe(2);
    expect(said).toContain(`${join(folder, 'none.json')}: ファイルがありません`);
    said = '';
    expect(
      await verify([await file('good.json', JSON.stringify(signed('yes'))), '--pins', join(folder, 'no-pins')]).catch(
        fail,
      ),
    ).toBe(2);
    expect(said).toBe(`${join(folder, 'no-pins')}: ファイルがありません。 / There is no such file.\n`);
    await expect(verify([])).rejects.toThrow('kaiji verify FILE');
  });

  it('knows a key by the pin of one that took its place, or whose place it took, where both have signed', async () => {
    const revision = await file('rotated.json', JSON.stringify(signed('yes')));
    const change = { from: installation.publicKey, to: successor.publicKey, on: '2026-11-21' };
    const by = (key: typeof installation) => signText(handOverStatement(change), key.privateKey);
    const card = (signatures: object) => JSON.stringify({ handOvers: [{ ...change, signatures }] });
    const keys = await file('keys.json', card({ from: by(installation), to: by(successor) }));
    const forged = await file('forged.json', card({ from: by(successor), to: by(successor) }));
    const pinned = ['--pin', successor.keyId];
    expect(await verify([revision, ...pinned])).toBe(3);
    expect(await verify([revision, ...pinned, '--keys', forged])).toBe(3);
    expect(await verify([revision, ...pinned, '--keys', keys])).toBe(0);
    expect(await verify([revision, '--pin', installation.keyId, '--keys', keys])).toBe(0);
  });
});
