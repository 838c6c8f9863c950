// Having the ministry confirm that something conforms: a policy set is asked about, remarked on, followed by a new version and
// confirmed (4-1-3); a roster of handlers goes its own way by its own people (5-2-1-エ).

import type { Page } from '@playwright/test';
import { did, fill, form, leave, send } from '../support/form.ts';
import { today } from '../support/job.ts';
import { looker } from '../support/look.ts';
import { expect, test } from '../support/test.ts';
import type { Words } from '../support/words.ts';

const REMARKS = '第7条に、持出しの承認者を書くこと。';
const CHANGES = '第7条に持出しの承認者を加えた。';
const POLICY = {
  title: '情報セキュリティ基本方針等',
  version: '第4版',
  document_number: '情保-2026-030',
  handed_over: '写し1部を窓口へ持参',
  author: '渡辺 正',
  approver: '港 太郎',
  changes: '組織の変更に合わせた。',
};

// The first version of the journey is the newest one of the company, and its roster is the first one.
test.use({ alone: 'conformity' });

const look = looker('conformity');

/** From the page of a request to the page of one of its steps. */
async function step(page: Page, words: Words, key: string): Promise<void> {
  await leave(page, () => page.locator('main').getByRole('link', { name: words.say(key), exact: true }).first().click());
}

test('a policy set is remarked on, followed by a new version, and confirmed', async ({ portal, desk, words }) => {
  test.setTimeout(300_000);
  const supervisor = (await desk(portal.person('supervisor@minato.example'))).page;
  const officer = (await desk(portal.person('officer@ministry.example'))).page;
  const head = (page: Page) => page.locator('.page-head');

  const first = await test.step('the supervisor writes it, and what is wrong is said at its field', async () => {
    await supervisor.goto('/conformity');
    await look(supervisor, 'register');
    await step(supervisor, words, 'conformity.new');
    await look(supervisor, 'new');
    const typed = form(supervisor, 'draft');
    await fill(typed, { ...POLICY, approver: POLICY.author, handed_over_on: today(), approved_on: '2099-01-01' });
    await send(typed, words.say('conformity.save'));
    await expect(supervisor.locator('#approver-error')).toContainText(words.say('refusal.fault_is_author'));
    await expect(supervisor.locator('#approved_on-error')).toContainText(words.say('refusal.fault_in_the_future'));
    await expect(supervisor.locator('[name=title]'), 'what was typed stays').toHaveValue(POLICY.title);
    await look(supervisor, 'wrong');
    await fill(typed, { approver: POLICY.approver, approved_on: today() });
    await send(typed, words.say('conformity.save'));
    await did(supervisor, words, 'conformity_drafted');
    await look(supervisor, 'draft');
    const address = new URL(supervisor.url()).pathname;
    expect((await officer.request.get(address)).status(), 'a draft is the company\u2019s own').toBe(404);
    await send(form(supervisor, 'submit'), words.say('conformity.submit'));
    await did(supervisor, words, 'conformity_submitted');
    return address;
  });

  await test.step('the ministry asks, the company answers, the ministry remarks', async () => {
    await officer.goto('/');
    await expect(officer.locator(`main a[href*="${first}"]`).first()).toBeVisible();
    await officer.goto(first);
    await look(officer, 'submitted');
    await step(officer, words, 'conformity.query');
    await fill(form(officer, 'query'), { text: '持出しの承認者はだれですか。' });
    await send(form(officer, 'query'), words.say('application.ask_now'));
    await did(officer, words, 'conformity_queried');
    await supervisor.goto('/');
    await leave(supervisor, () => supervisor.locator(`#mine a[href="${first}"]`).click());
    await step(supervisor, words, 'application.answer_query');
    await look(supervisor, 'answer');
    await fill(form(supervisor, 'answer_query'), { text: '総括者です。' });
    await send(form(supervisor, 'answer_query'), words.say('application.answer_now'));
    await did(supervisor, words, 'conformity_query_answered');
    await officer.goto(first);
    await step(officer, words, 'conformity.remark');
    await send(form(officer, 'decide'), words.say('conformity.remark_now'));
    await expect(officer.locator('#remarks-error')).toContainText(words.say('refusal.fault_missing'));
    await look(officer, 'remark');
    await fill(form(officer, 'decide'), { remarks: REMARKS });
    await send(form(officer, 'decide'), words.say('conformity.remark_now'));
    await did(officer, words, 'application_answered');
  });

  await test.step('a new version refers to it and says what changed; the one before stays in force until it is confirmed', async () => {
    await supervisor.goto(first);
    await expect(supervisor.locator('main')).toContainText(REMARKS);
    await expect(supervisor.locator('main')).toContainText(words.say('conformity.remarked_for_good'));
    await look(supervisor, 'remarked');
    await step(supervisor, words, 'conformity.new_version');
    const typed = form(supervisor, 'draft');
    await expect(typed.locator('[name=title]'), 'to be looked through').toHaveValue(POLICY.title);
    await fill(typed, { version: '第5版', handed_over_on: today(), approved_on: today() });
    await send(typed, words.say('conformity.save'));
    await expect(supervisor.locator('#changes-error')).toContainText(words.say('refusal.fault_missing'));
    await look(supervisor, 'next');
    await fill(typed, { changes: CHANGES });
    await send(typed, words.say('conformity.save'));
    await did(supervisor, words, 'conformity_drafted');
    await step(supervisor, words, 'conformity.edit');
    await fill(form(supervisor, 'edit'), { note: '目次も改めた。' });
    await send(form(supervisor, 'edit'), words.say('conformity.keep'));
    await did(supervisor, words, 'saved');
    await send(form(supervisor, 'submit'), words.say('conformity.submit'));
    await did(supervisor, words, 'conformity_submitted');
    const second = new URL(supervisor.url()).pathname;
    await expect(supervisor.locator('.with-aside aside'), 'meanwhile').toContainText('第3版');
    await officer.goto(second);
    await expect(officer.locator(`.with-aside aside a[href="${first}"]`), 'the version before').toBeVisible();
    await step(officer, words, 'conformity.confirm');
    await look(officer, 'confirm');
    await send(form(officer, 'decide'), words.say('conformity.confirm_now'));
    await did(officer, words, 'application_answered');
    await expect(head(officer)).toContainText(words.say('conformity.in_force_now'));
    await look(officer, 'in-force');
    await officer.goto('/conformity?show=in-force');
    const rows = officer.locator('tbody tr');
    await expect(rows).toHaveCount(1);
    await expect(rows.first()).toContainText('第5版');
    await supervisor.goto('/notice');
    await expect(supervisor.locator('main')).toContainText(words.say('notice.conformity_answered'));
    await supervisor.goto('/conformity');
    await expect(supervisor.locator('tbody')).toContainText(words.say('conformity.superseded'));
    await look(supervisor, 'register-after');
  });

  expect(await portal.verify()).toMatchObject({ code: 0 });
});

test('a roster goes through the information manager; on paper a second person checks', async ({ portal, desk, words }) => {
  const manager = (await desk(portal.person('manager@minato.example'))).page;
  const supervisor = (await desk(portal.person('supervisor@minato.example'))).page;
  const officer = (await desk(portal.person('officer@ministry.example'))).page;
  const second = (await desk(portal.person('reader@ministry.example'))).page;

  await manager.goto('/conformity');
  await leave(manager, () => manager.locator('tbody a').first().click());
  const waiting = new URL(manager.url()).pathname;
  await expect(manager.locator('main')).toContainText(words.say('conformity.rule_handler_roster'));
  await look(manager, 'roster');
  await supervisor.goto(waiting);
  await expect(supervisor.getByRole('link', { name: words.say('conformity.withdraw'), exact: true }), 'reads only').toHaveCount(0);

  await officer.goto(waiting);
  await step(officer, words, 'application.paper');
  await fill(form(officer, 'record_paper'), { number: '装保 第51号', answered_on: today(), outcome: 'confirmed' });
  await look(officer, 'paper');
  await send(form(officer, 'record_paper'), words.say('application.paper_now'));
  await did(officer, words, 'paper_answer_recorded');
  await expect(form(officer, 'check_paper'), 'not by the same person').toHaveCount(0);
  await second.goto(waiting);
  await look(second, 'paper-check');
  await send(form(second, 'check_paper'), words.say('application.entry_right'));
  await did(second, words, 'paper_answer_checked');
  await manager.goto(waiting);
  await expect(manager.locator('.page-head')).toContainText(words.say('conformity.in_force_now'));

  await manager.goto('/conformity/new');
  const typed = form(manager, 'draft');
  const roster = { title: '取扱者名簿', version: '第3回', document_number: '情保-2026-031', handed_over: '密封して持参', handed_over_on: today() };
  await fill(typed, { ...roster, people: '3', joined: '4', left: 'x', changes: '2人を加えた。' });
  await send(typed, words.say('conformity.save'));
  await expect(manager.locator('#joined-error, #left-error').first()).toBeVisible();
  await expect(manager.locator('#left-error')).toContainText(words.say('refusal.fault_number'));
  await look(manager, 'roster-wrong');
  await fill(typed, { joined: '2', left: '0' });
  await send(typed, words.say('conformity.save'));
  await did(manager, words, 'conformity_drafted');
  await step(manager, words, 'conformity.withdraw');
  await fill(form(manager, 'withdraw'), { reason: '人数を数え直す。' });
  await send(form(manager, 'withdraw'), words.say('application.withdraw_now'));
  await did(manager, words, 'conformity_withdrawn');
  expect(await portal.verify()).toMatchObject({ code: 0 });
});
