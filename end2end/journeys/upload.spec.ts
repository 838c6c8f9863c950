// Evidence by script: dropped on its frame, with a bar, stopped, and told why not. By the plain form, the main job does it.

import type { Page } from '@playwright/test';
import { openItem } from '../support/sheet.ts';
import { expect, test } from '../support/test.ts';
import type { Kakunin } from '../support/kakunin.ts';

const FRAME = 'form.upload .file-upload';
const STATE = '.upload__state';
const STOP = '.upload__stop button';

const supervisor = (portal: Kakunin) => portal.person('supervisor@kamome.example');

/** Drops a file of this size on the frame; text by its content. */
async function drop(page: Page, name: string, bytes: number): Promise<void> {
  const moved = await page.evaluateHandle(
    ([name, bytes]) => {
      const data = new DataTransfer();
      data.items.add(new File(['説明\n'.repeat(Math.ceil(bytes / 7))], name, { type: 'text/plain' }));
      return data;
    },
    [name, bytes] as const,
  );
  await page.dispatchEvent(FRAME, 'dragover', { dataTransfer: moved });
  await expect(page.locator(FRAME)).toHaveAttribute('data-dragging', 'true');
  await page.dispatchEvent(FRAME, 'drop', { dataTransfer: moved });
}

/** A line as slow as that of a factory's edge; bytes a second. */
async function slow(page: Page, upload: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: upload,
  });
}

test('a file is dropped, its way is shown, and it stands in the list', async ({ portal, desk, words }) => {
  const { page } = await desk(supervisor(portal));
  await openItem(page, '4-policy-set');
  await expect(page.locator('main'), 'said, not hidden').toContainText(words.say('evidence.scanner_missing'));
  await slow(page, 400_000);
  await drop(page, '基本方針（第3版）.txt', 800_000);
  await expect(page.locator(STATE)).toContainText(words.say('confirmation.upload_sending'));
  await expect(page.locator(STATE)).toContainText(/[1-9]\d?%/);
  await expect(page.locator(STOP)).toBeVisible();
  await expect(page.locator('.file-list').getByRole('link', { name: '基本方針（第3版）.txt', exact: true })).toBeVisible();
});

test('sending is stopped, and nothing was stored', async ({ portal, desk, words }) => {
  const { page } = await desk(supervisor(portal));
  await openItem(page, '4-policy-approval');
  await slow(page, 50_000);
  await drop(page, '止める.txt', 2_000_000);
  await page.locator(STOP).click();
  await expect(page.locator(STATE)).toHaveText(words.say('confirmation.upload_stopped'));
  await expect(page.locator(STOP)).toBeHidden();
  await page.reload();
  await expect(page.locator('main')).not.toContainText('止める.txt');
});

test('what is refused is told at once, in the reader’s language', async ({ portal, desk, words }) => {
  const { page, watch } = await desk(supervisor(portal));
  watch.expect(/422/);
  await openItem(page, '4-review');
  await drop(page, '大きい.txt', 26 * 1024 * 1024);
  await expect(page.locator(STATE)).toContainText(words.say('confirmation.upload_too_large'));
  await page.setInputFiles('form.upload input[type=file]', {
    name: '偽物.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('MZ\x90\x00 not a PDF at all', 'latin1'),
  });
  await page.locator('form.upload button[type=submit]').click();
  await expect(page.locator(STATE)).not.toBeEmpty();
  await expect(page.locator(STATE)).not.toContainText(words.say('confirmation.upload_sending'));
  await expect(page.locator('main')).not.toContainText('偽物.pdf');
});
