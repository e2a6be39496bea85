/** What the command line chose for the series, by its name there. */
export function chosen(option: 'seconds' | 'seed' | 'kills' | 'database-kills'): number {
  const options = JSON.parse(process.env['ENDURANCE'] ?? '{}') as Readonly<Record<string, string>>;
  const value = Number(options[option]);
  if (!Number.isInteger(value) || value < 0)
    throw new Error(`--${option} takes a whole number, not ${options[option]}`);
  return value;
}

/** A figure of the series, for whoever started it. */
export function told(line: string): void {
  process.stderr.write(`${line}\n`);
}
