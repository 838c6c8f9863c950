// People of a company, as its administrator keeps them.

import type { Page } from '@playwright/test';
import { fill, form, leave, send } from './form.ts';
import { expect } from './test.ts';

/** Somebody of the company gets roles beside their own. */
export async function appoint(page: Page, person: string, roles: string[], department: string): Promise<void> {
  await page.goto('/people');
  await leave(page, () => page.locator('tr', { hasText: person }).getByRole('link').first().click());
  const change = form(page, 'change_person');
  for (const role of roles) await change.locator(`input[name="roles[]"][value="${role}"]`).check();
  await fill(change, { department, post: '課長' });
  await send(change);
  await expect(page.locator('main')).toContainText(department);
}
