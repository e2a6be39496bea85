import { readFile } from 'node:fs/promises';
import { type HandOver, handOversIn, kinOf } from '#platform/keys/hand-over.js';
import { keyFingerprint, verifyText } from '#platform/keys/signing.js';

const list = { type: 'string', multiple: true } as const;

/** Options by which a command is told which installations are known. */
export const PIN_OPTIONS = { pin: list, pins: list, keys: list };

/** The installations that whoever calls the command knows. */
export class Pins {
  private constructor(
    private readonly fingerprints: ReadonlySet<string>,
    private readonly handOvers: readonly HandOver[],
  ) {}

  /** From `--pin FINGERPRINT` (groups allowed), `--pins FILE` (one per line, # begins a remark), `--keys FILE` (a saved `getInstallationKey`). */
  static async read(given: {
    readonly pin?: readonly string[];
    readonly pins?: readonly string[];
    readonly keys?: readonly string[];
  }): Promise<Pins> {
    const lists = await Promise.all((given.pins ?? []).map((file) => readFile(file, 'utf8')));
    const pins = [...(given.pin ?? []), ...lists.flatMap((text) => text.split('\n'))];
    const cards = await Promise.all((given.keys ?? []).map((file) => readFile(file, 'utf8')));
    const fingerprints = pins.map((pin) => pin.replace(/#.*$/, '').replace(/[\s:]/g, '').toLowerCase());
    return new Pins(
      new Set(fingerprints),
      cards.flatMap((card) => handOversIn(jsonOf(card))),
    );
  }

  /** Whether an installation's public key (raw, base64url), or one that took its place or gave it up, is among them. */
  know(publicKey: string): boolean {
    return [...this.kinOf(publicKey)].some((key) => this.fingerprints.has(keyFingerprint(key)));
  }

  /** The key, and those of the same installation before and after. */
  kinOf(publicKey: string): ReadonlySet<string> {
    return kinOf(publicKey, this.handOvers, verifyText);
  }
}

/** A fingerprint in groups of four, for people to compare. */
export function grouped(fingerprint: string): string {
  return fingerprint.match(/.{4}/g)?.join(' ') ?? '';
}

/** What the text says; undefined where it is no JSON. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
