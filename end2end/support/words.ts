// What the portal says, read from its own locales: a journey names the key and finds the words of its language.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Language = 'ja' | 'en';

const FOLDER = join(import.meta.dirname, '../../locales');
const read = new Map<string, Record<string, unknown>>();

function namespace(language: Language, name: string): Record<string, unknown> {
  const path = join(FOLDER, language, `${name}.json`);
  let words = read.get(path);
  if (!words) {
    words = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
    read.set(path, words);
  }
  return words;
}

function find(language: Language, key: string): string {
  const [name = '', ...path] = key.split('.');
  let found: unknown = namespace(language, name);
  for (const part of path) found = (found as Record<string, unknown> | undefined)?.[part];
  if (typeof found !== 'string') throw new Error(`locales/${language}: there is no ${key}`);
  return found;
}

const PLACE = /\{\{\s*(\w+)\s*\}\}/g;

export class Words {
  constructor(readonly language: Language) {}

  /** The words under this key (`review.save_verdict`), with the values in their places. */
  say(key: string, values: Record<string, string | number> = {}): string {
    return find(this.language, key).replace(PLACE, (whole, name: string) => String(values[name] ?? whole));
  }

  /** The words under this key, whatever stands in their places; as a whole. */
  like(key: string): RegExp {
    const parts = find(this.language, key).split(PLACE).filter((_, at) => at % 2 === 0);
    return new RegExp(`^\\s*${parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*')}\\s*$`);
  }
}
