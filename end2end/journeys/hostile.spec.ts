// What people type stays text: markup in every field, then every page as everybody; nothing of it runs, nothing is lost.

import { crawl } from '../support/crawl.ts';
import { choose, did, fill, form, send } from '../support/form.ts';
import { Job, cast, type Texts } from '../support/job.ts';
import { expect, oneOfEachRole, test } from '../support/test.ts';

const HOSTILE = `</textarea></title><script>window.__hit=1</script>"><img src=x onerror=window.__hit=1>`;

const TEXTS: Texts = {
  work: `作業 ${HOSTILE}`,
  place: `場所 ${HOSTILE}`,
  message: `連絡 ${HOSTILE}`,
  remark: `説明 ${HOSTILE}`,
  ground: `根拠 ${HOSTILE}`,
  returned: `差戻し ${HOSTILE}`,
  note: `補足 ${HOSTILE}`,
  query: `照会 ${HOSTILE}`,
  answer: `回答 ${HOSTILE}`,
  conditions: `条件 ${HOSTILE}`,
};

test('nothing that was typed runs', async ({ portal, desk, words }) => {
  test.setTimeout(900_000);
  const job = new Job(words, TEXTS);
  const people = cast(portal);

  const clerk = (await desk(people.clerk)).page;
  await clerk.goto('/account');
  await fill(form(clerk, 'edit_account'), { name: `花子 ${HOSTILE}` });
  await send(form(clerk, 'edit_account'));
  await did(clerk, words, 'saved');
  await clerk.goto('/organisation/register');
  await fill(form(clerk, 'register_organisation'), { name: `株式会社 ${HOSTILE}`, kana: `カナ ${HOSTILE}`, latin: `Latin ${HOSTILE}`, corporate_number: '8999901000099' });
  await send(form(clerk, 'register_organisation'));
  await did(clerk, words, 'organisation_registered');
  await clerk.goto('/contract/new');
  const contract = form(clerk, 'register');
  await choose(contract.locator('[name=party]'), '防衛装備庁');
  await fill(contract, { number: `契 ${HOSTILE}`, title: `件名 ${HOSTILE}`, starts_on: '2026-04-01' });
  await send(contract);
  await did(clerk, words, 'contract_registered');

  const administrator = (await desk(portal.person('admin@minato.example'))).page;
  await administrator.goto('/people/invite');
  const invitation = form(administrator, 'invite');
  await fill(invitation, { email: 'hostile@minato.example', name: HOSTILE, department: `部 ${HOSTILE}`, post: `職 ${HOSTILE}` });
  await invitation.locator('[value=employee]').check();
  await send(invitation);
  await did(administrator, words, 'person_invited');

  const supervisor = (await desk(people.supervisor)).page;
  const checker = (await desk(people.checker)).page;
  const officer = (await desk(people.officer)).page;
  await job.importChecklist(clerk);
  await job.draft(clerk, 'あさひ');
  await job.recordContract(clerk);
  await job.sendSheet(clerk, '伊藤 健');
  await job.openSheet(supervisor);
  await job.answer(supervisor, 'a-1', { value: 'partial', remark: TEXTS.remark });
  await job.answer(supervisor, 'a-2', { value: '2025-10-01', remark: TEXTS.remark });
  await job.attach(supervisor, 'a-1', `証拠 ${HOSTILE.replace(/[/"]/g, '')}.pdf`);
  await job.submit(supervisor);
  await job.openCheck(checker);
  const verdict = { ground: TEXTS.ground, internal_note: `内部 ${HOSTILE}` };
  await job.giveVerdict(checker, 'a', 'a-1', { kind: 'not-met', ...verdict, return_reason: TEXTS.returned });
  await job.returnItems(checker);
  await job.openSheet(supervisor);
  await job.submit(supervisor);
  await job.giveVerdict(checker, 'a', 'a-1', { kind: 'met', ...verdict });
  await job.giveVerdict(checker, 'a', 'a-2', { kind: 'met', ...verdict });
  await job.giveVerdict(checker, 'b', '3', { kind: 'not-applicable', ...verdict });
  await job.confirm(checker);
  await job.apply(clerk);
  await job.query(officer);
  await job.answerQuery(clerk);
  await job.accept(officer);

  let shown = 0;
  for (const person of oneOfEachRole(portal.people)) {
    const { page, watch } = await desk(person);
    await page.goto('/');
    await crawl(
      page,
      async (path) => {
        const hit = await page.evaluate(() => (window as unknown as { __hit?: number }).__hit);
        expect.soft(hit, `${path} as ${person.email}`).toBeUndefined();
        expect.soft(await page.locator('img[src=x]').count(), `${path} as ${person.email}`).toBe(0);
        if ((await page.locator('body').innerText()).includes('window.__hit=1')) shown += 1;
      },
      { most: 5 },
    );
    expect.soft(watch.seen, person.email).toEqual([]);
  }
  expect(shown, 'pages that show it as text').toBeGreaterThan(15);
});
