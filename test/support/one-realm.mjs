import { TestEnvironment } from 'jest-environment-node';

let realm;

/** One realm of JavaScript for all test files of a worker: whoever shares modules must mean the same `Error` and `Array`. */
export default class OneRealm extends TestEnvironment {
  constructor(config, context) {
    if (realm !== undefined) return realm;
    super(config, context);
    realm = this;
  }

  /** Gives the clock back; the realm stays for the next file. */
  async teardown() {
    this.fakeTimersModern.useRealTimers();
  }
}
