// The evidence vault: a file is found again, looked at, dated, and used for another item.

import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { accessible } from '../support/axe.ts';
import { did, fill, form, leave, send } from '../support/form.ts';
import { fits } from '../support/look.ts';
import { openItem } from '../support/sheet.ts';
import { expect, test } from '../support/test.ts';

/** One red dot, as a picture. */
const PICTURE = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==', 'base64');
/** One blue dot. */
const NEWER = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPj/HwADBwIAMCbHYQAAAABJRU5ErkJggg==', 'base64');
const NAME = '掲示の写真.png';
/** Two empty pages. */
const PAGES = Buffer.from(`%PDF-1.4
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] >> endobj
4 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] >> endobj
trailer << /Root 1 0 R >>
%%EOF
`);

test('a file is found again, dated, and used once more', async ({ portal, desk, words, javaScriptEnabled }) => {
  const look = async (page: Page, name: string) => {
    await expect(page.locator('h1')).toHaveCount(1);
    if (javaScriptEnabled) await accessible(page);
    await fits(page);
    const folder = process.env['KAKUNIN_PICTURES'];
    if (folder) await page.screenshot({ path: join(folder, `${test.info().project.name}-${name}.png`), fullPage: true });
  };
  const { page } = await desk(portal.person('supervisor@kamome.example'));
  await openItem(page, '4-policy-set', javaScriptEnabled);
  const upload = page.locator('form[action$="/evidence"]');
  await upload.locator('input[name=file]').setInputFiles({ name: NAME, mimeType: 'image/png', buffer: PICTURE });
  await upload.locator('button[type=submit]').click();
  await expect(page.locator('.file-list').getByRole('link', { name: NAME, exact: true })).toBeVisible();

  await test.step('a document is looked at page by page', async () => {
    await upload.locator('input[name=file]').setInputFiles({ name: '規則.pdf', mimeType: 'application/pdf', buffer: PAGES });
    await upload.locator('button[type=submit]').click();
    await leave(page, () => page.getByRole('link', { name: words.say('evidence.preview_of', { name: '規則.pdf' }) }).click());
    await expect(page.locator('figcaption')).toHaveText(words.say('evidence.page_of', { number: 1, pages: 2 }));
    await leave(page, () => page.locator('nav.pagination a[href$="page=2"]').first().click());
    await expect(page.locator('figcaption')).toHaveText(words.say('evidence.page_of', { number: 2, pages: 2 }));
    expect(await page.locator('.preview__page').evaluate((one: HTMLImageElement) => one.naturalWidth), 'drawn').toBe(1000);
    await look(page, 'preview');
  });

  await test.step('in the vault, with where it is used', async () => {
    await page.goto('/vault');
    await look(page, 'vault');
    await fill(page.locator('form[role=search]'), { q: '写真', state: 'undated' });
    await send(page.locator('form[role=search]'));
    await expect(page.locator('tbody tr')).toHaveCount(1);
    await leave(page, () => page.getByRole('link', { name: NAME, exact: true }).click());
    const shown = await page.locator('img.vault__picture').evaluate(async (one: HTMLImageElement) => {
      one.loading = 'eager';
      await one.decode();
      return one.naturalWidth;
    });
    expect(shown, 'the picture itself').toBe(1);
  });

  await test.step('it holds until a day', async () => {
    const validity = form(page, 'set_validity');
    await fill(validity, { valid_from: '2026-04-01', valid_until: '2020-03-31' });
    await send(validity);
    await expect(page.getByRole('alert')).toContainText(words.say('refusal.fault_ends_before_it_starts'));
    await fill(validity, { valid_from: '2019-04-01', valid_until: '2020-03-31', note: '毎年4月に更新' });
    await send(validity);
    await did(page, words, 'evidence_validity_set');
    await expect(page.locator('.page-head')).toContainText(words.say('vault.expired'));
    await look(page, 'vault-file');
  });

  await test.step('it is used for another item too', async () => {
    await openItem(page, '4-policy-approval', javaScriptEnabled);
    await leave(page, () => page.getByRole('link', { name: words.say('vault.attach'), exact: true }).click());
    await look(page, 'vault-attach');
    await send(page.locator('tbody tr', { hasText: NAME }).locator('form'));
    await did(page, words, 'evidence_attached');
    await expect(page.locator('.file-list')).toContainText(NAME);
    await page.goto('/vault');
    await leave(page, () => page.getByRole('link', { name: NAME, exact: true }).click());
    await expect(page.locator('tbody tr')).toHaveCount(2);
  });

  await test.step('nobody else has it', async () => {
    const address = page.url();
    const other = (await desk(portal.person('supervisor@asahi.example'))).page;
    expect((await other.request.get(address)).status()).toBe(404);
    expect((await other.request.get(`${address.replace('/vault/', '/evidence/')}/picture`)).status()).toBe(404);
    const prime = (await desk(portal.person('checker@minato.example'))).page;
    expect((await prime.request.get(address)).status()).toBe(404);
  });

  await test.step('a newer version takes its place wherever it is used', async () => {
    const renew = page.locator('form[action$="/version"]');
    await send(renew);
    await expect(page.locator('#file-error')).toContainText(words.say('refusal.fault_file_missing'));
    await renew.locator('input[name=file]').setInputFiles({ name: '掲示の写真（新）.png', mimeType: 'image/png', buffer: NEWER });
    await send(renew);
    await did(page, words, 'evidence_renewed');
    await expect(page.locator('h1')).toHaveText('掲示の写真（新）.png');
    await expect(page.locator('tbody tr')).toHaveCount(2);
    await look(page, 'vault-newer');
    await openItem(page, '4-policy-set', javaScriptEnabled);
    await expect(page.locator('.file-list')).toContainText('掲示の写真（新）.png');
    await expect(page.locator('.file-list').getByRole('link', { name: NAME, exact: true })).toHaveCount(0);
  });

  await test.step('what was never submitted can be deleted, with a reason', async () => {
    await page.goto('/vault');
    await leave(page, () => page.getByRole('link', { name: '掲示の写真（新）.png', exact: true }).click());
    const address = page.url();
    await leave(page, () => page.locator('main').getByRole('link', { name: words.say('vault.remove'), exact: true }).click());
    await send(form(page, 'remove'));
    await expect(page.getByRole('alert')).toContainText(words.say('refusal.fault_missing'));
    await look(page, 'vault-remove');
    await fill(form(page, 'remove'), { reason: '写り込みがあったため' });
    await send(form(page, 'remove'));
    await did(page, words, 'evidence_removed');
    expect((await page.request.get(address)).status()).toBe(404);
  });
});
