import { defineConfig } from 'vitest/config'

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['{apps,modules,packages,tools,bench,journeys}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    globalSetup: ['./tools/test-server.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 90_000,
    passWithNoTests: false,
    allowOnly: false,
    // Whoever runs the tests, wherever they live: a date that depends on the machine's zone shows itself.
    env: { TZ: 'Asia/Kathmandu' },
  },
})
