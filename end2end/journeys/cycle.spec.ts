// A year of a company (12, 13) in one sitting: the audit that was planned is ordered, held with rights for that time, reported, made
// known; what it found is improved, or overruns its day and becomes a corrective plan that is reported to the ministry; then the next
// year. The clock of the portal is moved.

import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { choose, did, fill, form, leave, send } from '../support/form.ts';
import { looker } from '../support/look.ts';
import { appoint } from '../support/people.ts';
import { Spreadsheet } from '../support/spreadsheet.ts';
import { expect, test } from '../support/test.ts';
import type { Words } from '../support/words.ts';

// People of the company get other roles, and the clock of this portal is moved by months.
test.use({ alone: 'cycle' });

const UNIT = '製造部';
const OUTSIDE = '品質保証部';

/** The day in Japan, so many days from now. */
function day(ahead: number): string {
  return new Date(Date.now() + (ahead * 24 + 9) * 3600_000).toISOString().slice(0, 10);
}

const look = looker('cycle');

/** Adds a file to the paper or the measure that is shown. */
async function attach(page: Page, name: string): Promise<void> {
  const upload = page.locator('form[action$="/evidence"]');
  await upload.locator('input[name=file]').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(name) });
  await upload.locator('button[type=submit]').click();
  await expect(page.locator('.file-list').getByRole('link', { name, exact: true })).toBeVisible();
}

/** The working paper goes to the spot as a workbook, and comes back with what was found of the last procedure. */
async function onTheSpot(page: Page, audit: string, words: Words): Promise<void> {
  await page.goto(`${audit}/fieldwork`);
  const check = await page.locator(`main a[href^="${audit}/check"]`).last().getAttribute('href');
  const key = new URLSearchParams(check?.split('?')[1]).get('row') ?? '';
  await leave(page, () => page.locator(`main a[href="${audit}/workbook"]`).click());
  await look(page, 'paper');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: words.say('workbook.page_out_do'), exact: true }).click(),
  ]);
  const book = new Spreadsheet(readFileSync(await download.path()));
  const bring = async () => {
    await page.goto(`${audit}/workbook`);
    const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    await page.setInputFiles('input[name=file]', { name: '調書（記入済み）.xlsx', mimeType, buffer: book.save() });
    await send(form(page, 'workbook').last(), words.say('workbook.page_back_do'));
  };
  book.put(key, 'outcome', '問題あり');
  await bring();
  await expect(page.locator('.checklist-problems li'), 'a problem says what it is').toContainText(words.say('refusal.fault_missing'));
  book.put(key, 'note', '棚の札がない。');
  await bring();
  await expect(page.locator('main')).toContainText(words.say('workbook.merge_file_only', { count: 2 }));
  await look(page, 'paper-merge');
  await send(form(page, 'apply_list'), words.say('workbook.merge_apply'));
  await did(page, words, 'list_merged');
  await page.goto(`${audit}/fieldwork`);
  await expect(page.locator('main')).toContainText('棚の札がない。');
}

test('a year from the plan of the audit to the next one', async ({ portal, desk, cookies, words }) => {
  test.setTimeout(480_000);
  const said = (key: string) => words.say(key);
  const open = async () => ({
    auditor: await desk(portal.person('checker@minato.example')),
    supervisor: await desk(portal.person('supervisor@minato.example')),
    executive: await desk(portal.person('clerk@minato.example')),
    manager: await desk(portal.person('manager@minato.example')),
    officer: await desk(portal.person('officer@ministry.example')),
  });
  const administrator = await desk(portal.person('admin@minato.example'));
  await appoint(administrator.page, '伊藤', ['auditor'], '監査室');
  await appoint(administrator.page, '山田', ['executive'], '役員室');
  await appoint(administrator.page, '松本', ['handler'], OUTSIDE);
  await administrator.context.close();
  let at = await open();
  let days = 0;
  const moveTo = async (ahead: number) => {
    for (const { context } of Object.values(at)) await context.close();
    await portal.moveAhead(ahead);
    days = ahead;
    cookies.clear();
    at = await open();
  };
  const later = (more: number) => day(days + more);
  const status = async (from: Page, path: string) => (await from.request.get(path)).status();
  const step = async (page: Page, path: string, command: string, done: string) => {
    await page.goto(path);
    await send(form(page, command));
    await did(page, words, done);
  };

  const plan = await test.step('the plan: drafted, passed on, approved', async () => {
    const auditor = at.auditor.page;
    await at.supervisor.page.goto('/cycle');
    await look(at.supervisor.page, 'nothing');
    await auditor.goto('/audit-plan/new');
    await fill(form(auditor, 'audit_plan/api/draft'), { fiscal_year: '2026', trigger: 'yearly', departments: `${UNIT}\n総務部` });
    await send(form(auditor, 'audit_plan/api/draft'));
    await did(auditor, words, 'audit_plan_drafted');
    const path = new URL(auditor.url()).pathname;
    await auditor.goto(`${path}/day`);
    await fill(form(auditor, 'put_day'), { title: '現場の確認', starts_on: later(0), ends_on: later(3) });
    await send(form(auditor, 'put_day'));
    for (const unit of [UNIT, '総務部']) {
      await auditor.goto(`${path}/procedure`);
      const procedure = form(auditor, 'put_procedure');
      await fill(procedure, { clause: '6-2-1', procedure: '登録簿が現物と合うか。', method: '十件を抜き取る。' });
      await choose(procedure.locator('select[name=department]'), unit);
      await send(procedure);
    }
    await auditor.goto(`${path}/member`);
    await choose(form(auditor, 'put_member').locator('select[name=membership]'), '松本');
    await fill(form(auditor, 'put_member'), { department: OUTSIDE, post: '主任', authority: '記録を見る。', handler: 'yes' });
    await send(form(auditor, 'put_member'));
    await step(auditor, `${path}/submit`, 'audit_plan/api/submit', 'audit_plan_submitted');
    await step(at.supervisor.page, `${path}/pass`, 'audit_plan/api/pass', 'audit_plan_passed');
    await step(at.executive.page, `${path}/approve`, 'audit_plan/api/approve', 'audit_plan_approved');
    return path;
  });

  const audit = await test.step('the supervisor orders it, gives rights and information; what is wrong is said at its field', async () => {
    const supervisor = at.supervisor.page;
    expect(await status(at.executive.page, `${plan}/order`), 'the executive orders nothing').toBe(404);
    await supervisor.goto('/audit');
    await look(supervisor, 'to-order');
    await leave(supervisor, () => supervisor.locator('main a[href$="/order"]').first().click());
    await look(supervisor, 'order');
    const order = form(supervisor, 'audit/api/order');
    await fill(order, { starts_on: later(3), ends_on: later(0) });
    await send(order);
    await expect(supervisor.locator('#ends_on-error')).toContainText(said('refusal.fault_ends_before_it_starts'));
    await fill(order, { starts_on: later(0), ends_on: later(3) });
    await send(order);
    await did(supervisor, words, 'audit_ordered');
    const path = new URL(supervisor.url()).pathname;
    await look(supervisor, 'ordered');
    await at.auditor.page.goto(`${path}/start`);
    await send(form(at.auditor.page, 'audit/api/start'));
    await expect(at.auditor.page.locator('main')).toContainText(said('refusal.rule_rights_missing'));
    await supervisor.goto(`${path}/grant`);
    const rights = form(supervisor, 'audit/api/give');
    await choose(rights.locator('select[name=member]'), '松本');
    await fill(rights, { scope: '文書庫、登録簿', until_on: later(9) });
    await send(rights);
    await expect(supervisor.locator('#until_on-error')).toContainText(said('refusal.fault_after_audit'));
    await expect(supervisor.locator('[name=scope]'), 'what was typed stays').toHaveValue('文書庫、登録簿');
    await look(supervisor, 'grant-wrong');
    await fill(rights, { until_on: later(3) });
    await send(rights);
    await did(supervisor, words, 'audit_rights_given');
    await supervisor.goto(`${path}/information`);
    await fill(form(supervisor, 'audit/api/provide'), { what: '登録簿 第3号', how: '閲覧' });
    await send(form(supervisor, 'audit/api/provide'));
    await did(supervisor, words, 'saved');
    await look(supervisor, 'fieldwork-supervisor');
    return path;
  });

  await test.step('it is held: each procedure is looked at by somebody of another department', async () => {
    const { auditor, manager } = { auditor: at.auditor.page, manager: at.manager.page };
    await step(auditor, `${audit}/start`, 'audit/api/start', 'audit_started');
    await expect(auditor.locator('main'), 'without rights no papers').toContainText(said('audit.no_rights_now'));
    await manager.goto(`${audit}/fieldwork`);
    await look(manager, 'fieldwork');
    await leave(manager, () => manager.locator(`main a[href^="${audit}/check"]`).first().click());
    await attach(manager, '抜取り票.txt');
    await look(manager, 'check');
    const check = form(manager, 'audit/api/look');
    await fill(check, { sample: '48件から8件', outcome: 'problem' });
    await send(check);
    await expect(manager.locator('#note-error')).toContainText(said('refusal.fault_missing'));
    await fill(check, { note: '二件に返却の記録がない。' });
    await send(check);
    await did(manager, words, 'saved');
    await auditor.goto(`${audit}/finish`);
    await send(form(auditor, 'audit/api/finish'));
    await expect(auditor.locator('main')).toContainText(said('refusal.rule_checks_open'));
    await onTheSpot(manager, audit, words);
    await manager.goto(`${audit}/fieldwork`);
    await leave(manager, () => manager.locator(`main a[href^="${audit}/check"]`).last().click());
    await fill(form(manager, 'audit/api/look'), { outcome: 'in-order' });
    await send(form(manager, 'audit/api/look'));
    await step(auditor, `${audit}/finish`, 'audit/api/finish', 'audit_held');
    await at.supervisor.page.goto(`${audit}/fieldwork`);
    await expect(at.supervisor.page.locator('main'), 'rights are over by themselves').toContainText(said('audit.rights_withdrawn'));
  });

  await test.step('the result: a problem that no finding names is refused; two findings are submitted', async () => {
    const auditor = at.auditor.page;
    await auditor.goto(`${audit}/report`);
    await look(auditor, 'report');
    await fill(form(auditor, 'audit/api/report'), { problem: 'no', summary: '概ね良好。' });
    await send(form(auditor, 'audit/api/report'));
    await expect(auditor.locator('main')).toContainText(said('refusal.rule_finding_denied'));
    for (const what of ['返却の記録がない。', '登録簿の様式が古い。']) {
      await auditor.goto(`${audit}/finding`);
      const finding = form(auditor, 'put_finding');
      await fill(finding, { clause: '6-2-1', what, severity: 'major', proposal: '返却簿を作る。', days: '10' });
      await choose(finding.locator('select[name=department]'), UNIT);
      await look(auditor, 'finding-form');
      await send(finding);
      await did(auditor, words, 'saved');
    }
    await look(auditor, 'held');
    expect(await status(at.executive.page, audit), 'not told yet').toBe(404);
    await auditor.goto(`${audit}/report`);
    await fill(form(auditor, 'audit/api/report'), { problem: 'yes', summary: '概ね良好。二点を改める。' });
    await send(form(auditor, 'audit/api/report'));
    await did(auditor, words, 'audit_reported');
  });

  await test.step('it is made known by name, and each acknowledges it', async () => {
    const supervisor = at.supervisor.page;
    await supervisor.goto(`${audit}/make-known`);
    await look(supervisor, 'make-known');
    await send(form(supervisor, 'audit/api/make_known'));
    await did(supervisor, words, 'audit_made_known');
    const executive = at.executive.page;
    await executive.goto(audit);
    await look(executive, 'told');
    await send(form(executive, 'acknowledge'));
    await did(executive, words, 'circulation_acknowledged');
    expect(await status(executive, `${audit}/fieldwork`), 'the result and nothing else').toBe(404);
  });

  const findings = await test.step('consulted, decided; what is carried out is found done by the audit unit, never by the audited', async () => {
    const supervisor = at.supervisor.page;
    await supervisor.goto(audit);
    await look(supervisor, 'reported');
    const links = await supervisor.locator('main a[href^="/audit-finding/"]').evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
    expect(links).toHaveLength(2);
    for (const [index, finding] of links.entries()) {
      await supervisor.goto(`${finding}/consult`);
      await fill(form(supervisor, 'audit/api/consult'), { consulted_with: '製造部 鈴木', minutes: '十日でできる。' });
      await send(form(supervisor, 'audit/api/consult'));
      await did(supervisor, words, 'saved');
      await supervisor.goto(`${finding}/decide`);
      const decide = form(supervisor, 'audit/api/decide');
      await choose(decide.locator('select[name=owner]'), '松本');
      if (index === 0) {
        await look(supervisor, 'decide');
        await fill(decide, { due_on: day(-1) });
        await send(decide);
        await expect(supervisor.locator('#due_on-error')).toContainText(said('refusal.fault_in_the_past'));
      }
      await fill(decide, { due_on: later(10) });
      await send(decide);
      await did(supervisor, words, 'finding_decided');
    }
    const [first = '', second = ''] = links;
    await look(supervisor, 'finding-decided');
    const manager = at.manager.page;
    await manager.goto(`${first}/implement`);
    await attach(manager, '返却簿.txt');
    await look(manager, 'implement');
    await fill(form(manager, 'audit/api/implement'), { proof: '返却簿 第1版' });
    await send(form(manager, 'audit/api/implement'));
    await did(manager, words, 'finding_implemented');
    expect(await status(manager, `${first}/verify`), 'a finding is not closed by the audited').toBe(404);
    await at.auditor.page.goto(`${first}/verify`);
    await look(at.auditor.page, 'verify');
    await send(form(at.auditor.page, 'audit/api/verify').last());
    await expect(at.auditor.page.locator('#reason-error')).toContainText(said('refusal.fault_missing'));
    await send(form(at.auditor.page, 'audit/api/verify').first());
    await did(at.auditor.page, words, 'finding_verified');
    await supervisor.goto(`${audit}/close`);
    await send(form(supervisor, 'audit/api/close'));
    await expect(supervisor.locator('main')).toContainText(said('refusal.rule_findings_open'));
    return { first, second };
  });

  await test.step('three weeks on the other one is late: it becomes a corrective plan, reported to the ministry', async () => {
    await moveTo(21);
    const { supervisor, officer, manager, auditor } = { supervisor: at.supervisor.page, officer: at.officer.page, manager: at.manager.page, auditor: at.auditor.page };
    await supervisor.goto('/cycle?year=2026');
    await look(supervisor, 'late');
    await supervisor.goto(findings.second);
    await expect(supervisor.locator('main')).toContainText(said('audit.late'));
    await look(supervisor, 'finding-late');
    await leave(supervisor, () => supervisor.locator('main a[href^="/corrective-plan/new"]').first().click());
    const draft = form(supervisor, 'corrective_plan/api/draft');
    const basis = draft.locator('select[name=basis]');
    if ((await basis.count()) > 0) await choose(basis, 'デモ-8-0012');
    await fill(draft, { shortcoming: '登録簿の様式が古い。', delay: '様式の承認に時間がかかる。', limit_on: later(0), ends_on: later(60) });
    await send(draft);
    await did(supervisor, words, 'plan_drafted');
    const corrective = new URL(supervisor.url()).pathname;
    await supervisor.goto(`${corrective}/part?kind=measure`);
    const part = form(supervisor, 'add_part');
    await fill(part, { title: '様式を改める。', due_on: later(40) });
    await choose(part.locator('select[name=owner]'), '松本');
    await send(part);
    await step(supervisor, `${corrective}/report`, 'corrective_plan/api/report', 'plan_reported');
    await officer.goto(corrective);
    await expect(officer.locator('h1')).toHaveCount(1);
    await manager.goto(`${findings.second}/implement`);
    await fill(form(manager, 'audit/api/implement'), { proof: '様式 第2版' });
    await send(form(manager, 'audit/api/implement'));
    await expect(manager.locator('main'), 'not before its plan').toContainText(said('refusal.rule_plan_open'));
    await manager.goto(corrective);
    await leave(manager, () => manager.locator('main a[href^="/corrective-part/"]').first().click());
    await fill(form(manager, 'corrective_plan/api/record').first(), { progress: '改めた。', done_on: later(0), proof: '様式 第2版' });
    await send(form(manager, 'corrective_plan/api/record').first());
    await supervisor.goto(corrective);
    await leave(supervisor, () => supervisor.locator('main a[href^="/corrective-part/"]').first().click());
    const seconds = form(supervisor, 'corrective_plan/api/verify');
    const second = (await seconds.count()) > 0 ? supervisor : auditor;
    if (second === auditor) await auditor.goto(new URL(supervisor.url()).pathname);
    await send(form(second, 'corrective_plan/api/verify').first());
    await manager.goto(`${findings.second}/implement`);
    await fill(form(manager, 'audit/api/implement'), { proof: '様式 第2版' });
    await send(form(manager, 'audit/api/implement'));
    await did(manager, words, 'finding_implemented');
    await auditor.goto(`${findings.second}/verify`);
    await send(form(auditor, 'audit/api/verify').first());
    await did(auditor, words, 'finding_verified');
    await step(supervisor, `${audit}/close`, 'audit/api/close', 'audit_closed');
    await look(supervisor, 'closed');
    await supervisor.goto('/cycle?year=2026');
    await look(supervisor, 'closed-year');
  });

  await test.step('a year later the next one is due', async () => {
    await moveTo(350);
    const supervisor = at.supervisor.page;
    await supervisor.goto('/deadline');
    await expect(supervisor.locator('main')).toContainText(said('deadline.kind_audit_next'));
    await at.auditor.page.goto(`/audit-plan/new?before=${plan.split('/').pop()}`);
    await fill(form(at.auditor.page, 'audit_plan/api/draft'), { fiscal_year: '2027' });
    await send(form(at.auditor.page, 'audit_plan/api/draft'));
    await did(at.auditor.page, words, 'audit_plan_drafted');
    await supervisor.goto('/cycle?year=2027');
    await look(supervisor, 'next-year');
  });
});
