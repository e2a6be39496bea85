import { EXIT, fail, tell } from './outcome.js';
import { type CommandName, USAGE } from './usage.js';

/** What `kaiji <command> …` can do; each command lives in its own file and is loaded only when asked for. Resolves to the exit code. */
type Command = (args: readonly string[]) => Promise<number>;

const COMMANDS: Readonly<Record<CommandName, () => Promise<Command>>> = {
  read: async () => (await import('./read.js')).read,
  write: async () => (await import('./write.js')).write,
  learn: async () => (await import('./learn.js')).learn,
  'rotate-keys': async () => (await import('./rotate-keys.js')).rotateKeys,
  certificate: async () => (await import('./certificate.js')).certificate,
  verify: async () => (await import('./verify.js')).verify,
  totp: async () => (await import('./totp.js')).totp,
  'verify-audit': async () => (await import('./verify-audit.js')).verifyAudit,
};
const ALL = `使い方 / usage:\n\n${Object.values(USAGE).join('\n\n')}`;

const [name = '--help', ...args] = process.argv.slice(2);
process.exitCode = await (isCommand(name) ? runCommand(name) : help(name));

async function runCommand(command: CommandName): Promise<number> {
  if (args.some(isHelp)) return show(USAGE[command]);
  return (await COMMANDS[command]())(args).catch(fail);
}

function help(word: string): number {
  return isHelp(word) || word === 'help' ? show(ALL) : tell(ALL, EXIT.usage);
}

function show(text: string): number {
  process.stdout.write(`${text}\n`);
  return EXIT.ok;
}

function isCommand(word: string): word is CommandName {
  return Object.hasOwn(COMMANDS, word);
}

function isHelp(word: string): boolean {
  return word === '--help' || word === '-h';
}
