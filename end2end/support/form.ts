// Forms as people fill them in.

import { expect, type Locator, type Page } from '@playwright/test';
import type { Words } from './words.ts';

/** The form of a command, by the name of its server function or the end of its address. */
export function form(page: Page | Locator, command: string): Locator {
  return page.locator(`form[action*="/${command}"]`);
}

/** Fills in fields by their names; ticks where the field is a radio. */
export async function fill(form: Locator, fields: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) {
    const field = form.locator(`[name="${name}"]:not([type=hidden])`);
    const kind = await field.first().evaluate((one) => (one instanceof HTMLInputElement ? one.type : one.localName));
    if (kind === 'radio') {
      await form.locator(`[name="${name}"][value="${value}"]`).check();
      continue;
    }
    await unfold(field);
    if (kind === 'select') await field.selectOption(value);
    else await field.fill(value);
  }
}

/** Chooses the option that has these words. */
export async function choose(select: Locator, words: string): Promise<void> {
  const value = await select.locator('option', { hasText: words }).first().getAttribute('value');
  await select.selectOption(value ?? '');
}

/** Opens what the field is folded into. */
async function unfold(field: Locator): Promise<void> {
  const folded = field.locator('xpath=ancestor::details[not(@open)]/summary');
  while ((await folded.count()) > 0) await folded.first().click();
}

/** Sends a form by its button, which may be named, and waits for the page that answers. */
export async function send(form: Locator, button?: string): Promise<void> {
  const buttons = button === undefined ? form.locator('button[type=submit]') : form.getByRole('button', { name: button, exact: true });
  await leave(form.page(), () => buttons.first().click());
}

/** Does what leads to another page, or to the same one again, and waits until it is there. */
export async function leave(page: Page, act: () => Promise<void>): Promise<void> {
  await Promise.all([page.waitForEvent('domcontentloaded'), act()]);
}

/** The page says that something was done. */
export async function did(page: Page, words: Words, what: string): Promise<void> {
  await expect(page.locator('main')).toContainText(words.say(`done.${what}`));
}
