import js from '@eslint/js';
import tseslint from 'typescript-eslint';

const PROCESS_ENV = 'The environment is read in src/config alone: take what you need from the Config.';

export default tseslint.config(
  { ignores: ['**/dist/', '**/coverage/', '**/data/', '**/.tmp/', 'content/'] },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      // A method without "await" may still have to give a promise, because its interface says so.
      '@typescript-eslint/require-await': 'off',
      // GraphQL classes are decorators around nothing.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      // `catch { … }` for what cannot be helped, and `() => {}` for listeners that want nothing.
      '@typescript-eslint/no-empty-function': ['error', { allow: ['arrowFunctions'] }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidOperator: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', prefer: 'type-imports' },
      ],
    },
  },
  {
    files: ['src/**/*.{ts,mjs}'],
    ignores: ['src/config/**', 'src/cli/main.ts'],
    rules: {
      'no-restricted-properties': ['error', { object: 'process', property: 'env', message: PROCESS_ENV }],
      'no-restricted-imports': [
        'error',
        { paths: ['process', 'node:process'].map((name) => ({ name, message: PROCESS_ENV })) },
      ],
    },
  },
  {
    // Playwright runs half of such a file inside the page: no one set of types fits it.
    files: ['tests/browser/*.mjs'],
    extends: [tseslint.configs.disableTypeChecked],
    rules: { 'no-console': 'off', 'no-undef': 'off', '@typescript-eslint/ban-ts-comment': 'off' },
  },
);
