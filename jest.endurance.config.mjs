import config from './jest.config.mjs';

const app = config.projects.find(({ displayName }) => displayName === 'app');

/** The long series: `npm run fuzz`, `npm run crash`. */
export default {
  ...app,
  displayName: 'endurance',
  testMatch: ['<rootDir>/test/endurance/*.endurance.ts'],
  maxWorkers: 1,
};
