import tseslint from 'typescript-eslint'
import { configs as lit } from 'eslint-plugin-lit'
import litA11y from 'eslint-plugin-lit-a11y'
import { configs as wc } from 'eslint-plugin-wc'

export default tseslint.config(
  { ignores: ['dist', 'data', 'node_modules', 'server/api/answers.ts'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-console': 'error',
    },
  },
  {
    files: ['server/cli/**', 'server/main.ts', 'test/{api,bench,campaign,days,fixtures,screenshots}/**'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['web/**/*.ts', 'kiosk/**/*.ts'],
    ...lit['flat/recommended'],
  },
  {
    files: ['web/**/*.ts', 'kiosk/**/*.ts'],
    ...wc['flat/recommended'],
  },
  {
    files: ['web/**/*.ts', 'kiosk/**/*.ts'],
    plugins: { 'lit-a11y': litA11y },
    rules: litA11y.configs.recommended.rules,
  },
  {
    files: ['web/**/*.ts', 'kiosk/**/*.ts'],
    ignores: ['web/ui/emit.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='CustomEvent']", message: 'Use `emit` of web/ui/emit.ts.' },
        {
          selector:
            "CallExpression[callee.object.type='ThisExpression'][callee.property.name='dispatchEvent']",
          message: 'Use `emit` of web/ui/emit.ts.',
        },
      ],
    },
  },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
)
