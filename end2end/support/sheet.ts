import { expect, type Page } from '@playwright/test';

/** Opens an item of the first sheet that waits for this person, with the islands awake where there are scripts. */
export async function openItem(page: Page, item: string, scripts = true): Promise<void> {
  await page.goto('/engagement');
  await page.locator('main a[href^="/engagement/"]', { hasText: /確-/ }).first().click();
  await expect(page).toHaveURL(/\/engagement\/[0-9a-f-]{36}$/);
  const sheet = await page.locator('main a[href^="/confirmation/"]').first().getAttribute('href');
  await page.goto(`${(sheet ?? '').split('/').slice(0, 3).join('/')}/item/${item}`);
  if (scripts) await expect(page.locator('html')).toHaveAttribute('data-alive', 'yes');
}
