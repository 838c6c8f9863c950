// A ministry's or a prime's own list of items, from a workbook that another program wrote.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { accessible } from '../support/axe.ts';
import { form, send } from '../support/form.ts';
import { expect, test } from '../support/test.ts';

const FIXTURES = join(import.meta.dirname, '../../server/tests/fixtures');

test('a workbook is looked at, then published, and cannot be published twice', async ({ portal, desk, words }) => {
  const { page } = await desk(portal.person('clerk@hokuto.example'));
  await page.goto('/checklist/import');
  await page.setInputFiles('input[name=file]', join(FIXTURES, 'openpyxl.xlsx'));
  await send(form(page, 'checklist/import'), words.say('checklist.look'));
  await expect(page.getByRole('heading', { name: words.say('checklist.in_order') })).toBeVisible();
  await accessible(page);
  await page.getByRole('button', { name: words.say('checklist.publish'), exact: true }).click();
  await expect(page).toHaveURL(/\/checklist\/[0-9a-f-]{36}$/);
  await expect(page.locator('main')).toContainText(words.say('done.checklist_imported'));

  await page.goto('/checklist/import');
  await page.setInputFiles('input[name=file]', join(FIXTURES, 'openpyxl.xlsx'));
  await send(form(page, 'checklist/import'), words.say('checklist.look'));
  await page.getByRole('button', { name: words.say('checklist.publish'), exact: true }).click();
  await expect(page.getByRole('alert')).toContainText(words.say('refusal.rule_version_exists'));
});

test('a workbook with mistakes is told where they are', async ({ portal, desk, words }) => {
  const { page } = await desk(portal.person('clerk@hokuto.example'));
  await page.goto('/checklist/import');
  await page.setInputFiles('input[name=file]', join(FIXTURES, 'openpyxl-formulas.xlsx'));
  await send(form(page, 'checklist/import'), words.say('checklist.look'));
  const problems = page.locator('.checklist-problems li');
  await expect(problems).not.toHaveCount(0);
  await expect(page.locator('.checklist-problems')).toContainText('G5');
  await accessible(page);
});

test('a hostile workbook is refused with a sentence', async ({ portal, desk, words }) => {
  const { page } = await desk(portal.person('clerk@hokuto.example'));
  const right = readFileSync(join(FIXTURES, 'libreoffice.xlsx'));
  const files = [
    { name: '確認事項.xlsx', buffer: Buffer.from('PK\x03\x04 and then nothing of the kind'), why: ['broken', 'not_a_workbook'] },
    { name: '確認事項.xlsx', buffer: right.subarray(0, right.length / 2), why: ['broken', 'not_a_workbook'] },
    { name: '確認事項.xlsx', buffer: Buffer.from('<html><script>window.__hit=1</script></html>'), why: ['broken', 'not_a_workbook'] },
    { name: '確認事項.xlsx', buffer: Buffer.alloc(10 * 1024 * 1024 + 1), why: ['too_large'] },
  ];
  for (const { name, buffer, why } of files) {
    await page.goto('/checklist/import');
    await page.setInputFiles('input[name=file]', { name, mimeType: 'application/octet-stream', buffer });
    await send(form(page, 'checklist/import'), words.say('checklist.look'));
    const sentences = why.map((code) => words.say(`workbook.refusal_${code}`));
    const told = (await page.getByRole('alert').innerText()).replace(/\s+/g, ' ');
    expect(sentences.some((sentence) => told.includes(sentence)), told).toBe(true);
  }
  await page.goto('/checklist');
  await expect(page.locator('h1')).toBeVisible();
});
