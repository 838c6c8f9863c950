// Risks go home as a workbook, are changed and added there, and come back: a word outside the scale is named at its cell, a workbook of
// another assessment is refused, and where the portal says something else meanwhile a person chooses.

import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { choose, did, fill, form, send } from '../support/form.ts';
import { today } from '../support/job.ts';
import { looker } from '../support/look.ts';
import { Spreadsheet } from '../support/spreadsheet.ts';
import { expect, test } from '../support/test.ts';
import type { Words } from '../support/words.ts';

// The first version of the method is the first one of the company.
test.use({ alone: 'risk-workbook' });

/** In so many days, as the portal counts days. */
function later(days: number): string {
  const day = new Date(`${today()}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}

const look = looker('risk-workbook');

/** Takes the workbook home. */
async function take(page: Page, assessment: string, words: Words): Promise<Spreadsheet> {
  await page.goto(`${assessment}/workbook`);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: words.say('workbook.page_out_do'), exact: true }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^査-\d{4}-\d{6}_.+_\d{8}\.xlsx$/);
  return new Spreadsheet(readFileSync(await download.path()));
}

/** Brings it back; it is only compared. */
async function bring(page: Page, assessment: string, words: Words, book: Spreadsheet): Promise<void> {
  await page.goto(`${assessment}/workbook`);
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  await page.setInputFiles('input[name=file]', { name: 'リスク（記入済み）.xlsx', mimeType, buffer: book.save() });
  await send(form(page, 'workbook').last(), words.say('workbook.page_back_do'));
}

/** An assessment under way. */
async function begun(page: Page, words: Words): Promise<string> {
  await page.goto('/risk-assessment/new');
  const plan = form(page, 'risk_assessment/api/plan');
  await fill(plan, { trigger: 'periodic', due_on: later(30), handling: '製造部', other: '総務部', outside: '情報システムの保守会社' });
  await send(plan);
  await did(page, words, 'risk_planned');
  const at = new URL(page.url()).pathname;
  await page.goto(`${at}/begin`);
  await send(form(page, 'risk_assessment/api/begin'));
  await did(page, words, 'risk_begun');
  return at;
}

test('risks are changed and added at home, compared, and taken over', async ({ portal, desk, words }) => {
  test.setTimeout(300_000);
  const { page } = await desk(portal.person('supervisor@minato.example'));
  await page.goto('/risk-method');
  await send(form(page, 'risk_method/api/begin'));
  await send(form(page, 'risk_method/api/publish'));
  await did(page, words, 'risk_method_published');
  const assessment = await begun(page, words);

  const risk = await test.step('a risk is written in the portal', async () => {
    await page.goto(`${assessment}/risk`);
    const add = form(page, 'risk/api/add');
    await fill(add, { asset: '図面一式（目録 第3号）', threat: '標的型の電子メール', vulnerability: '訓練が年に一度', damage: '図面の一部が漏れる' });
    await fill(add, { before_damage: '3', before_threat: '3', before_vulnerability: '3', plan: '訓練を増やす' });
    await choose(add.locator('[name=owner]'), '渡辺');
    await send(add);
    await did(page, words, 'risk_added');
    return new URL(page.url()).pathname;
  });
  const key = risk.split('/').at(-1) ?? '';

  const book = await test.step('home, and a word outside the scale is named at its cell', async () => {
    await page.goto(assessment);
    await page.getByRole('link', { name: words.say('list_book.risk_title'), exact: true }).click();
    await look(page, 'page');
    const book = await take(page, assessment, words);
    expect(book.says(key, 'plan')).toBe('訓練を増やす');
    book.put(key, 'before_damage', '9');
    await bring(page, assessment, words, book);
    await expect(page.locator('.checklist-problems li')).toHaveCount(1);
    await expect(page.locator('.checklist-problems li')).toContainText(words.say('refusal.fault_outside_scale'));
    await look(page, 'wrong');
    return book;
  });

  await test.step('another assessment does not take it', async () => {
    const other = await begun(page, words);
    await bring(page, other, words, book);
    await expect(page.getByRole('alert')).toContainText(words.say('list_book.risk_another'));
    await look(page, 'another');
  });

  await test.step('changed on both sides: somebody chooses', async () => {
    book.put(key, 'before_damage', '2').put(key, 'plan', '訓練を四半期ごとに行う');
    book.add({ asset: '試験装置', threat: '停電', vulnerability: '予備の電源がない', damage: '記録が失われる' });
    await page.goto(risk);
    await fill(form(page, 'risk/api/edit'), { plan: '訓練を毎月行う' });
    await send(form(page, 'risk/api/edit'));
    await did(page, words, 'saved');
    await bring(page, assessment, words, book);
    const main = page.locator('main');
    await expect(main).toContainText(words.say('workbook.merge_conflicts', { count: 1 }));
    await expect(main).toContainText(words.say('workbook.merge_file_only', { count: 1 }));
    await expect(main).toContainText(words.say('list_book.new_rows', { count: 1 }));
    await expect(main).toContainText('訓練を四半期ごとに行う');
    await expect(main).toContainText('訓練を毎月行う');
    await look(page, 'merge');
    const apply = form(page, 'apply_list');
    await send(apply, words.say('workbook.merge_apply'));
    await expect(page.getByRole('alert'), 'not without choosing').toContainText(words.say('refusal.fault_choice'));
    await page.locator(`[name="choice[plan:${key}]"][value=portal]`).check();
    await send(apply, words.say('workbook.merge_apply'));
    await did(page, words, 'list_merged');
    await expect(main).toContainText(words.say('list_book.applied', { changed: 1, added: 1 }));
    await look(page, 'applied');
    await page.goto(assessment);
    await expect(main).toContainText('試験装置');
    await page.goto(risk);
    await expect(form(page, 'risk/api/edit').locator('[name=plan]')).toHaveValue('訓練を毎月行う');
    await expect(form(page, 'risk/api/edit').locator('[name=before_damage]')).toHaveValue('2');
  });

  await test.step('the same file again adds nothing', async () => {
    await bring(page, assessment, words, book);
    await expect(page.locator('main')).toContainText('R2');
    await expect(page.locator('main')).not.toContainText(words.say('list_book.new_rows', { count: 1 }));
    await look(page, 'again');
  });
});
