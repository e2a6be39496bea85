/**
 * Calls `stop` when npm, which started this script, is gone. npm passes signals to the shell between them, and that shell may
 * end without passing them on.
 */
export function whenNpmIsGone(stop) {
  if (!process.env.npm_lifecycle_event) return;
  const shell = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(watch);
    stop();
  }, 200);
  watch.unref();
}
