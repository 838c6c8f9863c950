// A year: a checklist of one's own to three hundred, answered by several hands and in LibreOffice, returned, confirmed, let
// begin; and the next year on a newer version, where only the difference is answered.

import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { accessible } from '../support/axe.ts';
import { choose, did, fill, form, send } from '../support/form.ts';
import { TEXTS, cast } from '../support/job.ts';
import { fits } from '../support/look.ts';
import { expect, test } from '../support/test.ts';
import { Year } from '../support/year.ts';

const RULES = '規則を定めていますか。';
const RULES_NOW = '規則を定め、周知していますか。';
const NAME = '責任者の氏名を書いてください。';
const DAY = '直近の教育の日はいつですか。';
const LOCK = '保管場所を施錠していますか。';
const FAX = 'ファクシミリを使いますか。';
const KEYS = '鍵の数はいくつですか。';
const MANY = 300;

test('three hundred sheets, one of them through the year and into the next', async ({ portal, desk, words, javaScriptEnabled, language }) => {
  test.setTimeout(600_000);
  const script = javaScriptEnabled === true;
  const job = new Year(words, { ...TEXTS, work: '軸受の研削' });
  const look = async (page: Page, name: string) => {
    await expect(page.locator('h1')).toHaveCount(1);
    if (script) await accessible(page);
    await fits(page);
    const folder = process.env['KAKUNIN_PICTURES'];
    if (folder) await page.screenshot({ path: join(folder, `${test.info().project.name}-${name}.png`), fullPage: true });
  };
  const people = cast(portal);
  const clerk = (await desk(people.clerk)).page;
  const checker = (await desk(people.checker)).page;
  const supervisor = (await desk(people.supervisor)).page;
  const colleague = (await desk(portal.person('employee@asahi.example'))).page;
  const officer = (await desk(people.officer)).page;

  await test.step('the prime writes its own checklist and publishes it', async () => {
    await job.begin(clerk, `一年の確認事項 ${language}${script ? '' : '（静）'}`);
    await job.ask(clerk, RULES);
    await job.ask(clerk, NAME, { kind: 'text' });
    await job.ask(clerk, DAY, { kind: 'date' });
    await job.ask(clerk, LOCK);
    await job.ask(clerk, FAX);
    await job.publish(clerk, false);
  });

  await test.step('it goes to three hundred', async () => {
    await job.dispatch(clerk, 'あさひ精機', MANY);
    await clerk.locator('tbody tr', { hasText: `${job.texts.work} 12号` }).first().getByRole('link').first().click();
    job.case = new URL(clerk.url()).pathname;
  });

  await test.step('a colleague answers what they were asked', async () => {
    await job.openSheet(supervisor);
    await job.share(supervisor, job.key(NAME), '森 大輔');
    await job.answer(colleague, job.key(NAME), { value: '旭 一郎' });
  });

  await test.step('LibreOffice and the portal say different things to one item', async () => {
    const entries: [string, string, string][] = [
      [job.key(RULES), 'value', '○'],
      [job.key(RULES), 'remark', '規程 第3版'],
      [job.key(DAY), 'value', '令和8年６月１日'],
      [job.key(LOCK), 'value', '〇'],
      [job.key(FAX), 'value', '◯'],
    ];
    await job.throughLibreOffice(supervisor, entries, () => job.answer(colleague, job.key(NAME), { value: '旭 みどり' }));
    await expect(supervisor.locator('main')).not.toContainText(words.say('workbook.merge_conflicts', { count: 1 }));
    await job.throughLibreOffice(supervisor, entries, () =>
      job.answer(supervisor, job.key(RULES), { value: 'partial', remark: '作成中' }),
    );
    await expect(supervisor.locator('main')).toContainText(words.say('workbook.merge_conflicts', { count: 2 }));
    await look(supervisor, 'year-merge');
    await supervisor.locator(`[name="choice[value:${job.key(RULES)}]"][value=file]`).check();
    await supervisor.locator(`[name="choice[remark:${job.key(RULES)}]"][value=file]`).check();
    await send(form(supervisor, 'apply_merge'), words.say('workbook.merge_apply'));
    await did(supervisor, words, 'workbook_merged');
    await job.submit(supervisor);
  });

  await test.step('three items come back, everything else stays', async () => {
    await job.openCheck(checker);
    const section = new URL(checker.url()).searchParams.get('section') ?? (await sectionOf(checker));
    for (const question of [RULES, DAY, LOCK]) {
      await job.giveVerdict(checker, section, job.key(question), { kind: 'not-met', ground: TEXTS.ground, return_reason: TEXTS.returned });
    }
    for (const question of [NAME, FAX]) await job.giveVerdict(checker, section, job.key(question), { kind: 'met' });
    await job.returnItems(checker);
    await job.openSheet(supervisor);
    await expect(supervisor.locator('.question__flag')).toHaveCount(3);
    await job.answer(supervisor, job.key(RULES), { value: 'conform', remark: '規程 第4版' });
    await job.answer(supervisor, job.key(DAY), { value: '2026-10-01' });
    await job.answer(supervisor, job.key(LOCK), { value: 'conform', remark: '二重錠にした。' });
    await job.submit(supervisor);
  });

  await test.step('old and new beside each other; confirmed, applied for, begun', async () => {
    await job.openCheck(checker);
    await checker.getByRole('link', { name: new RegExp(words.say('review.show_changed')) }).click();
    await expect(checker.locator('.workbench__row')).toHaveCount(3);
    await expect(checker.locator(`#q-${job.key(RULES)} ins`)).toContainText('4');
    await look(checker, 'year-changed');
    const section = await sectionOf(checker);
    for (const question of [RULES, DAY, LOCK]) await job.giveVerdict(checker, section, job.key(question), { kind: 'met', ground: TEXTS.ground });
    await job.confirm(checker);
    await job.apply(clerk);
    await job.accept(officer);
    await job.start(clerk);
  });

  await test.step('the next version: one reworded, one removed, one new', async () => {
    await clerk.goto('/checklist');
    await clerk.locator('main tbody tr', { hasText: job.title }).first().getByRole('link').first().click();
    await clerk.getByRole('link', { name: words.say('checklist_draft.write_on'), exact: true }).click();
    await send(form(clerk, 'begin'));
    await clerk.getByRole('link', { name: RULES, exact: true }).click();
    await job.word(clerk, { question_ja: RULES_NOW, question_en: RULES_NOW });
    await send(job.row(clerk, FAX).locator('form[action$="/remove"]'));
    await job.ask(clerk, KEYS, { kind: 'number' });
    await job.publish(clerk, true);
  });

  await test.step('the prime confirms again; work goes on', async () => {
    job.look = (page) => look(page, 'year-again');
    await job.sendAgain(clerk);
    job.look = () => Promise.resolve();
    await expect(clerk.locator('main')).toContainText(words.say('status.engagement_started'));
    await look(clerk, 'year-case');
    await clerk.getByRole('link', { name: words.say('reconfirmation.call_off'), exact: true }).click();
    await send(form(clerk, 'call_off'), words.say('reconfirmation.call_off_do'));
    await expect(clerk.getByRole('alert'), 'not without a reason').toContainText(words.say('refusal.fault_missing'));
    await look(clerk, 'year-call-off');
  });

  await test.step('the subcontractor answers the difference and confirms the rest, item by item', async () => {
    await job.openSheet(supervisor);
    await supervisor.getByRole('link', { name: words.say('reconfirmation.hold_go'), exact: true }).click();
    const main = supervisor.locator('main');
    await expect(main).toContainText(words.say('reconfirmation.open', { count: 2 }));
    await expect(main).toContainText(words.say('reconfirmation.waiting', { count: 3 }));
    await expect(main).toContainText(words.say('reconfirmation.removed', { count: 1 }));
    await expect(main).toContainText('二重錠にした。');
    await look(supervisor, 'year-hold');
    const hold = form(supervisor, 'hold');
    await send(hold, words.say('reconfirmation.hold_do'));
    await expect(supervisor.getByRole('alert'), 'nothing is ticked for anybody').toContainText(words.say('refusal.fault_choice'));
    await hold.locator(`[value="${job.key(NAME)}"]`).check();
    await hold.locator(`[value="${job.key(LOCK)}"]`).check();
    await send(hold, words.say('reconfirmation.hold_do'));
    await did(supervisor, words, 'answers_held');
    await expect(main).toContainText(words.say('reconfirmation.waiting', { count: 1 }));
    await job.answer(supervisor, job.key(DAY), { value: '2027-10-01' });
    await supervisor.goto(`${job.sheet}/item/${job.key(RULES)}`);
    await expect(main).toContainText(words.say('reconfirmation.kind_reworded'));
    await expect(main).toContainText('規程 第4版');
    await look(supervisor, 'year-reworded');
    await send(form(supervisor, 'take'), words.say('answer_book.take'));
    await send(form(supervisor, 'save_answer'), words.say('confirmation.save'));
    await did(supervisor, words, 'answer_saved');
    await job.answer(supervisor, job.key(KEYS), { value: '２' });
    await job.submit(supervisor);
  });

  await test.step('the checker sees what changed since, and confirms', async () => {
    await job.openCheck(checker);
    await checker.getByRole('link', { name: new RegExp(words.say('reconfirmation.since')) }).click();
    await expect(checker.locator('.workbench__row')).toHaveCount(3);
    await expect(checker.locator(`#q-${job.key(DAY)} .rounds`)).toContainText(words.say('reconfirmation.since_now'));
    await expect(checker.locator(`#q-${job.key(RULES)}`)).toContainText(RULES);
    await look(checker, 'year-since');
    const section = await sectionOf(checker);
    for (const question of [RULES, NAME, DAY, LOCK, KEYS]) await job.giveVerdict(checker, section, job.key(question), { kind: 'met' });
    await job.confirm(checker);
    await clerk.goto(job.case);
    await expect(clerk.locator('main')).toContainText(words.say('reconfirmation.earlier_sheets'));
    await expect(clerk.locator('main')).toContainText(words.say('status.engagement_started'));
    await look(clerk, 'year-end');
  });

  await test.step('the year after, many at once', async () => {
    await clerk.goto('/dispatch');
    await clerk.getByRole('link', { name: words.say('dispatch.again'), exact: true }).click();
    await look(clerk, 'year-many');
    const again = form(clerk, 'draft_again');
    await send(again, words.say('dispatch.again_check'));
    await expect(clerk.getByRole('alert'), 'no case by itself').toContainText(words.say('refusal.fault_choice'));
    await choose(again.locator('select[name=version]'), job.title);
    await choose(again.locator('select[name=checker]'), '伊藤 健');
    await fill(again, { due_on: '2038-12-25' });
    await again.locator(`[value="${job.case.split('/').at(-1)}"]`).check();
    await send(again, words.say('dispatch.again_check'));
    await did(clerk, words, 'dispatch_drafted');
    await look(clerk, 'year-many-looked');
    await send(form(clerk, 'begin'), words.say('dispatch.begin', { count: 1 }));
    await job.through(clerk, 1);
    await job.openSheet(supervisor);
    await expect(supervisor.locator('main')).toContainText(words.say('reconfirmation.again', { count: 2 }));
  });

  expect(await portal.verify()).toMatchObject({ code: 0 });
});

/** The key of the only section of the sheet on the workbench. */
async function sectionOf(page: Page): Promise<string> {
  const href = (await page.locator('a[href*="section="]').first().getAttribute('href')) ?? '';
  return /section=([^&#]+)/.exec(href)?.[1] ?? '';
}
