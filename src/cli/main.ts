import { fail } from './outcome.js';

/** What `kaiji <command> …` can do; each command lives in its own file and is loaded only when asked for. Resolves to the exit code. */
type Command = (args: readonly string[]) => Promise<number>;

const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  read: async () => (await import('./read.js')).read,
  write: async () => (await import('./write.js')).write,
  verify: async () => (await import('./verify.js')).verify,
};

const USAGE = `使い方 / usage:
  kaiji read FILE… [--json] [--template ID]
  kaiji write ANSWERS.json (--original FILE.xlsx | --layout kaiji) --out FILE.xlsx [--language ja|en]
  kaiji verify FILE [--pin FINGERPRINT] [--pins FILE]`;

const [name = '', ...args] = process.argv.slice(2);
const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
process.exitCode = command ? await (await command())(args).catch(fail) : say(USAGE);

function say(text: string): number {
  process.stderr.write(`${text}\n`);
  return name === '' || name === '--help' || name === '-h' ? 0 : 1;
}
