// The main job from the first form to the start of work (clause 5-3), by three companies' people, in both languages, with
// script and without.

import { accessible } from '../support/axe.ts';
import { Job, cast, type Texts } from '../support/job.ts';
import { expect, test } from '../support/test.ts';

const TEXTS: Texts = {
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

test('send, answer, confirm, apply, answer, start', async ({ portal, desk, words, javaScriptEnabled }) => {
  test.setTimeout(300_000);
  const job = new Job(words, TEXTS);
  if (javaScriptEnabled) job.look = accessible;
  const people = cast(portal);
  const clerk = (await desk(people.clerk)).page;
  const supervisor = (await desk(people.supervisor)).page;

  await job.importChecklist(clerk);
  await job.draft(clerk, 'あさひ');
  await job.recordContract(clerk);
  await job.sendSheet(clerk, '伊藤 健');
});
