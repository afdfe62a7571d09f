import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const PROCESS_ENV = 'The environment is read in src/config alone: take what you need from the Config.';

export default defineConfig(
  { ignores: ['**/dist/', '**/coverage/', '**/data/', '**/.tmp/', 'content/'] },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      // A method without "await" may still have to give a promise, because its interface says so.
      '@typescript-eslint/require-await': 'off',
      // Classes are named places for decorators, some of which arrive at run time.
      '@typescript-eslint/no-extraneous-class': 'off',
      // `noUncheckedIndexedAccess` asks even where the line before has looked: `!` says so.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // `return refuse(…)` ends a function in a word.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // The classes of src/schema are shapes that decorators are put on: rows are of the shape, never of the class.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // The compiler knows every name, of JavaScript as well.
      'no-undef': 'off',
      // `catch { … }` for what cannot be helped, and `() => {}` for listeners that want nothing.
      '@typescript-eslint/no-empty-function': ['error', { allow: ['arrowFunctions'] }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', prefer: 'type-imports' },
      ],
    },
  },
  { files: ['src/**'], rules: { 'no-console': 'error' } },
  {
    files: ['src/**'],
    ignores: ['src/config/**', 'src/cli/command-line.ts'],
    rules: {
      'no-restricted-properties': ['error', { object: 'process', property: 'env', message: PROCESS_ENV }],
      'no-restricted-imports': [
        'error',
        { paths: ['process', 'node:process'].map((name) => ({ name, message: PROCESS_ENV })) },
      ],
    },
  },
  {
    // An answer is JSON of whatever was asked for, and jest's matchers are of any type: a test that is wrong about it fails.
    files: ['tests/**'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/use-unknown-in-catch-callback-variable': 'off',
    },
  },
  {
    // Playwright runs half of such a file inside the page: no one set of types fits it. Peers have packages of their own, which
    // are installed only where they are measured.
    files: ['tests/browser/*.mjs', 'bench/contestants/**/*.mjs'],
    extends: [tseslint.configs.disableTypeChecked],
    rules: { '@typescript-eslint/ban-ts-comment': 'off' },
  },
);
