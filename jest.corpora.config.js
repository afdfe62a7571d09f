import suite from './jest.config.js';

/** @type {import('jest').Config} */
export default {
  ...suite,
  roots: ['<rootDir>/tests/corpora'],
  testMatch: ['**/*.corpora.ts'],
};
