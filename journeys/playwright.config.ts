import path from 'node:path'
import { defineConfig } from '@playwright/test'

const chromium = process.env.CHROMIUM_PATH

/** `npm test` finds the browser and says where; run alone, Playwright's own is used unless CHROMIUM_PATH names another. */
export default defineConfig({
  testDir: import.meta.dirname,
  testMatch: '**/*.journey.ts',
  globalSetup: path.join(import.meta.dirname, '../tools/test-server.ts'),
  outputDir: path.join(import.meta.dirname, '../test-results/journeys'),
  fullyParallel: false,
  workers: 2,
  forbidOnly: true,
  // A story that only passes the second time is told as such and mended; it does not hold a landing up.
  retries: process.env.CI === undefined ? 0 : 1,
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: [
    ['line'],
    ['json', { outputFile: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ?? 'test-results/journeys.json' }],
  ],
  use: {
    browserName: 'chromium',
    viewport: { width: 360, height: 740 },
    locale: 'es-PE',
    timezoneId: 'America/Lima',
    serviceWorkers: 'allow',
    actionTimeout: 20_000,
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      ...(chromium === undefined ? {} : { executablePath: chromium }),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})
