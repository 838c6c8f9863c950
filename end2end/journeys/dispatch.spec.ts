// One checklist to many subcontractors: a list with faults, put right, looked at, sent by the worker, followed.

import type { Page } from '@playwright/test';
import { accessible } from '../support/axe.ts';
import { choose, did, fill, form, send } from '../support/form.ts';
import { cast, Job, TEXTS, WORKBOOK_TITLE } from '../support/job.ts';
import { fits } from '../support/look.ts';
import { expect, test } from '../support/test.ts';
import type { Words } from '../support/words.ts';

const MANY = 300;

/** 会社名,作業内容 and three rows in Shift_JIS, as Excel saves CSV in Japan. */
const SHIFT_JIS = 'ie+O0Ja8LI3si8aT4JdlDQqCoIKzgtCQuItALIykloENCoLHgrGCyYLggsiCoo1Ii8YsjKSWgQ0KgqCCs4LQkLiLQCyMpJaBDQo=';

async function look(page: Page, script: boolean): Promise<void> {
  await expect(page.locator('h1')).toHaveCount(1);
  if (script) await accessible(page);
  await fits(page);
}

/** As a spreadsheet copies it. */
function list(rows: string[][]): string {
  return [['取引先', '作業内容'], ...rows].map((cells) => cells.join('\t')).join('\n');
}

/** The form of a new dispatch but for its list. */
async function begin(page: Page, words: Words): Promise<void> {
  await page.goto('/engagement');
  await page.getByRole('link', { name: words.say('dispatch.title') }).first().click();
  await page.getByRole('link', { name: words.say('dispatch.new'), exact: true }).click();
  const draft = form(page, 'dispatch');
  await choose(draft.locator('select[name=contract]'), 'デモ-8-0012');
  await choose(draft.locator('select[name=version]'), WORKBOOK_TITLE[words.language]);
  await choose(draft.locator('select[name=checker]'), '伊藤 健');
  await fill(draft, { due_on: '2036-12-25', place: '第3工場', reference: '特約 8-2', signed_on: '令和８年４月１日' });
}

test('three hundred recipients from a pasted list', async ({ portal, desk, words, javaScriptEnabled }) => {
  test.setTimeout(420_000);
  const script = javaScriptEnabled === true;
  const people = cast(portal);
  const { page } = await desk(people.clerk);
  const supervisor = (await desk(people.supervisor)).page;
  const job = new Job(words, TEXTS);
  await job.importChecklist(page);
  await begin(page, words);
  await look(page, script);

  await test.step('faults by row, and nothing is written', async () => {
    const draft = form(page, 'dispatch');
    const read = (name: string, buffer: Buffer) => draft.locator('[name=file]').setInputFiles({ name, mimeType: 'text/csv', buffer });
    await read('一覧.csv', Buffer.from([0x25, 0x50, 0x44, 0x46, 0, 0xff]));
    await send(draft, words.say('dispatch.file_read'));
    await expect(page.locator('#file-error')).toContainText(words.say('refusal.fault_list_file'));
    await expect(draft.locator('[name=place]'), 'what was typed stays').toHaveValue('第3工場');
    await read('一覧.csv', Buffer.from(SHIFT_JIS, 'base64'));
    await send(draft, words.say('dispatch.file_read'));
    await expect(draft.locator('[name=list]')).toHaveValue(/どこにもない工業,研磨/);
    await look(page, script);
    await send(draft, words.say('dispatch.check'));
    await expect(page.locator('main')).toContainText(words.say('dispatch.problems', { count: 2 }));
    await expect(page.locator('main')).toContainText('どこにもない工業');
    await expect(draft.locator('[name=list]'), 'what was typed stays').toHaveValue(/どこにもない工業/);
    await expect(draft.locator('[name=place]')).toHaveValue('第3工場');
    await look(page, script);
  });

  await test.step('what each gets is looked at before', async () => {
    const rows = Array.from({ length: MANY }, (_, at) => ['あさひ精機', `研磨 ${at + 1}`]);
    await fill(form(page, 'dispatch'), { list: list(rows) });
    await send(form(page, 'dispatch'), words.say('dispatch.check'));
    await expect(page.locator('main')).toContainText(words.say('dispatch.fault_headings'));
    await look(page, script);
    const use = page.getByLabel(words.say('dispatch.map_label', { number: 1, heading: '取引先' }));
    await use.selectOption('company');
    await send(form(page, 'dispatch'), words.say('dispatch.check'));
    await did(page, words, 'dispatch_drafted');
    await expect(page.locator('#preview')).toContainText('研磨 1');
    await page.locator('tbody tr', { hasText: '研磨 7' }).first().getByRole('link').click();
    await expect(page.locator('#preview')).toContainText(words.say('dispatch.preview_of', { number: 7 }));
    await look(page, script);
    await send(form(page, 'begin'), words.say('dispatch.begin', { count: MANY }));
    await did(page, words, 'dispatch_begun');
  });

  await test.step('it is stopped, and goes on', async () => {
    await send(form(page, 'stop'), words.say('dispatch.stop'));
    await did(page, words, 'dispatch_stopped');
    await look(page, script);
    await send(form(page, 'begin'), words.say('dispatch.go_on'));
    await did(page, words, 'dispatch_begun');
  });

  await test.step('all are sent, and each is followed', async () => {
    const here = new URL(page.url()).pathname;
    await expect(async () => {
      await page.goto(here);
      await expect(page.getByRole('progressbar', { name: words.say('dispatch.progress', { handled: MANY, total: MANY }), exact: true })).toBeVisible({ timeout: 100 });
    }).toPass({ timeout: 240_000, intervals: [2_000] });
    await look(page, script);
    await portal.mailbox.to(people.supervisor.email);
    const row = page.locator('tbody tr', { hasText: '研磨 12' }).first();
    await row.getByRole('link').first().click();
    job.case = new URL(page.url()).pathname;
    await job.openSheet(supervisor);
    await job.answer(supervisor, 'a-1', { value: 'conform', remark: TEXTS.remark });
    await page.goto(`${here}?state=started`);
    await expect(page.locator('tbody tr')).toHaveCount(1);
    await send(form(page, 'resend'));
    await did(page, words, 'dispatch_resent');
    await look(page, script);
  });
});
