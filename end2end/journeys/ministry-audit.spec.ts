// An audit by the ministry (14-1, 14-2-a, 14-2-b) from its request to its close: accepted, prepared, visited with an escort, documents shown
// by reference, a question answered, a finding worked off, answered – with everything that is refused on the way.

import type { Page } from '@playwright/test';
import { choose, did, fill, form, leave, send } from '../support/form.ts';
import { today } from '../support/job.ts';
import { looker } from '../support/look.ts';
import { appoint } from '../support/people.ts';
import { expect, test } from '../support/test.ts';

// People of the company get other roles.
test.use({ alone: 'ministry-audit' });

/** In so many days, as the portal counts days. */
function later(days: number): string {
  const day = new Date(`${today()}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}

const look = looker('ministry-audit');

test('the ministry audits a company', async ({ portal, desk, words }) => {
  test.setTimeout(300_000);
  const page = async (email: string) => (await desk(portal.person(email))).page;
  const said = (key: string) => words.say(key);
  const administrator = await page('admin@minato.example');
  await appoint(administrator, '伊藤', ['auditor'], '監査室');
  await appoint(administrator, '松本', ['facility-manager'], '総務部');
  const officer = await page('officer@ministry.example');
  const supervisor = await page('supervisor@minato.example');
  const gate = await page('manager@minato.example');
  const auditor = await page('checker@minato.example');
  const owner = await page('clerk@minato.example');
  const status = async (from: Page, path: string) => (await from.request.get(path)).status();
  const step = async (from: Page, path: string, command: string, done: string, fields: Record<string, string> = {}) => {
    await from.goto(path);
    await fill(form(from, command), fields);
    await send(form(from, command));
    await did(from, words, done);
  };

  const audit = await test.step('the ministry registers its request; what is wrong is said at its field', async () => {
    await officer.goto('/desk');
    await leave(officer, () => officer.locator('main a[href="/ministry-audit"]').click());
    await look(officer, 'list');
    await officer.goto('/ministry-audit/new');
    const request = form(officer, 'ministry_audit/api/request');
    await choose(request.locator('select[name=contract]'), 'みなと重工業');
    const typed = { request_number: '装監-2026-099', scope: '登録簿と保管', clauses: '6-2-1', auditors: '小川 誠' };
    await fill(request, { ...typed, requested_on: today(), starts_on: later(-1), ends_on: later(1) });
    await send(request);
    await expect(officer.locator('#auditors-error')).toContainText(said('refusal.fault_post_missing'));
    await expect(officer.locator('#starts_on-error')).toContainText(said('refusal.fault_before_request'));
    await expect(officer.locator('[name=scope]'), 'what was typed stays').toHaveValue(typed.scope);
    await look(officer, 'wrong');
    await fill(request, { auditors: '小川 誠、監査官', starts_on: today() });
    await send(request);
    await did(officer, words, 'ministry_audit_requested');
    await look(officer, 'requested');
    return new URL(officer.url()).pathname;
  });

  await test.step('other days are proposed and not taken; the company accepts, and cannot refuse', async () => {
    expect(await status(await page('supervisor@hokuto.example'), audit), 'another company').toBe(404);
    expect(await status(owner, audit), 'not their part').toBe(404);
    await supervisor.goto('/');
    await expect(supervisor.locator(`main a[href*="${audit}"]`).first()).toBeVisible();
    const days = { starts_on: later(7), ends_on: later(8), reason: '棚卸しがある。' };
    await step(supervisor, `${audit}/days`, 'propose_days', 'ministry_audit_days_proposed', days);
    await look(supervisor, 'proposed');
    await officer.goto(audit);
    await look(officer, 'proposed-ministry');
    await step(officer, `${audit}/keep-days`, 'keep_days', 'ministry_audit_days_settled', { reason: '予定どおり行う。' });
    await supervisor.goto(`${audit}/accept`);
    await look(supervisor, 'accept');
    await step(supervisor, `${audit}/accept`, 'ministry_audit/api/accept', 'ministry_audit_accepted');
  });

  await test.step('the company lists people, rooms and documents, and says that all is ready', async () => {
    await supervisor.goto(`${audit}/prepare`);
    await look(supervisor, 'prepare');
    await send(form(supervisor, 'ministry_audit/api/prepare'));
    await expect(supervisor.locator('main')).toContainText(said('refusal.rule_preparation_missing'));
    const of = (field: string) => form(supervisor, 'list_item').filter({ has: supervisor.locator(`[name="${field}"]:not([type=hidden])`) });
    await choose(of('person').locator('select'), '伊藤');
    await send(of('person'));
    await did(supervisor, words, 'saved');
    await fill(of('room'), { room: '第1会議室' });
    await send(of('room'));
    await fill(of('document'), { document: '登録簿 情保-2026-009' });
    await send(of('document'));
    await look(supervisor, 'listed');
    await send(form(supervisor, 'ministry_audit/api/prepare'));
    await did(supervisor, words, 'ministry_audit_prepared');
    expect(await status(officer, `${audit}/prepare`), 'the company’s own').toBe(404);
  });

  await test.step('the facility manager admits the auditor and keeps the log', async () => {
    await supervisor.goto(`${audit}/visit`);
    await expect(form(supervisor, 'ministry_audit/api/admit'), 'the facility manager alone').toHaveCount(0);
    await gate.goto(`${audit}/visit`);
    await choose(form(gate, 'ministry_audit/api/admit').locator('select[name=auditor]'), '小川');
    await fill(form(gate, 'ministry_audit/api/admit'), { facility: '第3工場' });
    await send(form(gate, 'ministry_audit/api/admit'));
    const entry = form(gate, 'ministry_audit/api/enter');
    await choose(entry.locator('select[name=admission]'), '小川');
    await choose(entry.locator('select[name=escort]'), '伊藤');
    await fill(entry, { entered_on: later(-1) });
    await send(entry);
    await expect(gate.locator('#entered_on-error')).toContainText(said('refusal.fault_before_request'));
    await look(gate, 'entry-wrong');
    await fill(entry, { entered_on: today(), entered_at: '0:00' });
    await send(entry);
    await did(gate, words, 'saved');
    await look(gate, 'inside');
  });

  await test.step('a document is shown by reference, a question asked and answered', async () => {
    await auditor.goto(`${audit}/visit`);
    const shown = form(auditor, 'ministry_audit/api/show');
    await fill(shown, { what: '登録簿 情保-2026-009' });
    await choose(shown.locator('select[name=reader]'), '小川');
    await choose(shown.locator('select[name=shown_by]'), '伊藤');
    await send(shown);
    await did(auditor, words, 'saved');
    await step(officer, `${audit}/ask`, 'ministry_audit/api/ask', 'ministry_audit_asked', { text: '登録簿は何冊ですか。' });
    await supervisor.goto(audit);
    await leave(supervisor, () => supervisor.locator(`main a[href^="${audit}/reply"]`).first().click());
    await look(supervisor, 'reply');
    await fill(form(supervisor, 'ministry_audit/api/reply'), { text: '1冊です。' });
    await send(form(supervisor, 'ministry_audit/api/reply'));
    await did(supervisor, words, 'ministry_audit_replied');
  });

  await test.step('the ministry writes findings, and delivers them once everybody left', async () => {
    await officer.goto(`${audit}/finding`);
    const found = form(officer, 'ministry_audit/api/put_finding');
    await fill(found, { what: '返却の記録がない。' });
    await send(found);
    await expect(officer.locator('#clause-error')).toContainText(said('refusal.fault_missing'));
    await fill(found, { clause: '6-2-1' });
    await send(found);
    await did(officer, words, 'saved');
    await look(officer, 'findings');
    await officer.goto(`${audit}/report`);
    await fill(form(officer, 'ministry_audit/api/report'), { text: '指摘1件。', answer_on: later(60) });
    await send(form(officer, 'ministry_audit/api/report'));
    await expect(officer.locator('main')).toContainText(said('refusal.rule_auditor_inside'));
    await gate.goto(`${audit}/visit`);
    await leave(gate, () => gate.locator(`main a[href^="${audit}/leave"]`).first().click());
    await look(gate, 'leave');
    await fill(form(gate, 'ministry_audit/api/leave'), { left_on: later(-1), left_at: '17:00' });
    await send(form(gate, 'ministry_audit/api/leave'));
    await expect(gate.locator('#left_at-error')).toContainText(said('refusal.fault_left_before_entering'));
    await fill(form(gate, 'ministry_audit/api/leave'), { left_on: today(), left_at: '0:00' });
    await send(form(gate, 'ministry_audit/api/leave'));
    await did(gate, words, 'saved');
    await look(gate, 'record');
    await send(form(officer, 'ministry_audit/api/report'));
    await did(officer, words, 'ministry_audit_reported');
  });

  await test.step('the finding is worked off: decided, carried out, found done by the audit unit', async () => {
    await supervisor.goto(audit);
    await look(supervisor, 'reported');
    await leave(supervisor, () => supervisor.locator('main a[href^="/ministry-finding/"]').first().click());
    const finding = new URL(supervisor.url()).pathname;
    const decision = form(supervisor, 'ministry_audit/api/decide');
    await fill(decision, { measure: '返却簿を作る。', due_on: later(30) });
    await choose(decision.locator('select[name=owner]'), '山田');
    await look(supervisor, 'decide');
    await send(decision);
    await did(supervisor, words, 'finding_decided');
    await expect(supervisor.locator('main a[href^="/corrective-plan/new"]')).toBeVisible();
    expect(await status(owner, audit), 'the owner knows of the finding alone').toBe(404);
    await step(owner, finding, 'ministry_audit/api/implement', 'finding_implemented', { proof: '返却簿 第1版' });
    await look(owner, 'implemented');
    await auditor.goto(finding);
    await look(auditor, 'verify');
    await send(form(auditor, 'ministry_audit/api/verify').first());
    await did(auditor, words, 'finding_verified');
  });

  await test.step('the company answers, the ministry closes', async () => {
    await step(supervisor, `${audit}/answer`, 'ministry_audit/api/answer', 'ministry_audit_answered', { text: '改善した。' });
    expect(await status(supervisor, `${audit}/close`), 'only the ministry closes').toBe(404);
    await officer.goto(audit);
    await expect(officer.locator('main'), 'what was done about it').toContainText('返却簿を作る。');
    await look(officer, 'answered');
    await step(officer, `${audit}/close`, 'ministry_audit/api/close', 'ministry_audit_closed');
    await look(officer, 'closed');
    await supervisor.goto('/cycle');
    await expect(supervisor.locator(`main a[href="${audit}"]`).first()).toBeVisible();
    await look(supervisor, 'cycle');
  });
});
