/** Ends a run with the line that programs outside read: `N passed, N failed`. A file that did not load counts as failed. */
export default class ClosingLine {
  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    process.on('exit', () => { process.stdout.write(`${results.numPassedTests} passed, ${failed} failed\n`); });
  }
}
