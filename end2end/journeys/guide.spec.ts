// What the user guide shows, in both languages, out of the demonstration.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { fill, form, leave, send } from '../support/form.ts';
import { GUIDE, picture, printed } from '../support/guide.ts';
import { sheetOf } from '../support/sheet.ts';
import { Spreadsheet } from '../support/spreadsheet.ts';
import { expect, test } from '../support/test.ts';
import type { Words } from '../support/words.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Fills some of the workbook elsewhere, where one of its items is being answered in the portal at the same time. */
async function compare(page: Page, sheet: string, words: Words): Promise<void> {
  await page.goto(`${sheet}/workbook`);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: words.say('workbook.page_out_do'), exact: true }).click(),
  ]);
  const book = new Spreadsheet(readFileSync(await download.path()));
  const japanese = words.language === 'ja';
  const versions = japanese ? ['基本方針 第3版、規則 第5版、手順 第7版', '基本方針 第3版、規則 第4版、手順 第7版'] : ['Policy 3, rules 5, procedures 7', 'Policy 3, rules 4, procedures 7'];
  book.fill('4-policy-version', versions[0] ?? '', japanese ? '令和8年10月1日改訂' : 'Revised on 1 October 2026');
  book.fill('4-policy-approval', '△', japanese ? '規則は来月の取締役会で承認する' : 'The rules will be approved by the board next month');
  await page.goto(`${sheet}/item/4-policy-version`);
  const own = form(page, 'save_answer');
  await fill(own, { value: versions[1] ?? '' });
  await send(own, words.say('confirmation.save'));
  await page.goto(`${sheet}/workbook`);
  const name = japanese ? '回答（記入済み）.xlsx' : 'answers.xlsx';
  await page.setInputFiles('input[name=file]', { name, mimeType: XLSX, buffer: book.save() });
  await send(form(page, 'workbook').last(), words.say('workbook.page_back_do'));
  await expect(page.locator('main')).toContainText(words.say('workbook.merge_conflicts', { count: 1 }));
}

test('the pictures of answering', async ({ portal, desk, words, language }) => {
  const { page } = await desk(portal.person('supervisor@tsubame.example'));
  const sheet = await sheetOf(page, '確-2026-000003');
  await page.goto(sheet);
  await picture(page, language, 'sheet');
  await page.goto(`${sheet}/item/4-policy-approval`);
  await picture(page, language, 'returned-item');
  await compare(page, sheet, words);
  await picture(page, language, 'merge');
});

test('the pictures of confirming again, and of the vault', async ({ portal, desk, words, language }) => {
  const clerk = (await desk(portal.person('clerk@hokuto.example'))).page;
  await clerk.goto('/engagement');
  await clerk.locator('tr', { hasText: '整備用治具の加工' }).locator('a[href^="/engagement/"]').first().click();
  const go = (name: string) => clerk.locator('main').getByRole('link', { name: words.say(name), exact: true }).first().click();
  await go('reconfirmation.begin');
  await form(clerk, 'reconfirmation/api/begin').locator('[name=ground][value=interval]').check();
  await send(form(clerk, 'reconfirmation/api/begin'), words.say('reconfirmation.begin_do'));
  await fill(form(clerk, 'prepare'), { due_on: '2036-12-25' });
  await send(form(clerk, 'prepare'), words.say('engagement.prepare_do'));
  await go('engagement.to_send');
  await send(form(clerk, 'send'), words.say('engagement.send_do'));
  const { page } = await desk(portal.person('supervisor@asahi.example'));
  await page.goto(new URL(clerk.url()).pathname);
  const open = (name: string) => leave(page, () => page.locator('main').getByRole('link', { name: words.say(name), exact: true }).first().click());
  await open('engagement.to_answer');
  await open('reconfirmation.hold_go');
  await picture(page, language, 'reconfirmation', page.locator('h1'));
  await page.goto('/vault');
  await picture(page, language, 'vault');
});

test('the pictures of checking', async ({ portal, desk, language }) => {
  const { page } = await desk(portal.person('checker@minato.example'));
  const sheet = await sheetOf(page, '確-2026-000002');
  await page.goto(`${sheet}/review`);
  await picture(page, language, 'workbench');
  await picture(page, language, 'workbench-items', page.locator('.workbench__row').first());
});

test('the pictures of sending to many', async ({ portal, desk, words, language }) => {
  const { page } = await desk(portal.person('clerk@minato.example'));
  await page.goto('/dispatch/new');
  const draft = form(page, 'dispatch');
  for (const name of ['contract', 'version', 'checker']) {
    await draft.locator(`select[name=${name}]`).selectOption({ index: 1 });
  }
  const japanese = language === 'ja';
  const heads = japanese ? '会社名\t作業内容\t作業場所' : 'Company\tWork\tPlace';
  const rows = ['有限会社あさひ精機', '株式会社つばめ電子', '合同会社すみれ設計', 'かもめ工業'];
  const list = [heads, ...rows.map((name) => `${name}\t${japanese ? '保守用部品の製造' : 'Spare parts'}\t${japanese ? '第2工場' : 'Works 2'}`)];
  await fill(draft, { due_on: '2036-12-25', reference: '特約 8-2', signed_on: '2026-04-01', list: list.join('\n') });
  await send(draft, words.say('dispatch.check'));
  await picture(page, language, 'dispatch-faults');
  await fill(draft, { list: list.slice(0, -1).join('\n') });
  await send(draft, words.say('dispatch.check'));
  await send(form(page, 'begin'));
  const here = new URL(page.url()).pathname;
  await expect(async () => {
    await page.goto(here);
    await expect(page.getByRole('progressbar', { name: words.say('dispatch.progress', { handled: 3, total: 3 }), exact: true })).toBeVisible({ timeout: 100 });
  }).toPass({ timeout: 30_000 });
  await picture(page, language, 'dispatch');
});

test('the pictures of the ministry', async ({ portal, desk, language }) => {
  const { page } = await desk(portal.person('officer@ministry.example'));
  await page.goto('/application');
  await page.locator('main a[href^="/application/"]').first().click();
  await expect(page).toHaveURL(/\/application\/[0-9a-f-]{36}/);
  await picture(page, language, 'application');
});

test('the pictures of the year', async ({ portal, desk, words, language }) => {
  const { page } = await desk(portal.person('supervisor@hokuto.example'));
  await page.goto('/cycle');
  await picture(page, language, 'cycle', page.locator('main h2').first());
  await printed(page, language, 'cycle-report');
  await page.goto('/risk-assessment');
  await page.locator('main a[href^="/risk-assessment/0"]').first().click();
  await picture(page, language, 'risk-map', page.getByRole('heading', { name: words.say('risk_assessment.map'), exact: true }));
  await page.locator('main a[href*="/compare"]').first().click();
  await expect(page).toHaveURL(/\/compare/);
  await picture(page, language, 'risk-compare', page.locator('main svg').first());
});

test('the guide shows only pictures that are there, and all of them', ({ language }) => {
  const folder = join(GUIDE, language);
  const pages = readdirSync(folder).filter((name) => name.endsWith('.md'));
  const text = pages.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
  const shown = [...text.matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map(([, path = '']) => path);
  expect(shown.filter((path) => !existsSync(join(folder, path)))).toEqual([]);
  expect(readdirSync(folder).filter((name) => name.endsWith('.png') && !shown.includes(name))).toEqual([]);
});
