// Every way in, and the way out.

import type { Page } from '@playwright/test';
import { accessible } from '../support/axe.ts';
import { sound } from '../support/look.ts';
import { did, fill, form, send } from '../support/form.ts';
import { openItem } from '../support/sheet.ts';
import { links } from '../support/mail.ts';
import { freshCode, signIn, typePassword } from '../support/sign_in.ts';
import { expect, test, type Desk } from '../support/test.ts';
import type { Kakunin } from '../support/kakunin.ts';
import type { Words } from '../support/words.ts';

test('a password and a code; both must be right', async ({ portal, desk, words }) => {
  const { page } = await desk();
  const person = portal.person('manager@asahi.example');
  await page.goto('/notice');
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await typePassword(page, { email: person.email, password: 'not-the-password-at-all' });
  await expect(page.getByRole('alert')).toContainText(words.say('refusal.fault_credentials'));
  await expect(page.locator('input[name=email]')).toHaveValue(person.email);
  await expect(page.locator('input[name=password]')).toHaveValue('');
  await accessible(page);

  await typePassword(page, person);
  await page.locator('input[name=code]').fill('000000');
  await send(form(page, 'second_factor'));
  await expect(page.getByRole('alert')).toContainText(words.say('refusal.fault_one_time_code'));
  await accessible(page);
  const code = await freshCode(person.secret);
  await page.locator('input[name=code]').fill(code);
  await send(form(page, 'second_factor'));
  await expect(page).toHaveURL(/\/notice$/);

  const other = await desk();
  await other.page.goto('/sign-in');
  await typePassword(other.page, person);
  await other.page.locator('input[name=code]').fill(code);
  await send(form(other.page, 'second_factor'));
  await expect(other.page.getByRole('alert'), 'a code works once').toContainText(words.say('refusal.fault_one_time_code'));
});

test('out, and the session is gone on the server too', async ({ portal, desk, words }) => {
  const { page, context } = await desk();
  await page.goto('/sign-in');
  await signIn(page, portal.person('employee@tsubame.example'));
  const kept = await context.cookies();
  await page.getByRole('button', { name: words.say('shell.sign_out'), exact: true }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await context.addCookies(kept);
  await page.goto('/account');
  await expect(page).toHaveURL(/\/sign-in/);
});

test('who it still is, where one is signed in, and one browser less', async ({ portal, desk, language, words }) => {
  const person = portal.person('employee@tsubame.example');
  const [here, there] = [await desk(), await desk()];
  for (const { page } of [here, there]) {
    await page.goto('/sign-in');
    await signIn(page, person);
  }
  const { page } = there;
  await expect(page.locator('footer')).toContainText('Chrome');
  const response = await page.goto('/account/reauthentication');
  await sound(page, language, response);
  await page.locator('input[name=code]').fill('000000');
  await send(form(page, 'reauthenticate'));
  await expect(page.getByRole('alert')).toContainText(words.say('refusal.fault_one_time_code'));
  await accessible(page);
  await page.locator('input[name=code]').fill(await freshCode(person.secret));
  await send(form(page, 'reauthenticate'));
  await expect(page).toHaveURL(/\/account$/);

  await accessible(page);
  const others = page.locator('form[action*="end_session"]');
  const count = await others.count();
  await send(others.first());
  await did(page, words, 'session_ended');
  await expect(others).toHaveCount(count - 1);
  await here.page.goto('/account');
  await expect(here.page).toHaveURL(/\/sign-in/);
});

test('an invitation taken up with a password, an authenticator and recovery codes', async ({ portal, desk, words }) => {
  const link = await invite(portal, await desk(portal.person('admin@minato.example')), words, 'hoshi@minato.example', 'employee');
  const { page } = await desk();
  await page.goto(link);
  await accessible(page);
  const accept = form(page, 'accept_as_new_person');
  await fill(accept, { name: '星 光', password: 'short', again: 'short' });
  await send(accept);
  await expect(page.getByRole('alert')).toContainText(words.say('refusal.fault_password_too_short'));
  const password = 'ふくろう と 七つの 古い橋脚 を渡る';
  await fill(accept, { name: '星 光', password, again: password });
  await send(accept);
  await expect(page).toHaveURL(/\/sign-in\/authenticator$/);
  await accessible(page);
  const secret = /secret=([A-Z2-7]+)/.exec((await page.locator('a[href^="otpauth:"]').getAttribute('href')) ?? '')?.[1] ?? '';
  await page.locator('input[name=code]').fill(await freshCode(secret));
  await send(form(page, 'enrol'));
  await expect(page).toHaveURL(/\/account\/recovery-codes$/);
  await accessible(page);
  const recovery = (await page.locator('main').innerText()).match(/\b[0-9A-Za-z]{4,}(?:-[0-9A-Za-z]{4,})+\b/)?.[0] ?? '';
  expect(recovery).not.toBe('');
  await send(form(page, 'forget_recovery_codes'));
  await expect(page.locator('.site-user')).toContainText('星 光');

  // The link is used up; a recovery code stands in for the authenticator.
  const again = await desk();
  await again.page.goto(link);
  await expect(again.page.locator('main')).toContainText(words.say('organisation.invitation_over'));
  await again.page.goto('/sign-in');
  await typePassword(again.page, { email: 'hoshi@minato.example', password });
  await again.page.locator('input[name=code]').fill(recovery);
  await send(form(again.page, 'second_factor'));
  await expect(again.page.locator('.site-user')).toContainText('星 光');
});

test('an OpenID provider: linked by the invitation, then the way in', async ({ portal, desk, words }) => {
  const link = await invite(portal, await desk(portal.person('admin@minato.example')), words, 'tsuki@minato.example', 'handler');
  const { page } = await desk();
  await page.goto(link);
  await page.getByRole('link', { name: provider(words, 'Keystone') }).click();
  await atProvider(page, 'tsuki');
  await expect(page.locator('.site-user')).toBeVisible();
  await page.getByRole('button', { name: words.say('shell.sign_out'), exact: true }).click();

  await page.goto('/sign-in?next=/notice');
  await page.getByRole('link', { name: provider(words, 'Keystone') }).click();
  await expect(page.locator('.site-user')).toBeVisible();

  // Somebody whom the provider knows and the portal does not.
  const stranger = await desk();
  await stranger.page.goto('/sign-in');
  await stranger.page.getByRole('link', { name: provider(words, 'Keystone') }).click();
  await atProvider(stranger.page, 'nobody-here');
  await expect(stranger.page.locator('main')).toContainText(words.say('refusal.rule_identity_unknown'));
  await expect(stranger.page.locator('.site-user')).toHaveCount(0);
});

test('plain OAuth 2.0: linked on the account page, then the way in', async ({ portal, desk, words }) => {
  const { page } = await desk();
  await page.goto('/sign-in');
  await signIn(page, portal.person('supervisor@sumire.example'));
  await page.goto('/account');
  await page.getByRole('link', { name: provider(words, 'Harbour') }).click();
  await atProvider(page, 'hayashi');
  await expect(page).toHaveURL(/\/account$/);
  await page.getByRole('button', { name: words.say('shell.sign_out'), exact: true }).click();

  await page.goto('/sign-in');
  await page.getByRole('link', { name: provider(words, 'Harbour') }).click();
  await atProvider(page, 'hayashi');
  await expect(page.locator('.site-user')).toContainText('林 すみれ');
});

test('an answer of the provider to nobody’s question is refused', async ({ desk, words }) => {
  const { page } = await desk();
  await page.goto('/sign-in/callback/keystone?code=abc&state=def');
  await expect(page).toHaveURL(/\/sign-in$/);
  await expect(page.locator('main')).toContainText(words.say('refusal.rule_provider_answer'));
});

test('the language switch keeps the address, and what is being typed into a sheet', async ({ portal, desk, language }) => {
  const other = language === 'ja' ? 'en' : 'ja';
  const clerk = (await desk(portal.person('clerk@minato.example'))).page;
  await clerk.goto('/engagement/new?q=%E3%81%8B%E3%82%82%E3%82%81');
  const address = clerk.url();
  await clerk.locator(`.language-switch button[value=${other}]`).click();
  await expect(clerk.locator('html')).toHaveAttribute('lang', other);
  expect(clerk.url()).toBe(address);

  const { page } = await desk(portal.person('supervisor@kamome.example'));
  await openItem(page, '4-dissemination');
  await form(page, 'save_answer').locator('[name=remark]').fill('途中まで書いた説明');
  await page.locator(`.language-switch button[value=${other}]`).click();
  await expect(page.locator('html')).toHaveAttribute('lang', other);
  await expect(form(page, 'save_answer').locator('[name=remark]')).toHaveValue('途中まで書いた説明');
});

function provider(words: Words, name: 'Keystone' | 'Harbour'): string {
  const ja = { Keystone: 'キーストーンでサインイン', Harbour: 'ハーバーでサインイン' };
  return words.language === 'ja' ? ja[name] : `Sign in with ${name}`;
}

async function atProvider(page: Page, login: string): Promise<void> {
  await page.locator('input[name=login]').fill(login);
  await page.getByRole('button', { name: 'Continue' }).click();
}

async function invite(portal: Kakunin, { page }: Desk, words: Words, email: string, role: string): Promise<string> {
  await page.goto('/people/invite');
  const invitation = form(page, 'invite');
  await fill(invitation, { email, name: email.split('@')[0] ?? '' });
  await invitation.locator(`[value="${role}"]`).check();
  await send(invitation, words.say('organisation.send_invitation'));
  await expect(page.locator('main')).toContainText(words.say('done.person_invited'));
  const mail = await portal.mailbox.to(email);
  const [link, ...more] = links(mail);
  expect(more).toEqual([]);
  expect(link).toMatch(new RegExp(`^${portal.url}/invitation/[\\w-]+$`));
  return link ?? '';
}
