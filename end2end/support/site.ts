// A site of one page, for what is tested without the portal.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from '@playwright/test';

export interface Site {
  url: string;
  /** The page, under every path but `/broken`, and its content policy. */
  serves: { body: string; policy?: string };
}

export const withSite = test.extend<{ site: Site }>({
  site: async ({}, use) => {
    const site: Site = { url: '', serves: { body: '' } };
    const server = createServer((request, response) => {
      if (request.url === '/broken') {
        response.writeHead(503).end();
        return;
      }
      const { body, policy } = site.serves;
      if (policy !== undefined) response.setHeader('content-security-policy', policy);
      response.setHeader('content-type', 'text/html; charset=utf-8');
      const head = '<title>Self test</title><link rel="icon" href="data:,">';
      response.end(`<!DOCTYPE html><html lang="ja"><head>${head}</head><body><main>${body}</main></body></html>`);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    site.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await use(site);
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  },
});
