// The subcontractor takes its sheet home as a workbook, fills it in there, and brings it back.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { accessible } from '../support/axe.ts';
import { did, form, send } from '../support/form.ts';
import { cast, Job, TEXTS } from '../support/job.ts';
import { fits } from '../support/look.ts';
import { Spreadsheet } from '../support/spreadsheet.ts';
import { expect, test } from '../support/test.ts';
import type { Words } from '../support/words.ts';

const OTHERS = join(import.meta.dirname, '../../server/tests/fixtures/openpyxl.xlsx');

async function look(page: Page): Promise<void> {
  await expect(page.locator('h1')).toHaveCount(1);
  await accessible(page);
  await fits(page);
}

/** Takes the workbook home. */
async function take(page: Page, sheet: string, words: Words): Promise<Spreadsheet> {
  await page.goto(`${sheet}/workbook`);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: words.say('workbook.page_out_do'), exact: true }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^確-\d{4}-\d{6}_.+_\d{8}\.xlsx$/);
  return new Spreadsheet(readFileSync(await download.path()));
}

/** Brings a file back; it is only compared. */
async function bring(page: Page, sheet: string, words: Words, buffer: Buffer): Promise<void> {
  await page.goto(`${sheet}/workbook`);
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  await page.setInputFiles('input[name=file]', { name: '回答（記入済み）.xlsx', mimeType, buffer });
  await send(form(page, 'workbook').last(), words.say('workbook.page_back_do'));
}

/** The smallest thing that is a PDF by its content. */
function evidence(name: string): { name: string; mimeType: string; buffer: Buffer } {
  return { name, mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n') };
}

test('a sheet is filled in elsewhere, compared, taken over and taken back', async ({ portal, desk, words }) => {
  const people = cast(portal);
  const clerk = (await desk(people.clerk)).page;
  const { page } = await desk(people.supervisor);
  const elsewhere = (await desk(people.supervisor)).page;
  const job = new Job(words, { ...TEXTS, work: '尾翼部品の表面処理（記入用ブックの旅）' });
  await job.importChecklist(clerk);
  await job.draft(clerk, 'あさひ');
  await job.recordContract(clerk);
  await job.sendSheet(clerk, '伊藤 健');
  await job.openSheet(page);
  await page.getByRole('link', { name: words.say('workbook.page_title'), exact: true }).click();
  await look(page);

  const book = await take(page, job.sheet, words);
  const [first, second] = ['a-1', 'a-2'];
  expect(book.says(first, 'value')).toBe('');
  // At home, and at the same time in the portal.
  book.fill(first, '○', '規則 第3版').fill(second, 'いつか').name(first, '総括者の指定.pdf');
  await job.answer(elsewhere, first, { value: 'partial', remark: '準備中' });

  await bring(page, job.sheet, words, book.save());
  await expect(page.locator('.checklist-problems li'), 'a word that is no day').toHaveCount(1);
  await look(page);
  await bring(page, job.sheet, words, readFileSync(OTHERS));
  await expect(page.getByRole('alert')).toContainText(words.say('workbook.whole_not_ours'));

  book.fill(second, '令和７年１０月１日', '社内規程の日');
  await bring(page, job.sheet, words, book.save());
  await expect(page.locator('main')).toContainText(words.say('workbook.merge_conflicts', { count: 2 }));
  await expect(page.locator('main')).toContainText(words.say('workbook.merge_file_only', { count: 2 }));
  await look(page);
  const merge = page.url();
  const files = page.locator('form').filter({ has: page.locator('input[name=file]') });
  await files.locator('input[name=file]').setInputFiles([evidence('総括者の指定.pdf'), evidence('無関係.pdf')]);
  await send(files, words.say('workbook.files_do'));
  await expect(page.locator('main')).toContainText(words.say('workbook.files_attached'));
  await expect(page.locator('main')).toContainText(words.say('workbook.files_unknown'));
  await look(page);
  const apply = form(page, 'apply_merge');
  await send(apply, words.say('workbook.merge_apply'));
  await expect(page.getByRole('alert'), 'not without choosing').toContainText(words.say('refusal.fault_choice'));
  await page.locator(`[name="choice[value:${first}]"][value=file]`).check();
  await page.locator(`[name="choice[remark:${first}]"][value=portal]`).check();
  await look(page);
  await send(apply, words.say('workbook.merge_apply'));
  await did(page, words, 'workbook_merged');
  await look(page);

  await page.goto(`${job.sheet}/item/${first}`);
  await expect(form(page, 'save_answer').locator('[name=value][value=conform]')).toBeChecked();
  await expect(form(page, 'save_answer').locator('[name=remark]')).toHaveValue('準備中');
  await job.answer(page, second, { remark: '取締役会の日' });

  await page.goto(merge);
  await send(form(page, 'undo_merge'), words.say('workbook.merge_undo'));
  await did(page, words, 'merge_undone');
  await expect(page.locator('main'), 'what was changed since stays').toContainText(words.say('workbook.merge_stayed', { items: 2 }));
  await look(page);
  await page.goto(`${job.sheet}/item/${first}`);
  await expect(form(page, 'save_answer').locator('[name=value][value=partial]')).toBeChecked();
});
