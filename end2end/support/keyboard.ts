// Hands that never leave the keyboard: single keys where the page listens to them, Tab and Enter everywhere.

import { expect, type Locator, type Page } from '@playwright/test';
import { leave } from './form.ts';

/** More presses of Tab than any page of the portal needs. */
const MOST = 150;

export class Keyboard {
  /** How often Tab was pressed. */
  tabs = 0;

  constructor(readonly page: Page, readonly singleKeys: boolean) {}

  /** Waits until the page listens, where it does. */
  async ready(): Promise<void> {
    if (this.singleKeys) await expect(this.page.locator('html')).toHaveAttribute('data-alive', 'yes');
  }

  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
  }

  /** A key that leads to another page. */
  async go(key: string): Promise<void> {
    await leave(this.page, () => this.press(key));
    await this.ready();
  }

  /** Tab until this has the focus. */
  async reach(target: Locator): Promise<void> {
    for (let press = 0; press < MOST; press += 1) {
      if (await focused(target)) return;
      await this.press('Tab');
      this.tabs += 1;
    }
    await expect(target, 'reached by Tab').toBeFocused();
  }

  /** Tab until this has the focus, and follow it. */
  async follow(target: Locator): Promise<void> {
    await this.reach(target);
    await this.go('Enter');
  }
}

function focused(target: Locator): Promise<boolean> {
  return target.evaluateAll((found) => found.some((one) => one === document.activeElement));
}
