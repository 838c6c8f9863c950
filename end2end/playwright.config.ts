import { defineConfig } from '@playwright/test';
import type { Options, WorkerOptions } from './support/test.ts';

// What speaks both languages and works with and without script runs four times; the rest names the projects it is for.
const inJapanese = { language: 'ja', locale: 'ja-JP' } as const;
const inEnglish = { language: 'en', locale: 'en-GB' } as const;
const both = [
  'conformity.spec.ts',
  'approval.spec.ts',
  'decision.spec.ts',
  'desk.spec.ts',
  'agreement.spec.ts',
  'audit.spec.ts',
  'disclosure.spec.ts',
  'front.spec.ts',
  'keyboard.spec.ts',
  'main_job.spec.ts',
  'pages.spec.ts',
  'risk.spec.ts',
  'tier.spec.ts',
  'waiver.spec.ts',
  'workbook.spec.ts',
];

export default defineConfig<Options, WorkerOptions>({
  testDir: 'journeys',
  outputDir: 'results',
  workers: 2,
  retries: process.env['CI'] ? 1 : 0,
  forbidOnly: Boolean(process.env['CI']),
  timeout: 240_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: 'results/journeys.json' }]],
  use: {
    timezoneId: 'Asia/Tokyo',
    actionTimeout: 30_000,
    navigationTimeout: 60_000,
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'js-ja', use: { ...inJapanese, javaScriptEnabled: true } },
    { name: 'nojs-ja', use: { ...inJapanese, javaScriptEnabled: false }, testMatch: [...both, 'rounds.spec.ts'] },
    { name: 'js-en', use: { ...inEnglish, javaScriptEnabled: true }, testMatch: [...both, 'autosave.spec.ts', 'guide.spec.ts'] },
    { name: 'nojs-en', use: { ...inEnglish, javaScriptEnabled: false, store: 'postgres' }, testMatch: [...both, 'authoring.spec.ts', 'dispatch.spec.ts', 'together.spec.ts', 'vault.spec.ts', 'year.spec.ts'] },
  ],
});
