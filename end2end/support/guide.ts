// Pictures of the user guide: taken anew where KAKUNIN_GUIDE names its folder, else only looked for.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import type { Language } from './words.ts';

export const GUIDE = join(import.meta.dirname, '../../docs/guide');

/** A sheet of A4 at 96 dots an inch, without its margins. */
const PAPER = { width: 718, height: 1016 };

/** What a reader sees of the page, from this place on. */
export async function picture(page: Page, language: Language, name: string, from?: Locator): Promise<void> {
  await page.setViewportSize({ width: 1200, height: 900 });
  await taken(page, language, name, from);
}

/** The first sheet of what is printed. */
export async function printed(page: Page, language: Language, name: string): Promise<void> {
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize(PAPER);
  await taken(page, language, name);
  await page.emulateMedia({ media: 'screen' });
}

async function taken(page: Page, language: Language, name: string, from?: Locator): Promise<void> {
  await expect(page.locator('h1')).toHaveCount(1);
  await (from ?? page.locator('body')).evaluate((one) => one.scrollIntoView({ block: 'start' }));
  const path = join(language, `${name}.png`);
  const into = process.env['KAKUNIN_GUIDE'];
  if (into) await page.screenshot({ path: join(into, path), animations: 'disabled', caret: 'hide' });
  else expect(existsSync(join(GUIDE, path)), `docs/guide/${path}: cargo xtask guide takes it`).toBe(true);
}
