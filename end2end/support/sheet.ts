import { expect, type Page } from '@playwright/test';

/** Work of the demonstration whose sheet is being answered. */
const WORK = '部品の表面処理';

/** The address of the sheet of a case, found by its number or by its work. */
export async function sheetOf(page: Page, text: string): Promise<string> {
  await page.goto(`/engagement?q=${encodeURIComponent(text)}`);
  await page.locator('tr', { hasText: text }).locator('a[href^="/engagement/"]').first().click();
  await expect(page).toHaveURL(/\/engagement\/[0-9a-f-]{36}$/);
  const sheet = await page.locator('main a[href^="/confirmation/"]').first().getAttribute('href');
  return (sheet ?? '').split('/').slice(0, 3).join('/');
}

/** Opens an item of the sheet that is being answered, with the islands awake where there are scripts. */
export async function openItem(page: Page, item: string, scripts = true): Promise<void> {
  await page.goto(`${await sheetOf(page, WORK)}/item/${item}`);
  if (scripts) await expect(page.locator('html')).toHaveAttribute('data-alive', 'yes');
}
