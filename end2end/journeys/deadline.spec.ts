// What is due: the calendar, the company's reminders, one's own feed, how one is told, and the search.

import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { accessible } from '../support/axe.ts';
import { did, fill, form, leave, send } from '../support/form.ts';
import { fits } from '../support/look.ts';
import { expect, test } from '../support/test.ts';

test('what is due is found, reminded of, and read elsewhere', async ({ portal, desk, words, request, javaScriptEnabled }) => {
  const look = async (page: Page, name: string) => {
    await expect(page.locator('h1')).toHaveCount(1);
    if (javaScriptEnabled) await accessible(page);
    await fits(page);
    const folder = process.env['KAKUNIN_PICTURES'];
    if (folder) await page.screenshot({ path: join(folder, `${test.info().project.name}-${name}.png`), fullPage: true });
  };
  const { page } = await desk(portal.person('supervisor@kamome.example'));
  const first = page.locator('tbody th a').first();
  let number = '';

  await test.step('everything due, with from whom and why', async () => {
    await page.goto('/');
    await leave(page, () => page.locator('.site-nav a[href="/deadline"]').click());
    await look(page, 'deadline');
    number = (await first.textContent()) ?? '';
    expect(number, 'a number that people know').toMatch(/^.-\d{4}-\d{6}$/);
    await fill(page.locator('form[role=search]'), { whose: 'ours', kind: 'answer' });
    await send(page.locator('form[role=search]'));
    await expect(page.locator('tbody').first()).toContainText(words.say('deadline.kind_answer'));
    await expect(page.locator('tbody').first()).toContainText('5-3');
  });

  await test.step('the company sets its own intervals', async () => {
    await page.goto('/deadline/reminders');
    const reminders = form(page, 'set_policy');
    await fill(reminders, { before: '14、一週間', after: '1' });
    await send(reminders);
    await expect(page.getByRole('alert')).toContainText(words.say('refusal.fault_number'));
    await expect(reminders.locator('[name=before]'), 'what was typed stays').toHaveValue('14、一週間');
    await fill(reminders, { before: '14、7', after: '1', working: 'true' });
    await send(reminders);
    await did(page, words, 'reminders_set');
    await expect(reminders.locator('[name=before]')).toHaveValue('14, 7');
    await look(page, 'reminders');
  });

  await test.step('a calendar elsewhere, until it is revoked', async () => {
    await page.goto('/account');
    await leave(page, () => page.locator('a[href="/account/calendar"]').click());
    await look(page, 'feed');
    await send(form(page, 'make_feed'));
    await did(page, words, 'calendar_feed_made');
    const address = (await page.locator('code').textContent()) ?? '';
    const path = new URL(address).pathname;
    const calendar = await request.get(`${portal.url}${path}`);
    expect(calendar.headers()['content-type']).toBe('text/calendar; charset=utf-8');
    expect((await calendar.text()).replaceAll('\r\n ', '')).toContain(`SUMMARY:${number}`);
    await look(page, 'feed-made');
    await page.reload();
    await expect(page.locator('code'), 'shown once').toHaveCount(0);
    await send(form(page, 'revoke_feed'));
    await did(page, words, 'calendar_feed_revoked');
    expect((await request.get(`${portal.url}${path}`)).status()).toBe(404);
  });

  await test.step('how one is told, and what was mailed', async () => {
    await page.goto('/notice');
    await leave(page, () => page.locator('a[href="/notice/preferences"]').click());
    await fill(form(page, 'set_preference'), { 'channel[sheet]': 'digest', 'channel[work]': 'portal', rhythm: 'weekly' });
    await send(form(page, 'set_preference'));
    await did(page, words, 'notice_preference_set');
    await expect(page.locator('[name="channel[sheet]"][value=digest]')).toBeChecked();
    await look(page, 'preferences');
    await page.goto('/notice/log');
    await look(page, 'mail-log');
  });

  await test.step('found by its number, however it is typed', async () => {
    await page.goto('/search');
    await look(page, 'search-empty');
    await fill(page.locator('form[role=search]'), { q: number.replaceAll('-', '－') });
    await send(page.locator('form[role=search]'));
    await expect(page.locator('#cases')).toBeVisible();
    await expect(first).toHaveText(number);
    await look(page, 'search');
    await page.goto('/search?q=5-3');
    await look(page, 'search-clause');
    await page.goto('/search?q=%E3%81%AA%E3%81%84%E3%82%82%E3%81%AE');
    await expect(page.locator('main')).toContainText(words.say('search.nothing'));
  });
});
