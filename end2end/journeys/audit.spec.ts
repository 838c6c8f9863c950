// A plan of a security audit (13-1): drafted by the audit unit, passed on by the supervisor, approved by the executive – three people –,
// with everything that is refused on the way, and the next plan begun from it.

import type { Page } from '@playwright/test';
import { choose, did, fill, form, send } from '../support/form.ts';
import { today } from '../support/job.ts';
import { looker } from '../support/look.ts';
import { appoint } from '../support/people.ts';
import { expect, test } from '../support/test.ts';

// People of the company get other roles.
test.use({ alone: 'audit' });

const UNIT = '製造部';
const OUTSIDE = '品質保証部';

/** In so many days, as the portal counts days. */
function later(days: number): string {
  const day = new Date(`${today()}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}

const look = looker('audit');

/** Names somebody in a plan. */
async function name(page: Page, plan: string, who: string, department: string, handler: 'yes' | 'no'): Promise<void> {
  await page.goto(`${plan}/member`);
  const member = form(page, 'put_member');
  await choose(member.locator('select[name=membership]'), who);
  await fill(member, { department, post: '主任', authority: '記録を見て、結果に責任を持つ。', handler });
  await send(member);
}

test('a plan goes through three hands, and the next one begins with it', async ({ portal, desk, words }) => {
  test.setTimeout(300_000);
  const page = async (email: string) => (await desk(portal.person(email))).page;
  const administrator = await page('admin@minato.example');
  await appoint(administrator, '伊藤', ['auditor'], '監査室');
  await appoint(administrator, '山田', ['executive'], '役員室');
  await appoint(administrator, '松本', ['handler'], OUTSIDE);
  const auditor = await page('checker@minato.example');
  const supervisor = await page('supervisor@minato.example');
  const executive = await page('clerk@minato.example');
  const manager = await page('manager@minato.example');
  const said = (key: string) => words.say(key);
  const status = async (from: Page, path: string) => (await from.request.get(path)).status();

  const plan = await test.step('the audit unit begins a plan; what is wrong is said at its field', async () => {
    await auditor.goto('/audit-plan');
    await look(auditor, 'none');
    await auditor.goto('/audit-plan/new');
    const draft = form(auditor, 'audit_plan/api/draft');
    await fill(draft, { fiscal_year: '来年', trigger: 'significant-change', departments: UNIT });
    await send(draft);
    await expect(auditor.locator('#fiscal_year-error')).toContainText(said('refusal.fault_number'));
    await expect(auditor.locator('#trigger_reason-error')).toContainText(said('refusal.fault_missing'));
    await expect(auditor.locator('[name=departments]'), 'what was typed stays').toHaveValue(UNIT);
    await look(auditor, 'wrong');
    await fill(draft, { fiscal_year: '2026', trigger_reason: '工場を移した。' });
    await send(draft);
    await did(auditor, words, 'audit_plan_drafted');
    await look(auditor, 'empty');
    return new URL(auditor.url()).pathname;
  });

  await test.step('schedule and procedures, one of them from a checklist', async () => {
    await auditor.goto(`${plan}/day`);
    const day = form(auditor, 'put_day');
    await fill(day, { title: '現場の確認', starts_on: later(30), ends_on: later(20) });
    await send(day);
    await expect(auditor.locator('#ends_on-error')).toContainText(said('refusal.fault_ends_before_it_starts'));
    await fill(day, { ends_on: later(31) });
    await send(day);
    await did(auditor, words, 'saved');
    await auditor.goto(`${plan}/procedure`);
    const procedure = form(auditor, 'put_procedure');
    await fill(procedure, { clause: '6-2-1', procedure: '登録簿が現物と合うか。', method: '十件を抜き取る。' });
    await choose(procedure.locator('select[name=department]'), UNIT);
    await send(procedure);
    await did(auditor, words, 'saved');
    await auditor.goto(`${plan}/checklist`);
    await look(auditor, 'checklists');
    const version = await auditor.locator('select[name=version] option').first().getAttribute('value');
    await auditor.goto(`${plan}/checklist?version=${version}`);
    const items = form(auditor, 'take_over');
    await items.locator('input[name="items[]"]').first().check();
    await choose(items.locator('select[name=department]'), UNIT);
    await look(auditor, 'items');
    await send(items);
    await did(auditor, words, 'audit_plan_items_taken_over');
  });

  await test.step('a plan whose only outsider is not a handler is refused, with the rule', async () => {
    await auditor.goto(`${plan}/member`);
    await expect(auditor.locator('select[name=membership]')).not.toContainText('渡辺');
    await look(auditor, 'member');
    await name(auditor, plan, '松本', OUTSIDE, 'no');
    await did(auditor, words, 'saved');
    await look(auditor, 'lacks');
    await auditor.goto(`${plan}/submit`);
    await look(auditor, 'exception');
    await send(form(auditor, 'audit_plan/api/submit'));
    await expect(auditor.locator('#exception-error')).toContainText(said('refusal.fault_outsider_not_handler'));
    expect(await status(supervisor, plan), 'a draft is the audit unit\u2019s own').toBe(404);
    expect(await status(manager, plan), 'takes part by name').toBe(200);
    await fill(form(auditor, 'audit_plan/api/submit'), { exception: '品質保証部に取扱者がいない。' });
    await send(form(auditor, 'audit_plan/api/submit'));
    await did(auditor, words, 'audit_plan_submitted');
  });

  await test.step('the supervisor returns it, the audit unit mends it, the supervisor passes it on', async () => {
    expect(await status(executive, plan), 'not passed on yet').toBe(404);
    await supervisor.goto('/');
    await expect(supervisor.locator(`main a[href*="${plan}"]`).first()).toBeVisible();
    await supervisor.goto(`${plan}/return`);
    await look(supervisor, 'return');
    await fill(form(supervisor, 'give_back'), { reason: '取扱者を加えてください。' });
    await send(form(supervisor, 'give_back'));
    await did(supervisor, words, 'audit_plan_returned');
    await auditor.goto(plan);
    await auditor.locator(`main a[href^="${plan}/member?row="]`).first().click();
    await fill(form(auditor, 'put_member'), { handler: 'yes' });
    await send(form(auditor, 'put_member'));
    await did(auditor, words, 'saved');
    await auditor.goto(`${plan}/submit`);
    await expect(auditor.locator('[name=exception]')).toHaveCount(0);
    await send(form(auditor, 'audit_plan/api/submit'));
    await did(auditor, words, 'audit_plan_submitted');
    await supervisor.goto(plan);
    await look(supervisor, 'submitted');
    expect(await status(supervisor, `${plan}/approve`), 'the supervisor approves nothing').toBe(404);
    await supervisor.goto(`${plan}/pass`);
    await send(form(supervisor, 'audit_plan/api/pass'));
    await did(supervisor, words, 'audit_plan_passed');
  });

  await test.step('what the executive read is changed meanwhile: they cannot approve it; what is there now they can', async () => {
    await executive.goto(`${plan}/approve`);
    await look(executive, 'approve');
    await auditor.goto(`${plan}/take-back`);
    await send(form(auditor, 'audit_plan/api/take_back'));
    await auditor.goto(`${plan}/day`);
    await fill(form(auditor, 'put_day'), { title: '聞取り', starts_on: later(32) });
    await send(form(auditor, 'put_day'));
    await auditor.goto(`${plan}/submit`);
    await send(form(auditor, 'audit_plan/api/submit'));
    await supervisor.goto(`${plan}/pass`);
    await send(form(supervisor, 'audit_plan/api/pass'));
    await send(form(executive, 'audit_plan/api/approve'));
    await expect(executive.locator('main')).toContainText(said('refusal.rule_decision_stale'));
    await send(form(executive, 'audit_plan/api/approve'));
    await did(executive, words, 'audit_plan_approved');
    await look(executive, 'approved');
  });

  await test.step('the next plan: everything is looked at again, and a change makes an approval fall', async () => {
    await auditor.goto(`/audit-plan/new?before=${plan.split('/').pop()}`);
    await look(auditor, 'next');
    const draft = form(auditor, 'audit_plan/api/draft');
    await fill(draft, { fiscal_year: '2027', trigger: 'yearly' });
    await send(draft);
    await did(auditor, words, 'audit_plan_drafted');
    await look(auditor, 'carried');
    const next = new URL(auditor.url()).pathname;
    expect(await status(auditor, `${next}/submit`), 'not before everything was looked at again').toBe(404);
    while ((await form(auditor, 'keep_row').count()) > 0) {
      await send(form(auditor, 'keep_row').first());
      await did(auditor, words, 'audit_plan_row_kept');
    }
    expect(await status(auditor, `${next}/submit`)).toBe(200);
    await auditor.goto(`${next}/cancel`);
    await fill(form(auditor, 'audit_plan/api/cancel'), { reason: '重ねて作った。' });
    await send(form(auditor, 'audit_plan/api/cancel'));
    await did(auditor, words, 'audit_plan_cancelled');
    await auditor.goto(`${plan}/reopen`);
    await fill(form(auditor, 'audit_plan/api/reopen'), { reason: '日程が変わった。' });
    await send(form(auditor, 'audit_plan/api/reopen'));
    await did(auditor, words, 'audit_plan_reopened');
    await expect(auditor.locator('main')).toContainText(said('audit_plan.approval_fell'));
    await look(auditor, 'fell');
    await auditor.goto('/audit-plan');
    await look(auditor, 'list');
  });
});
