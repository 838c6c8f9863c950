import { defineConfig } from '@playwright/test';
import type { Options, WorkerOptions } from './support/test.ts';

const inJapanese = { language: 'ja', locale: 'ja-JP' } as const;
const inEnglish = { language: 'en', locale: 'en-GB' } as const;
// What everybody meets runs four times: in both languages, with and without script. Every procedure runs twice, with script in
// Japanese and without in English; the rest names the projects it is for.
const everybody = ['front.spec.ts', 'main_job.spec.ts', 'pages.spec.ts'];
const procedures = [
  'agreement.spec.ts',
  'approval.spec.ts',
  'audit.spec.ts',
  'conformity.spec.ts',
  'cycle.spec.ts',
  'decision.spec.ts',
  'desk.spec.ts',
  'disclosure.spec.ts',
  'keyboard.spec.ts',
  'ministry-audit.spec.ts',
  'risk.spec.ts',
  'risk-workbook.spec.ts',
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
    // A trace of all that happens is a third of the time: where a journey is tried again, the second attempt is traced.
    trace: process.env['CI'] ? 'on-first-retry' : 'retain-on-failure',
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
    { name: 'nojs-ja', use: { ...inJapanese, javaScriptEnabled: false }, testMatch: [...everybody, 'rounds.spec.ts'] },
    { name: 'js-en', use: { ...inEnglish, javaScriptEnabled: true }, testMatch: [...everybody, 'autosave.spec.ts', 'guide.spec.ts'] },
    { name: 'nojs-en', use: { ...inEnglish, javaScriptEnabled: false, store: 'postgres' }, testMatch: [...everybody, ...procedures, 'authoring.spec.ts', 'dispatch.spec.ts', 'together.spec.ts', 'vault.spec.ts', 'year.spec.ts'] },
  ],
});
