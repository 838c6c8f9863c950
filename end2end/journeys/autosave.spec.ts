// What is typed is stored without a button, also by two at once, also when the line is cut (DESIGN §4: nothing typed is lost).

import type { Page } from '@playwright/test';
import { form } from '../support/form.ts';
import { openItem } from '../support/sheet.ts';
import { signIn } from '../support/sign_in.ts';
import { expect, test } from '../support/test.ts';
import type { Kakunin } from '../support/kakunin.ts';

const STATE = '.save-state';

function remark(page: Page) {
  return form(page, 'save_answer').locator('[name=remark]');
}

async function saved(page: Page): Promise<void> {
  await expect(page.locator(STATE)).toHaveAttribute('data-state', 'saved');
  await expect(page.locator(STATE)).not.toHaveText('');
}

const supervisor = (portal: Kakunin) => portal.person('supervisor@kamome.example');

test('typing is saved without a button, and says so', async ({ portal, desk, words }) => {
  const { page } = await desk(supervisor(portal));
  await openItem(page, '4-policy-set');
  await form(page, 'save_answer').locator('[value=partial]').check();
  await remark(page).fill('半分は書き終えました。');
  await expect(page.locator(STATE)).toContainText(words.say('confirmation.saved'));
  await saved(page);
  const other = (await desk(supervisor(portal))).page;
  await openItem(other, '4-policy-set');
  await expect(remark(other)).toHaveValue('半分は書き終えました。');
  await expect(form(other, 'save_answer').locator('[value=partial]')).toBeChecked();
});

test('of two who write at once, both texts are seen and none is lost', async ({ portal, desk }) => {
  const one = (await desk(supervisor(portal))).page;
  const other = (await desk(supervisor(portal))).page;
  await openItem(one, '4-policy-approval');
  await openItem(other, '4-policy-approval');
  await remark(one).fill('先に書いた説明');
  await saved(one);
  await remark(other).fill('後から書いた説明');
  await expect(other.locator(STATE)).toHaveAttribute('data-state', 'conflict');
  await expect(other.locator(STATE)).toContainText('先に書いた説明');
  await expect(remark(other)).toHaveValue('後から書いた説明');
  await one.reload();
  await expect(remark(one), 'not overwritten').toHaveValue('先に書いた説明');
});

test('a cut line keeps the text and saves it later', async ({ portal, desk }) => {
  const { page, context, watch } = await desk(supervisor(portal));
  watch.expect(/ERR_INTERNET_DISCONNECTED/);
  await openItem(page, '4-review');
  await context.setOffline(true);
  await remark(page).fill('線が切れている間に書いた説明');
  await expect(page.locator(STATE)).toHaveAttribute('data-state', 'failed');
  await expect(remark(page)).toHaveValue('線が切れている間に書いた説明');
  await context.setOffline(false);
  await saved(page);
  await page.reload();
  await expect(remark(page)).toHaveValue('線が切れている間に書いた説明');
});

test('what waits of one item is sent from the next', async ({ portal, desk, words }) => {
  const { page, watch } = await desk(supervisor(portal));
  watch.expect(/ERR_FAILED/);
  const cut = '**/confirmation/api/autosave';
  await openItem(page, '5-executive');
  await page.route(cut, (route) => route.abort());
  await remark(page).fill('線が切れたまま次の項目へ移った説明');
  await expect(page.locator(STATE)).toHaveAttribute('data-state', 'failed');
  await openItem(page, '5-role-chart');
  const waiting = page.locator('.save-queue');
  await expect(waiting).toContainText('1');
  await expect(waiting.getByRole('link', { name: words.say('confirmation.save_open') })).toHaveAttribute('href', /5-executive$/);
  await page.unroute(cut);
  await expect(waiting).toBeHidden();
  const other = (await desk(supervisor(portal))).page;
  await openItem(other, '5-executive');
  await expect(remark(other)).toHaveValue('線が切れたまま次の項目へ移った説明');
});

test('a session that ends takes no character with it', async ({ portal, desk, words }) => {
  const person = supervisor(portal);
  const { page, context, watch } = await desk(person);
  watch.expect(/401/);
  await openItem(page, '4-dissemination');
  const item = page.url();
  await context.clearCookies({ name: 'kakunin' });
  await remark(page).fill('サインインが切れてから書いた説明');
  await expect(page.locator(STATE)).toContainText(words.say('confirmation.save_signed_out').trim());
  await page.locator(STATE).getByRole('link', { name: words.say('confirmation.save_sign_in') }).click();
  await signIn(page, person);
  await expect(page).toHaveURL(item);
  await expect(remark(page)).toHaveValue('サインインが切れてから書いた説明');
  await saved(page);
  await page.reload();
  await expect(remark(page)).toHaveValue('サインインが切れてから書いた説明');
});

test('what waited in the tab does not overwrite what somebody stored since', async ({ portal, desk }) => {
  const { page, watch } = await desk(supervisor(portal));
  watch.expect(/ERR_FAILED/);
  const cut = '**/confirmation/api/autosave';
  await openItem(page, '4-procedure-disclosure');
  await page.route(cut, (route) => route.abort());
  await remark(page).fill('線が切れている間の説明');
  await expect(page.locator(STATE)).toHaveAttribute('data-state', 'failed');
  const other = (await desk(supervisor(portal))).page;
  await openItem(other, '4-procedure-disclosure');
  await remark(other).fill('その間に保存された説明');
  await saved(other);
  await page.reload();
  await expect(remark(page)).toHaveValue('線が切れている間の説明');
  await page.unroute(cut);
  await expect(page.locator(STATE)).toHaveAttribute('data-state', 'conflict');
  await expect(page.locator(STATE)).toContainText('その間に保存された説明');
  await expect(remark(page)).toHaveValue('線が切れている間の説明');
  await other.reload();
  await expect(remark(other)).toHaveValue('その間に保存された説明');
});
