/** Counts for the line that ends a run: `N passed, N failed`. A file that did not load counts as failed. */
export default class ClosingLine {
  onRunComplete(_contexts, results) {
    const passed = results.numPassedTests;
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    if (process.send) process.send({ passed, failed });
    else process.on('exit', () => process.stdout.write(`${passed} passed, ${failed} failed\n`));
  }
}
