/** Settings as the journal keeps them: texts by name, no secret among them. */
export type RecordedSettings = Readonly<Record<string, string>>;

/** A setting that is not what it was. */
export interface SettingChange {
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** Processes of one installation differ in it by design. */
const OF_THE_PROCESS = ['jobs'];
const SECRETS = /^(pass|password|secret|token)$/i;
const CREDENTIALS = /^([a-z]+:\/\/[^:@/]*:)([^@]*)@/i;
/** The embedded database takes a free port at each start. */
const LOCAL_PORT = /@(127\.0\.0\.1|localhost|\[::1\]):\d+/;

/** Every setting as a text; of a secret only its fingerprint, so that a change of it shows. */
export function recordedSettings(config: object, fingerprint: (secret: string) => string): RecordedSettings {
  const shown = (name: string, value: unknown): unknown => {
    if (typeof value !== 'string') return value;
    if (SECRETS.test(name)) return fingerprint(value);
    return value
      .replace(CREDENTIALS, (_, before: string, secret: string) => `${before}${fingerprint(secret)}@`)
      .replace(LOCAL_PORT, '@$1');
  };
  const kept = Object.entries(config).filter(([name]) => !OF_THE_PROCESS.includes(name));
  return Object.fromEntries(kept.map(([name, value]) => [name, JSON.stringify(value ?? null, shown)]));
}

/** What differs, by name. */
export function changedSettings(before: RecordedSettings, after: RecordedSettings): readonly SettingChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names
    .map((name) => ({ name, before: before[name] ?? null, after: after[name] ?? null }))
    .filter((change) => change.before !== change.after);
}
