import { canonicalJson } from '#kernel/canonical-json.js';

/** One key of an installation took another's place; both say so, so that whoever knows either knows the other. */
export interface HandOver {
  /** Raw Ed25519 public keys, base64url. */
  readonly from: string;
  readonly to: string;
  /** YYYY-MM-DD, in Japan. */
  readonly on: string;
  /** Over `handOverStatement`, by the key in `from` and by the key in `to`. */
  readonly signatures: { readonly from: string; readonly to: string };
}

type VerifySignature = (text: string, signature: string, publicKey: string) => boolean;

/** What both keys sign. */
export function handOverStatement({ from, to, on }: Omit<HandOver, 'signatures'>): string {
  return canonicalJson({ format: 'kaiji-key-hand-over-1', from, to, on });
}

/** Every public key that belongs to the same installation as this one, by hand-overs whose signatures hold; always the key itself. */
export function kinOf(publicKey: string, handOvers: readonly HandOver[], verify: VerifySignature): ReadonlySet<string> {
  const valid = handOvers.filter((handOver) => holds(handOver, verify));
  const kin = new Set([publicKey]);
  for (let size = 0; size < kin.size;) {
    size = kin.size;
    for (const { from, to } of valid) {
      if (kin.has(from)) kin.add(to);
      else if (kin.has(to)) kin.add(from);
    }
  }
  return kin;
}

/** The hand-overs that a saved `getInstallationKey` tells of; none for anything else. Whether they hold is for `kinOf` to see. */
export function handOversIn(card: unknown): readonly HandOver[] {
  const listed = isObject(card) ? card['handOvers'] : undefined;
  return Array.isArray(listed) ? listed.filter(isHandOver) : [];
}

function isHandOver(value: unknown): value is HandOver {
  if (!isObject(value) || !isObject(value['signatures'])) return false;
  const { from, to, on, signatures } = value;
  return [from, to, on, signatures['from'], signatures['to']].every((text) => typeof text === 'string');
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function holds(handOver: HandOver, verify: VerifySignature): boolean {
  const statement = handOverStatement(handOver);
  const { from, to, signatures } = handOver;
  return verify(statement, signatures.from, from) && verify(statement, signatures.to, to);
}
