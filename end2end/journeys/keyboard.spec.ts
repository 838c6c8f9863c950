// Twenty matters of six procedures decided one after the other, by keyboard alone: with single keys where script runs, else with Tab
// and Enter.

import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { accessible } from '../support/axe.ts';
import { did } from '../support/form.ts';
import { cast } from '../support/job.ts';
import { Keyboard } from '../support/keyboard.ts';
import { fits } from '../support/look.ts';
import { expect, test } from '../support/test.ts';

const MATTERS = 20;

// What lies on the desk is decided here.
test.use({ alone: 'keyboard' });

test('twenty matters in a row by keyboard alone', async ({ portal, desk, words, javaScriptEnabled }) => {
  test.setTimeout(420_000);
  const { page } = await desk(cast(portal).officer);
  const keyboard = new Keyboard(page, javaScriptEnabled);
  const acts = page.locator('[aria-labelledby=doing]').locator('a, button');
  const send = page.locator('main form:not([role=search]) button[type=submit]').first();
  const next = page.locator('.desk-way [data-key=n]');
  const decided = new Map<string, number>();

  const look = async (name: string) => {
    if (javaScriptEnabled) await accessible(page);
    await fits(page);
    const folder = process.env['KAKUNIN_PICTURES'];
    if (folder) await page.screenshot({ path: join(folder, `${test.info().project.name}-keyboard-${name}.png`), fullPage: true });
  };

  /** To the first thing that can be done with the matter: what the procedure answers with. */
  const toAct = async () => {
    if (javaScriptEnabled) await keyboard.press('d');
    else await keyboard.reach(acts.first());
    await expect(acts.first()).toBeFocused();
    await keyboard.go('Enter');
  };

  /** Sends the form that the page is for. */
  const toSend = async () => {
    await keyboard.reach(send);
    await keyboard.go('Enter');
  };

  const decide = async (kind: string) => {
    await toAct();
    if (!decided.has(kind)) await look(kind);
    if (kind === 'application') {
      const accepted = page.locator('input[name=outcome][value=accepted]');
      if (javaScriptEnabled) await keyboard.press('d');
      else await keyboard.reach(page.locator('input[name=outcome]').first());
      await keyboard.press('Space');
      await expect(accepted).toBeChecked();
      await toSend();
    }
    await toSend();
    await expect(page.locator('main .notification-banner[data-kind=success]')).toBeVisible();
    decided.set(kind, (decided.get(kind) ?? 0) + 1);
  };

  await test.step('from the first screen into the queue', async () => {
    await page.goto('/');
    await keyboard.ready();
    await keyboard.follow(page.locator('.site-nav a[href="/desk"]'));
    if (javaScriptEnabled) {
      await keyboard.press('?');
      await expect(page.locator('#key-list')).toBeVisible();
      await look('list');
      await keyboard.press('Escape');
      await expect(page.locator('#key-list')).toBeHidden();
      await keyboard.press('j');
      await keyboard.press('j');
      await keyboard.press('k');
      await expect(page.locator('[data-line]').first()).toBeFocused();
      await keyboard.go('o');
    } else {
      await keyboard.follow(page.locator('[data-line]').first());
    }
    await look('matter');
  });

  await test.step('one after the other', async () => {
    for (let count = 0; count < MATTERS; count += 1) {
      const [, kind = ''] = new URL(page.url()).pathname.split('/');
      await decide(kind);
      if (count === 0) await look('decided');
      // What comes next has the focus: one key goes on.
      await expect(next).toBeFocused();
      if (count + 1 < MATTERS) await keyboard.go('Enter');
    }
    const sum = [...decided.values()].reduce((one, other) => one + other, 0);
    expect(sum).toBe(MATTERS);
    expect(decided.size, [...decided].join(' ')).toBeGreaterThanOrEqual(5);
    if (!javaScriptEnabled) test.info().annotations.push({ type: 'tabs', description: `${keyboard.tabs} for ${MATTERS} matters` });
  });

  await test.step('back to the queue', async () => {
    if (javaScriptEnabled) await keyboard.go('q');
    else await keyboard.follow(page.locator('.desk-way [data-key=q]'));
    expect(new URL(page.url()).pathname).toBe('/desk');
  });

  await test.step('single keys are switched off, and on again', async () => {
    const quiet = new Keyboard(page, false);
    await page.goto('/account');
    await quiet.follow(button(page, words.say('account.keys_switch_off')));
    await did(page, words, 'keys_off');
    await page.goto('/desk');
    await expect(page.locator('#key-list')).toHaveCount(0);
    await quiet.press('j');
    await expect(page.locator('body')).toBeFocused();
    await page.goto('/account');
    await quiet.follow(button(page, words.say('account.keys_switch_on')));
    await did(page, words, 'keys_on');
  });
});

function button(page: Page, name: string) {
  return page.getByRole('button', { name, exact: true });
}
