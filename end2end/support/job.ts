// The main job, step by step, as its people do it (clause 5-3). Each step says who sits at which desk.

import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { choose, did, fill, form, leave, send } from './form.ts';
import type { Kakunin } from './kakunin.ts';
import { expect } from './test.ts';
import type { Words } from './words.ts';

/** The workbook that LibreOffice wrote: three items, evidence compulsory for one. */
export const WORKBOOK = join(import.meta.dirname, '../../server/tests/fixtures/libreoffice.xlsx');
export const WORKBOOK_TITLE = { ja: 'リブレ電子の確認事項', en: 'Items of Libre Denshi' };

/** What people write on the way. */
export interface Texts {
  work: string;
  place: string;
  message: string;
  remark: string;
  ground: string;
  returned: string;
  note: string;
  query: string;
  answer: string;
  conditions: string;
}

export const TEXTS: Texts = {
  work: '主翼部品の熱処理（旅の試験）',
  place: '第3工場 熱処理棟',
  message: 'ご不明の点は資材部までお願いします。',
  remark: '規則 第3版による。',
  ground: '体制図で確かめた。',
  returned: '錠の種類の証拠を見直してください。',
  note: '至急ではありません。',
  query: '作業場所の図面番号を教えてください。',
  answer: '図面番号は 8-3-12 です。',
  conditions: '開始後一月以内に、立ち入りの記録を示すこと。',
};

export class Job {
  case = '';
  sheet = '';
  application = '';
  /** Looks at each page on the way. */
  look: (page: Page) => Promise<void> = () => Promise.resolve();

  constructor(readonly words: Words, readonly texts: Texts) {}

  /** A list from a workbook, looked at and published; once for an organisation. */
  async importChecklist(page: Page): Promise<void> {
    const title = WORKBOOK_TITLE[this.words.language];
    await page.goto('/checklist');
    if ((await page.locator('main').innerText()).includes(title)) return;
    await page.getByRole('link', { name: this.words.say('checklist.import'), exact: true }).first().click();
    await page.setInputFiles('input[name=file]', WORKBOOK);
    await page.getByRole('button', { name: this.words.say('checklist.look'), exact: true }).click();
    await page.getByRole('button', { name: this.words.say('checklist.publish'), exact: true }).click();
    await did(page, this.words, 'checklist_imported');
  }

  /** Clerk: which company, which work. */
  async draft(page: Page, company: string): Promise<void> {
    await page.goto('/engagement');
    await page.getByRole('link', { name: this.words.say('work.new_engagement') }).first().click();
    const search = page.locator('main form[role=search]');
    await fill(search, { q: company });
    await send(search);
    await page.locator('.task-list__link').first().click();
    const draft = form(page, 'draft');
    await choose(draft.locator('select[name=contract]'), 'デモ-8-0012');
    await fill(draft, { work: this.texts.work, place: this.texts.place });
    await send(draft, this.words.say('engagement.register'));
    await did(page, this.words, 'engagement_drafted');
    this.case = new URL(page.url()).pathname;
    expect(this.case).toMatch(/^\/engagement\/[0-9a-f-]{36}$/);
  }

  /** Clerk: the work touches protected information; the contract that imposes the measures is recorded (5-3-a). */
  async recordContract(page: Page): Promise<void> {
    await this.step(page, 'engagement.require');
    await send(form(page, 'require_confirmation'), this.words.say('engagement.require_do'));
    await did(page, this.words, 'confirmation_required');
    await this.step(page, 'engagement.security_do');
    const contract = form(page, 'record_security_contract');
    // As people here write days.
    await fill(contract, { reference: '特約 8-1', signed_on: '令和８年４月１日', from: '2026年4月1日' });
    await send(contract, this.words.say('engagement.record'));
    await did(page, this.words, 'security_contract_recorded');
  }

  /** Clerk: checker, version, day, recipient; then it goes out (5-3-b). */
  async sendSheet(page: Page, checker: string): Promise<void> {
    const assign = form(page, 'assign').first();
    await choose(assign.locator('select[name=membership]'), checker);
    await send(assign);
    await did(page, this.words, 'person_assigned');
    await this.step(page, 'engagement.prepare');
    const prepare = form(page, 'prepare');
    await prepare.getByLabel(WORKBOOK_TITLE[this.words.language]).first().check();
    const recipient = prepare.locator('[name=recipient]');
    if ((await recipient.count()) > 0) await recipient.first().check();
    await fill(prepare, { due_on: '2036-12-25', message: this.texts.message });
    await send(prepare, this.words.say('engagement.prepare_do'));
    await did(page, this.words, 'sheet_prepared');
    await this.step(page, 'engagement.to_send');
    await send(form(page, 'send'), this.words.say('engagement.send_do'));
    await did(page, this.words, 'sheet_sent');
  }

  /** Subcontractor: to the sheet, from the case. */
  async openSheet(page: Page): Promise<void> {
    await page.goto(this.case);
    await this.step(page, 'engagement.to_answer');
    this.sheet = new URL(page.url()).pathname;
    expect(this.sheet).toMatch(/^\/confirmation\/[0-9a-f-]{36}$/);
  }

  /** Subcontractor: what keeps the sheet from being submitted, as links to the questions. */
  async gaps(page: Page): Promise<string[]> {
    await page.goto(`${this.sheet}/check`);
    await expect(page.locator('h1')).toHaveText(this.words.say('confirmation.check'));
    await this.look(page);
    const links = page.locator('.error-summary a');
    return links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
  }

  /** Subcontractor: one answer by the buttons of the guided way. */
  async answer(page: Page, item: string, fields: Record<string, string>): Promise<void> {
    await page.goto(`${this.sheet}/item/${item}`);
    await this.look(page);
    await fill(form(page, 'save_answer'), fields);
    await send(form(page, 'save_answer'), this.words.say('confirmation.save'));
    await did(page, this.words, 'answer_saved');
  }

  /** Subcontractor: a file that shows it. */
  async attach(page: Page, item: string, name: string): Promise<void> {
    await page.goto(`${this.sheet}/item/${item}`);
    const upload = page.locator('form[action$="/evidence"]');
    await upload.locator('input[name=file]').setInputFiles({ name, mimeType: 'application/pdf', buffer: PDF });
    await upload.locator('button[type=submit]').click();
    await expect(page.locator('.file-list').getByRole('link', { name, exact: true })).toBeVisible();
  }

  /** Supervisor: submits, not without the declaration; gives the number of the receipt. */
  async submit(page: Page): Promise<string> {
    expect(await this.gaps(page)).toEqual([]);
    await send(form(page, 'submit'), this.words.say('confirmation.submit'));
    await expect(page.locator('main')).toContainText(this.words.say('refusal.fault_declaration'));
    await form(page, 'submit').locator('[name=declaration]').check();
    await send(form(page, 'submit'), this.words.say('confirmation.submit'));
    await expect(page).toHaveURL(/\/receipt$/);
    await this.look(page);
    return (await page.locator('.receipt__reference').innerText()).trim();
  }

  /** Checker: a verdict of their own on an item. */
  async giveVerdict(page: Page, section: string, item: string, verdict: Record<string, string>): Promise<void> {
    await page.goto(`${this.sheet}/review?section=${section}`);
    const own = form(page.locator(`#q-${item}`), 'give_verdict');
    await fill(own, verdict);
    await send(own, this.words.say('review.save_verdict'));
    await expect(page.locator(`#q-${item}`)).toContainText(this.words.say('review.by_you'));
  }

  /** Checker: goes to the check of the sheet. */
  async openCheck(page: Page): Promise<void> {
    await page.goto(this.case);
    await this.step(page, 'engagement.to_check');
    expect(new URL(page.url()).pathname).toBe(`${this.sheet}/review`);
  }

  /** Checker: the marked items go back, with the reasons. */
  async returnItems(page: Page): Promise<void> {
    await page.getByRole('link', { name: this.words.say('review.send_back'), exact: true }).click();
    await expect(page.locator('h1')).toHaveText(this.words.say('review.send_back'));
    await this.look(page);
    const back = form(page, 'return_items');
    await fill(back, { reason: this.texts.returned });
    await send(back);
    await did(page, this.words, 'sheet_returned');
  }

  /** Checker: security is assured; fixed from now on. */
  async confirm(page: Page): Promise<void> {
    await page.getByRole('link', { name: this.words.say('review.confirm'), exact: true }).click();
    await expect(page.locator('h1')).toHaveText(this.words.say('review.confirm'));
    await this.look(page);
    await send(form(page, 'confirm'), this.words.say('review.confirm_now'));
    await did(page, this.words, 'sheet_confirmed');
  }

  /** Clerk: puts exactly this to the ministry (5-3-c). */
  async apply(page: Page): Promise<void> {
    await page.goto(this.case);
    await this.step(page, 'engagement.apply');
    await fill(form(page, 'apply'), { note: this.texts.note });
    await send(form(page, 'apply'), this.words.say('engagement.apply_do'));
    await did(page, this.words, 'applied');
    this.application = new URL(page.url()).pathname;
    expect(this.application).toMatch(/^\/application\/[0-9a-f-]{36}$/);
  }

  /** Contracting officer: asks. */
  async query(page: Page): Promise<void> {
    await page.goto(this.application);
    await this.look(page);
    await fill(form(page, 'query'), { text: this.texts.query });
    await send(form(page, 'query'), this.words.say('application.ask_now'));
    await did(page, this.words, 'application_queried');
  }

  /** Clerk: answers the question. */
  async answerQuery(page: Page): Promise<void> {
    await page.goto(this.application);
    await this.look(page);
    await fill(form(page, 'answer_query'), { text: this.texts.answer });
    await send(form(page, 'answer_query'), this.words.say('application.answer_now'));
    await did(page, this.words, 'query_answered');
  }

  /** Contracting officer: accepts with conditions, after looking once more. */
  async accept(page: Page): Promise<void> {
    await page.goto(this.application);
    await page.getByRole('link', { name: this.words.say('application.decide'), exact: true }).click();
    const decide = form(page, 'prepare_decision');
    await fill(decide, { outcome: 'accepted', conditions: this.texts.conditions });
    await send(decide, this.words.say('application.look_again'));
    await expect(page.locator('main')).toContainText(this.words.say('application.accept_means'));
    await this.look(page);
    await send(form(page, 'decide'), this.words.say('application.accept_now'));
    await did(page, this.words, 'application_answered');
  }

  /** Clerk: only now may the work begin (5-3-d). */
  async start(page: Page): Promise<void> {
    await page.goto(this.case);
    await this.step(page, 'engagement.start');
    await fill(form(page, 'start'), { start: today() });
    await send(form(page, 'start'), this.words.say('engagement.start_do'));
    await did(page, this.words, 'work_started');
  }

  /** The button of the next step on the page of the case. */
  async step(page: Page, key: string): Promise<void> {
    await this.look(page);
    await leave(page, () => page.locator('main').getByRole('link', { name: this.words.say(key), exact: true }).first().click());
    await this.look(page);
  }
}

/** The smallest thing that is a PDF by its content. */
const PDF = Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

/** The portal's day: that of Japan. */
export function today(): string {
  return new Date(Date.now() + 9 * 3600_000).toISOString().slice(0, 10);
}

/** The people of the job. */
export function cast(portal: Kakunin) {
  return {
    clerk: portal.person('clerk@minato.example'),
    checker: portal.person('checker@minato.example'),
    supervisor: portal.person('supervisor@asahi.example'),
    officer: portal.person('officer@ministry.example'),
  };
}
