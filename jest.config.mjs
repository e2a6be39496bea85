const shared = {
  testEnvironment: '<rootDir>/test/support/one-realm.mjs',
  runtime: '<rootDir>/test/support/shared-modules.mjs',
  transform: { '^.+\\.ts$': ['@swc/jest', { module: { type: 'commonjs' } }] },
  moduleNameMapper: {
    '^#(kernel|platform|modules)/(.*)\\.js$': '<rootDir>/src/$1/$2.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
};

/** Two rings: rules in milliseconds without any set-up, and everything that runs on a real PostgreSQL. */
export default {
  projects: [
    {
      ...shared,
      displayName: 'rules',
      testMatch: ['<rootDir>/src/**/*.spec.ts', '<rootDir>/web/src/**/*.spec.ts'],
      setupFiles: ['<rootDir>/test/support/same-cases.ts'],
    },
    {
      ...shared,
      displayName: 'app',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      globalSetup: '<rootDir>/test/support/global-setup.ts',
      globalTeardown: '<rootDir>/test/support/global-teardown.ts',
    },
  ],
  maxWorkers: 2,
  reporters: ['default', '<rootDir>/test/support/closing-line.mjs'],
};
