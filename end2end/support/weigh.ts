// What an answer weighs on the line.

import { get } from 'node:http';
import type { BrowserContext } from '@playwright/test';

export interface Weighed {
  status: number;
  encoding: string;
  bytes: number;
}

/** Bytes of the body as a browser that takes gzip gets it, before it is unpacked. */
export async function weigh(context: BrowserContext, url: string): Promise<Weighed> {
  const cookie = (await context.cookies(url)).map(({ name, value }) => `${name}=${value}`).join('; ');
  return new Promise((resolve, reject) => {
    const asked = get(url, { headers: { cookie, 'accept-encoding': 'gzip' } }, (answer) => {
      let bytes = 0;
      answer.on('data', (part: Buffer) => (bytes += part.length));
      answer.on('error', reject);
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, encoding: answer.headers['content-encoding'] ?? '', bytes }),
      );
    });
    asked.on('error', reject);
  });
}
