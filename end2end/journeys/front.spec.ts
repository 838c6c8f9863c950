// The first thing that anybody sees, before anybody is known.

import { accessible } from '../support/axe.ts';
import { expect, test } from '../support/test.ts';

const NONCE = /script-src 'nonce-([\w+/=-]{16,})'/;

test('the address alone leads to the sign-in page, in the right language', async ({ desk, language, words }) => {
  const { page } = await desk();
  const response = await page.goto('/');
  expect(response?.status()).toBe(200);
  await expect(page).toHaveURL(/\/sign-in(\?|$)/);
  await expect(page.locator('html')).toHaveAttribute('lang', language);
  await expect(page.getByRole('heading', { level: 1, name: words.say('account.sign_in'), exact: true })).toBeVisible();
  await expect(page.getByLabel(words.say('account.email'))).toBeVisible();
  await expect(page.getByLabel(words.say('account.password'))).toBeVisible();
  await accessible(page);
});

test('nobody’s choice yet: the browser’s languages decide', async ({ desk, language }) => {
  const { page, context } = await desk();
  await context.clearCookies();
  await page.goto('/sign-in');
  await expect(page.locator('html')).toHaveAttribute('lang', language);
});

test('every answer has a nonce of its own, and nothing inline is allowed', async ({ desk }) => {
  const { page } = await desk();
  const nonces = [];
  for (let time = 0; time < 3; time += 1) {
    const response = await page.goto('/sign-in');
    const policy = response?.headers()['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/'unsafe-(inline|eval|hashes)'/);
    const nonce = NONCE.exec(policy)?.[1] ?? '';
    // The page must carry the nonce of its own answer, or its script is dead.
    expect((await response?.text()) ?? '').toContain(`nonce="${nonce}"`);
    nonces.push(nonce);
  }
  expect(new Set(nonces).size).toBe(3);
});

test('the language switch keeps the address, there and back', async ({ desk, language }) => {
  const { page } = await desk();
  await page.goto('/sign-in?next=/notice');
  const address = page.url();
  const other = language === 'ja' ? 'en' : 'ja';
  for (const next of [other, language]) {
    await page.getByRole('button', { name: next === 'ja' ? '日本語' : 'English', exact: true }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', next);
    expect(page.url()).toBe(address);
  }
});
