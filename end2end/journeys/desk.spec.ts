// The ministry's desk: filter, save a view, take over, hand over and back, a deputy, a target whose clock stands while days go by, the
// statistics.

import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { accessible } from '../support/axe.ts';
import { choose, did, fill, form, leave, send } from '../support/form.ts';
import { cast } from '../support/job.ts';
import { fits } from '../support/look.ts';
import { expect, test } from '../support/test.ts';

/** The day in Japan, so many days from now. */
function day(ahead: number): string {
  return new Date(Date.now() + (ahead * 24 + 9) * 3600_000).toISOString().slice(0, 10);
}

const QUESTION = '作業場所の図面番号を教えてください。';

// The clock of this portal is moved by weeks.
test.use({ alone: 'desk' });

test('the queue of the ministry', async ({ portal, desk, cookies, words, request, javaScriptEnabled }) => {
  test.setTimeout(420_000);
  const people = { officer: cast(portal).officer, second: portal.person('reader@ministry.example') };
  const open = async () => ({ officer: await desk(people.officer), second: await desk(people.second) });
  let at = await open();
  const look = async (page: Page, name: string) => {
    await expect(page.locator('h1')).toHaveCount(1);
    if (javaScriptEnabled) await accessible(page);
    await fits(page);
    const folder = process.env['KAKUNIN_PICTURES'];
    if (folder) await page.screenshot({ path: join(folder, `${test.info().project.name}-desk-${name}.png`), fullPage: true });
  };
  const tab = async (page: Page, key: string) => {
    await leave(page, () => page.locator('.tabs a', { hasText: words.say(key) }).click());
  };
  const rows = (page: Page) => page.locator('tbody tr');
  const filter = (page: Page) => page.locator('main form[role=search]');
  let number = '';
  let matter = '';

  await test.step('from the first screen to the queue, narrowed by procedure', async () => {
    const { page } = at.officer;
    await page.goto('/');
    await expect(page.locator('#mine .task-list__item').first()).toBeVisible();
    await look(page, 'front');
    await leave(page, () => page.locator('.site-nav a[href="/desk"]').click());
    await expect(rows(page).first()).toContainText(words.say('desk.no_target'));
    await look(page, 'queue');
    number = ((await page.locator('tbody th a').first().textContent()) ?? '').trim();
    matter = new URL((await page.locator('tbody th a').first().getAttribute('href')) ?? '', page.url()).pathname;
    await fill(filter(page), { turn: 'second-person' });
    await send(filter(page));
    await expect(page.locator('main')).toContainText(words.say('desk.none_found'));
    await look(page, 'none');
    await fill(filter(page), { turn: '', q: number.replaceAll('-', '') });
    await send(filter(page));
    await expect(rows(page)).toHaveCount(1);
  });

  await test.step('the view is saved, and the desk begins with it', async () => {
    const { page } = at.officer;
    await fill(form(page, 'save_view'), { name: '' });
    await send(form(page, 'save_view'));
    await expect(page.locator('main')).toContainText(words.say('refusal.fault_missing'));
    await fill(form(page, 'save_view'), { name: '今週の案件' });
    await send(form(page, 'save_view'));
    await did(page, words, 'desk_view_saved');
    await expect(page.locator('.desk-views a[aria-current]')).toHaveText('今週の案件');
    await leave(page, () => page.locator('.desk-views a[href="/desk/view"]').click());
    await send(form(page, 'begin_with'));
    await did(page, words, 'desk_view_first');
    await look(page, 'views');
    await page.goto('/desk');
    await expect(rows(page)).toHaveCount(1);
    await page.goto('/desk/view');
    await fill(form(page, 'rename_view'), { name: '照会する案件' });
    await send(form(page, 'rename_view'));
    await did(page, words, 'desk_view_renamed');
    await page.locator('summary', { hasText: words.say('desk.view_remove') }).click();
    await send(form(page, 'remove_view'));
    await did(page, words, 'desk_view_removed');
    await expect(page.locator('main')).toContainText(words.say('desk.view_none'));
  });

  await test.step('taken over, handed over and back', async () => {
    const { page } = at.officer;
    await page.goto('/desk');
    await send(form(page, 'assign'), words.say('desk.take'));
    await expect(page.locator('.error-summary')).toContainText(words.say('refusal.fault_choice'));
    const line = () => rows(page).filter({ hasText: number });
    await line().locator('input[type=checkbox]').check();
    await send(form(page, 'assign'), words.say('desk.take'));
    await did(page, words, 'matter_taken');
    await tab(page, 'desk.tab_mine');
    await expect(rows(page)).toHaveCount(1);
    await line().locator('input[type=checkbox]').check();
    await choose(form(page, 'assign').locator('select[name=to]'), '鈴木');
    await send(form(page, 'assign'), words.say('desk.give'));
    await did(page, words, 'matter_handed_over');
    await look(page, 'handed');
    const { page: theirs } = at.second;
    await theirs.goto('/notice');
    await expect(theirs.locator('main')).toContainText(words.say('notice.matter_handed_over'));
    await theirs.goto('/desk');
    await tab(theirs, 'desk.tab_mine');
    await expect(rows(theirs)).toHaveCount(1);
  });

  await test.step('the colleague is away and names a deputy', async () => {
    const { page } = at.second;
    await page.goto('/desk/deputy');
    await fill(form(page, 'name_deputy'), { from: day(0), until: day(-1) });
    await send(form(page, 'name_deputy'));
    await expect(page.locator('.error-summary')).toContainText(words.say('refusal.fault_ends_before_it_starts'));
    await choose(form(page, 'name_deputy').locator('select[name=deputy]'), '佐藤');
    await fill(form(page, 'name_deputy'), { until: day(3) });
    await send(form(page, 'name_deputy'));
    await did(page, words, 'deputy_named');
    await look(page, 'deputy');
    const { page: theirs } = at.officer;
    await theirs.goto('/desk');
    await tab(theirs, 'desk.tab_mine');
    await expect(rows(theirs).filter({ hasText: number })).toHaveCount(1);
    await look(theirs, 'stands-in');
    await page.locator('summary', { hasText: words.say('desk.deputy_end') }).click();
    await send(form(page, 'end_deputy'));
    await did(page, words, 'deputy_ended');
    await theirs.reload();
    await expect(theirs.locator('main')).toContainText(words.say('desk.none_found'));
  });

  await test.step('a target of the office, for what arrives from now on', async () => {
    const { page } = at.officer;
    await page.goto('/desk/target');
    const targets = form(page, 'set_targets');
    await fill(targets, { 'days[application]': '二十' });
    await send(targets);
    await expect(page.locator('.error-summary')).toContainText(words.say('refusal.fault_number'));
    await expect(targets.locator('[name="days[application]"]'), 'what was typed stays').toHaveValue('二十');
    await fill(targets, { 'days[application]': '20' });
    await send(targets);
    await did(page, words, 'targets_set');
    await look(page, 'targets');
  });

  await test.step('while the applicant owes an answer the clock stands', async () => {
    const { page } = at.officer;
    await page.goto(matter);
    await fill(form(page, 'query'), { text: QUESTION });
    await send(form(page, 'query'), words.say('application.ask_now'));
    await did(page, words, 'application_queried');
    const age = async () => {
      const desk = at.officer.page;
      await desk.goto('/desk?sort=age');
      await tab(desk, 'desk.tab_applicant');
      const line = rows(desk).filter({ hasText: number });
      await expect(line).toContainText(words.say('desk.clock_stands'));
      return (await line.locator('td').nth(2).innerText()).replace(/\(.*|（.*/su, '').trim();
    };
    const before = await age();
    await look(page, 'stands');
    for (const { context } of Object.values(at)) await context.close();
    await portal.moveAhead(30);
    cookies.clear();
    at = await open();
    expect(await age(), 'thirty days later it shows the same').toBe(before);
    await look(at.officer.page, 'stands-later');
  });

  await test.step('the numbers of the year, as a table and as a file', async () => {
    const { page } = at.officer;
    await page.goto('/desk');
    await leave(page, () => page.locator('.desk-views a[href="/desk/statistics"]').click());
    await expect(page.locator('tbody tr')).toHaveCount(6);
    await look(page, 'statistics');
    const cookie = (await at.officer.context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
    for (const path of ['/desk.csv?sort=age', '/desk/statistics.csv']) {
      const file = await request.get(`${portal.url}${path}`, { headers: { cookie } });
      expect(file.headers()['content-type'], path).toBe('text/csv; charset=utf-8');
      expect((await file.text()).split('\r\n').length, path).toBeGreaterThan(2);
    }
  });
});
