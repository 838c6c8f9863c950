// A passkey on a device that Chromium plays itself: registered, signed in with, shown anew, and removed.

import type { CDPSession, Page } from '@playwright/test';
import { accessible } from '../support/axe.ts';
import { did, fill, form, send } from '../support/form.ts';
import { looker, sound } from '../support/look.ts';
import { signIn } from '../support/sign_in.ts';
import { expect, test } from '../support/test.ts';
import type { Words } from '../support/words.ts';

test.use({ host: 'localhost' });

const look = looker('passkey');
const NAME = '会社のノートパソコン';

test('registered, signed in with, shown anew, removed', async ({ portal, desk, language, words }) => {
  const { page, watch } = await desk();
  // What a script is told when the portal refuses to ask.
  watch.expect(/409/);
  const device = await Device.of(page);
  await page.goto('/sign-in');
  await look(page, 'sign-in');
  await signIn(page, portal.person('employee@tsubame.example'));
  await page.goto('/account');
  await page.locator('main a[href="/account/passkey"]').click();
  await awake(page);
  const register = form(page, 'passkey/api/register');
  await send(register);
  await expect(page.getByRole('alert')).toContainText(words.say('refusal.fault_missing'));
  await look(page, 'name-missing');
  await awake(page);
  await fill(register, { name: NAME });
  await send(register);
  await did(page, words, 'passkey_registered');
  await expect(page.locator('main table')).toContainText(NAME);
  await look(page, 'registered');
  await awake(page);
  await fill(register, { name: 'もう一つ' });
  await register.locator('button[type=submit]').click();
  await expect(page.locator('.passkey__state')).toHaveText(words.say('passkey.known'));

  await out(page, words);
  await page.goto('/sign-in?next=/notice');
  await awake(page);
  await device.verifies(false);
  const enter = form(page, 'passkey/api/sign_in');
  await enter.locator('button[type=submit]').click();
  await expect(page.locator('.passkey__state')).toHaveText(words.say('passkey.failed'));
  await look(page, 'stopped');
  await device.verifies(true);
  await send(enter);
  await expect(page).toHaveURL(/\/notice$/);
  await expect(page.locator('main')).toContainText(words.say('notice.passkey_registered'));

  const response = await page.goto('/account/reauthentication');
  await sound(page, language, response);
  await look(page, 'reauthentication');
  await awake(page);
  await send(form(page, 'show_anew'));
  await expect(page).toHaveURL(/\/account$/);

  await page.goto('/account/passkey');
  await page.locator('main table').getByRole('link').click();
  await expect(page.locator('main')).toContainText(NAME);
  await look(page, 'remove');
  await send(form(page, 'passkey/api/remove'));
  await did(page, words, 'passkey_removed');
  await expect(page.locator('main')).toContainText(words.say('passkey.none'));

  // The device still has it; the portal does not know it any more.
  await out(page, words);
  await page.goto('/sign-in');
  await awake(page);
  await send(enter);
  await expect(page.getByRole('alert')).toContainText(words.say('refusal.fault_passkey'));
  await accessible(page);
  await signIn(page, portal.person('employee@tsubame.example'));
});

class Device {
  private constructor(private readonly session: CDPSession, private readonly id: string) {}

  /** A device built into this browser, which keeps keys and verifies its owner. */
  static async of(page: Page): Promise<Device> {
    const session = await page.context().newCDPSession(page);
    await session.send('WebAuthn.enable');
    const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    return new Device(session, authenticatorId);
  }

  /** Whether it finds that it is its owner who holds it. */
  async verifies(isUserVerified: boolean): Promise<void> {
    await this.session.send('WebAuthn.setUserVerified', { authenticatorId: this.id, isUserVerified });
  }
}

/** The island waits for the button. */
async function awake(page: Page): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-alive', 'yes');
}

async function out(page: Page, words: Words): Promise<void> {
  await page.getByRole('button', { name: words.say('shell.sign_out'), exact: true }).click();
  await expect(page).toHaveURL(/\/sign-in/);
}
