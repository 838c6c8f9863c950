// Nothing goes wrong unseen: errors in the console, of scripts, and of the content policy end up in one list.

import type { BrowserContext, Page } from '@playwright/test';

export class Watch {
  readonly seen: string[] = [];
  private readonly expected: RegExp[] = [];

  constructor(context: BrowserContext, private readonly portal: string) {
    context.on('page', (page) => this.follow(page));
  }

  /** Errors that a journey brings about on purpose. */
  expect(words: RegExp): void {
    this.expected.push(words);
  }

  private follow(page: Page): void {
    const note = (words: string) => {
      const ours = page.url().startsWith(this.portal);
      if (ours && !this.expected.some((expected) => expected.test(words))) this.seen.push(`${page.url()}: ${words}`);
    };
    // A blocked script, style or form is an error in the console too; an island that found another page only warns.
    page.on('console', (message) => {
      if (message.type() === 'error' || /hydrat/i.test(message.text())) note(`${message.text()} (${message.location().url})`);
    });
    page.on('pageerror', (error) => note(String(error.stack ?? error)));
    page.on('response', (response) => {
      if (response.status() >= 500) note(`${response.status()} ${response.request().method()} ${response.url()}`);
    });
  }
}
