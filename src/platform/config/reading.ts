import type { Bilingual } from '#kernel/bilingual.js';
import type { SettingName } from './settings.js';

/** One wrong setting. Values are shown except where they may hold a password. */
export interface SettingError {
  readonly name: string;
  readonly message: Bilingual;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Takes values out of the environment and collects what is wrong with them. */
export class Reading {
  constructor(
    private readonly env: Environment,
    private readonly errors: SettingError[],
  ) {}

  text(name: SettingName): string | null {
    return this.env[name]?.trim() || null;
  }

  /** A list separated by commas; empty where nothing is set. */
  list(name: SettingName): readonly string[] {
    return (this.text(name) ?? '')
      .split(',')
      .map((each) => each.trim())
      .filter((each) => each !== '');
  }

  wrong(name: SettingName, ja: string, en: string): void {
    this.errors.push({ name, message: { ja: `${name}: ${ja}`, en: `${name}: ${en}` } });
  }
}

/** `URL.parse`, which the oldest Node that starts Kaiji lacks. */
export function parsedUrl(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}

/** Names by which a machine calls itself: what stays there needs no encryption. */
export function isLoopback(host: string): boolean {
  return ['localhost', '127.0.0.1', '::1', '[::1]'].includes(host);
}
