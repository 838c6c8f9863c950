import { expect, type Page } from '@playwright/test';
import type { Person } from './kakunin.ts';
import { code, stepNow, until } from './totp.ts';

// A code works once; whoever signs in twice within a step takes the next one.
const used = new Map<string, number>();

/** A code of this person that was not used yet. */
export async function freshCode(secret: string): Promise<string> {
  const step = Math.max(stepNow(), (used.get(secret) ?? 0) + 1);
  used.set(secret, step);
  await until(step);
  return code(secret, step);
}

/** Signs in by the form, from wherever the portal asks for it. */
export async function signIn(page: Page, person: Person): Promise<void> {
  await typePassword(page, person);
  await page.locator('input[name=code]').fill(await freshCode(person.secret));
  await page.locator('main form:has(input[name=code]) button[type=submit]').click();
  await expect(page).not.toHaveURL(/\/sign-in/);
}

/** The first of the two pages. */
export async function typePassword(page: Page, { email, password }: Pick<Person, 'email' | 'password'>): Promise<void> {
  await page.locator('input[name=email]').fill(email);
  await page.locator('input[name=password]').fill(password);
  await page.locator('main form:has(input[name=password]) button[type=submit]').click();
}
