/** What the launchers say to the person at the terminal, in one place: language, steps with seconds, one sentence when it ends badly. */
const locale = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '';

/** Japanese under a Japanese locale, English under an English one, else both. */
export function inTheirLanguage({ ja, en }) {
  if (locale.startsWith('ja')) return ja;
  return locale.startsWith('en') ? en : `${ja} / ${en}`;
}

/** One line to the terminal; `npm test` and `npm start` keep stdout for their results. */
export function say(text) {
  process.stderr.write(`${inTheirLanguage(text)}\n`);
}

/** A reason to stop that is the person's to solve: shown as sentences without a stack. */
export class Stop extends Error {
  constructor(...sentences) {
    super(sentences.map(({ en }) => en).join('\n'));
    this.sentences = sentences;
  }
}

/** Does one step of the set-up and shows it as one line with its seconds; on a terminal they tick. */
export async function step(name, work) {
  const began = performance.now();
  const seconds = () => `${((performance.now() - began) / 1000).toFixed(1)} s`;
  const line = `${inTheirLanguage(name)} … `;
  const tick = process.stderr.isTTY && setInterval(() => process.stderr.write(`\r${line}${seconds()}`), 500);
  process.stderr.write(line);
  try {
    const result = await work();
    process.stderr.write(`${tick ? `\r${line}` : ''}${seconds()}\n`);
    return result;
  } catch (error) {
    process.stderr.write('\n');
    throw error;
  } finally {
    clearInterval(tick);
  }
}

/** Runs a launcher to its end: the exit code it returns, or 1 after saying why it stopped. */
export async function run(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    complain(error);
    process.exitCode = 1;
  }
}

/** Says why something failed: a `Stop` as its sentences, a full disk by name, anything else with its stack. */
export function complain(error) {
  if (error instanceof Stop) error.sentences.forEach(say);
  else if (isDiskFull(error)) say(DISK_FULL);
  else process.stderr.write(`${error?.stack ?? error}\n`);
}

export const DISK_FULL = {
  ja: 'ディスクの空きがありません。空きを作ってから、もう一度起動してください。',
  en: 'The disk is full. Make room, then start again.',
};

/** Whether an error, or the output of a program that failed, tells of a full disk. */
export function isDiskFull(error) {
  return (
    error?.code === 'ENOSPC' ||
    error?.code === '53100' ||
    /ENOSPC|No space left on device|EDQUOT/.test(String(error?.message ?? error))
  );
}
