// The steps of a whole year that the main job does not have: a checklist of one's own, many recipients, a workbook, confirming again.

import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { choose, did, fill, form, leave, send } from './form.ts';
import { Job } from './job.ts';
import { fillIn, type Entry } from './libreoffice.ts';
import { expect } from './test.ts';

/** A checklist of this journey alone. */
export class Year extends Job {
  /** Keys of the items, by question. */
  readonly keys = new Map<string, string>();
  title = '';

  key(question: string): string {
    const key = this.keys.get(question);
    if (key === undefined) throw new Error(`no item ${question}`);
    return key;
  }

  private async follow(page: Page, key: string): Promise<void> {
    await leave(page, () => page.locator('main').getByRole('link', { name: this.words.say(key), exact: true }).first().click());
  }

  /** Author: a new checklist with one section. */
  async begin(page: Page, title: string): Promise<void> {
    this.title = title;
    await page.goto('/checklist/draft/new');
    await send(form(page, 'begin'));
    await leave(page, () => page.locator('.description-list__change a').first().click());
    await fill(form(page, 'edit_titles'), { title_ja: title, title_en: title });
    await send(form(page, 'edit_titles'));
    await send(form(page, 'add_section'));
    await fill(form(page, 'edit_section'), { title_ja: '組織', title_en: 'Organisation' });
    await send(form(page, 'edit_section'));
  }

  /** Author: one more item, from the page of the section and back to it. */
  async ask(page: Page, question: string, fields: Record<string, string> = {}): Promise<void> {
    await send(form(page, 'add_item'));
    await expect(page).toHaveURL(/\/item\/q-/);
    this.keys.set(question, /\/item\/([^/?]+)/.exec(page.url())?.[1] ?? '');
    await this.word(page, { question_ja: question, question_en: question, ...fields });
  }

  /** Author: saves the words of an item that is open. */
  async word(page: Page, fields: Record<string, string>): Promise<void> {
    await fill(form(page, 'edit_item'), fields);
    await send(form(page, 'edit_item'), this.words.say('checklist_draft.save'));
    await did(page, this.words, 'saved');
  }

  /** Author: the row of a question in the table of its section. */
  row(page: Page, question: string) {
    return page.locator('main tbody tr', { hasText: question });
  }

  /** Author: publishes, with what became of every item where there was a version before. */
  async publish(page: Page, again: boolean): Promise<void> {
    await this.follow(page, 'checklist_draft.to_publish');
    if (again) {
      await this.follow(page, 'checklist_draft.settle');
      await send(form(page, 'declare_proposed'));
      await did(page, this.words, 'checklist_origin_declared');
      await leave(page, () => page.locator('main').getByRole('link', { name: this.words.say('checklist_draft.back'), exact: true }).first().click());
      await this.follow(page, 'checklist_draft.to_publish');
    }
    await this.look(page);
    await send(form(page, 'publish'));
    await did(page, this.words, 'checklist_published');
  }

  /** Clerk: one dispatch to many; each work has a number. */
  async dispatch(page: Page, company: string, many: number): Promise<void> {
    await page.goto('/dispatch/new');
    const draft = form(page, 'dispatch');
    await choose(draft.locator('select[name=contract]'), 'デモ-8-0012');
    await choose(draft.locator('select[name=version]'), this.title);
    await choose(draft.locator('select[name=checker]'), '伊藤 健');
    const rows = Array.from({ length: many }, (_, at) => `${company}\t${this.texts.work} ${at + 1}号`);
    await fill(draft, { due_on: '2036-12-25', place: this.texts.place, reference: '特約 8-2', signed_on: '令和８年４月１日' });
    await fill(draft, { list: ['会社名\t作業内容', ...rows].join('\n') });
    await send(draft, this.words.say('dispatch.check'));
    await did(page, this.words, 'dispatch_drafted');
    await send(form(page, 'begin'), this.words.say('dispatch.begin', { count: many }));
    await did(page, this.words, 'dispatch_begun');
    await this.through(page, many);
  }

  /** Clerk: waits on the page of a dispatch until the worker has gone through all of it. */
  async through(page: Page, many: number): Promise<void> {
    const here = new URL(page.url()).pathname;
    await expect(async () => {
      await page.goto(here);
      await expect(page.getByRole('progressbar', { name: this.words.say('dispatch.progress', { handled: many, total: many }), exact: true })).toBeVisible({ timeout: 100 });
    }).toPass({ timeout: 240_000, intervals: [2_000] });
  }

  /** Subcontractor: the responsible person asks a colleague for one item. */
  async share(page: Page, item: string, colleague: string): Promise<void> {
    await page.goto(`${this.sheet}/delegation`);
    await choose(form(page, 'delegate').locator('select[name=membership]'), colleague);
    const single = page.locator('details', { has: page.locator(`[value="item:${item}"]`) });
    await single.locator('summary').click();
    await single.locator(`[value="item:${item}"]`).check();
    await send(form(page, 'delegate'), this.words.say('delegation.send'));
    await did(page, this.words, 'items_delegated');
  }

  /** Subcontractor: the workbook, filled in by LibreOffice while `meanwhile` happens in the portal; then compared. */
  async throughLibreOffice(page: Page, entries: Entry[], meanwhile: () => Promise<void>): Promise<void> {
    await page.goto(`${this.sheet}/workbook`);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: this.words.say('workbook.page_out_do'), exact: true }).click(),
    ]);
    const filled = await fillIn(readFileSync(await download.path()), entries);
    await meanwhile();
    await page.goto(`${this.sheet}/workbook`);
    const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    await page.setInputFiles('input[name=file]', { name: '回答.xlsx', mimeType, buffer: filled });
    await send(form(page, 'workbook').last(), this.words.say('workbook.page_back_do'));
  }

  /** Clerk: begins to confirm again and sends the newest version. */
  async sendAgain(page: Page): Promise<void> {
    await page.goto(this.case);
    await this.step(page, 'reconfirmation.begin');
    await form(page, 'reconfirmation/api/begin').locator('[name=ground][value=checklist]').check();
    await send(form(page, 'reconfirmation/api/begin'), this.words.say('reconfirmation.begin_do'));
    await did(page, this.words, 'reconfirmation_begun');
    await this.look(page);
    await fill(form(page, 'prepare'), { due_on: '2037-12-25', message: this.texts.message });
    await send(form(page, 'prepare'), this.words.say('engagement.prepare_do'));
    await this.step(page, 'engagement.to_send');
    await send(form(page, 'send'), this.words.say('engagement.send_do'));
    await did(page, this.words, 'sheet_sent');
  }
}
