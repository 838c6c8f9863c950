// The real binary on a data folder of its own.

import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database } from './database.ts';
import { freePort } from './free_port.ts';
import { Mailbox } from './mail.ts';
import { Providers } from './provider.ts';
import { runAhead } from './totp.ts';

/** Somebody of the demonstration. */
export interface Person {
  email: string;
  password: string;
  secret: string;
  roles: string[];
  organisation: string;
}

/** Where it keeps its data: in its folder, or on PostgreSQL where a server is named. */
export type Keeps = 'folder' | 'postgres';

const ROOT = join(import.meta.dirname, '../..');
const TARGET = process.env['CARGO_TARGET_DIR'] ?? join(ROOT, 'target');
const BINARY = process.env['KAKUNIN_BIN'] ?? join(TARGET, 'debug/kakunin');
const ASSETS = process.env['KAKUNIN_ASSETS'] ?? join(TARGET, 'site');

export class Kakunin {
  readonly people: Person[] = [];
  private told = '';
  private ahead = 0;
  private child: ChildProcess | undefined;

  private constructor(
    readonly url: string,
    private readonly folder: string,
    private readonly settings: NodeJS.ProcessEnv,
    readonly mailbox: Mailbox,
    readonly providers: Providers,
    private readonly database: Database | undefined,
  ) {}

  /** Starts it with a mail server and providers of its own; waits until it is ready. */
  static async start(keeps: Keeps = 'folder', host = '127.0.0.1'): Promise<Kakunin> {
    const database = keeps === 'postgres' ? Database.make() : undefined;
    const url = `http://${host}:${await freePort()}`;
    const folder = mkdtempSync(join(tmpdir(), 'kakunin-journey-'));
    const mailbox = await Mailbox.open();
    const providers = await Providers.start(url);
    writeFileSync(join(folder, 'kakunin.toml'), providers.settings());
    const settings = {
      PATH: process.env['PATH'],
      HOME: folder,
      KAKUNIN_PUBLIC_URL: url,
      KAKUNIN_SMTP__URL: `smtp://127.0.0.1:${mailbox.port}`,
      KAKUNIN_SMTP__FROM: 'Kakunin <no-reply@kakunin.example>',
      ...(database && { KAKUNIN_DATABASE__URL: database.url }),
    };
    const portal = new Kakunin(url, folder, settings, mailbox, providers, database);
    await portal.serve();
    return portal;
  }

  private async serve(): Promise<void> {
    const listen = `127.0.0.1:${new URL(this.url).port}`;
    const child = spawn(
      BINARY,
      ['serve', ...this.place(), '--listen', listen, '--assets', ASSETS, '--demo', '--days-ahead', String(this.ahead)],
      { env: this.settings, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    this.child = child;
    child.stdout.on('data', (part: Buffer) => (this.told += part.toString()));
    child.stderr.on('data', (part: Buffer) => (this.told += part.toString()));
    for (let tries = 0; tries < 1200; tries += 1) {
      if (child.exitCode !== null) throw new Error(`kakunin ended at start (${child.exitCode}):\n${this.told}`);
      const answer = await fetch(`${this.url}/health/ready`).catch(() => undefined);
      if (answer?.ok) {
        if (this.people.length === 0) this.people.push(...signIns(this.told));
        return;
      }
      await new Promise((done) => setTimeout(done, 100));
    }
    child.kill('SIGKILL');
    throw new Error(`kakunin is not ready:\n${this.told}`);
  }

  /** Somebody of the demonstration, by the address. */
  person(email: string): Person {
    const found = this.people.find((person) => person.email === email);
    if (!found) throw new Error(`nobody is ${email}:\n${this.told}`);
    return found;
  }

  private place(): string[] {
    return ['--data', join(this.folder, 'data'), '--config', join(this.folder, 'kakunin.toml')];
  }

  /** What it wrote so far, for messages of failure. */
  get log(): string {
    return this.told;
  }

  /** Recomputes the trail from the data; gives exit code and words. Without blocking: what it asks may be served from here. */
  async verify(): Promise<{ code: number | null; words: string }> {
    const child = spawn(BINARY, ['verify', ...this.place()], { env: this.settings, stdio: ['ignore', 'pipe', 'pipe'] });
    let words = '';
    child.stdout.on('data', (part: Buffer) => (words += part.toString()));
    child.stderr.on('data', (part: Buffer) => (words += part.toString()));
    const code = await new Promise<number | null>((done) => child.once('close', done));
    return { code, words };
  }

  /** The same store, with its clock so many days ahead of the machine's: whoever was signed in signs in again. */
  async moveAhead(days: number): Promise<void> {
    const code = await this.end();
    if (code !== 0) throw new Error(`kakunin ended with ${String(code)} after SIGTERM:\n${this.told.slice(-4000)}`);
    this.ahead = days;
    runAhead(days);
    await this.serve();
  }

  /** Ends the process as an operator would; gives its exit code. */
  private async end(): Promise<number | null> {
    const child = this.child;
    if (!child) return 0;
    const ended = new Promise<number | null>((done) => {
      if (child.exitCode === null) child.once('exit', (code) => done(code));
      else done(child.exitCode);
    });
    child.kill('SIGTERM');
    const last = setTimeout(() => child.kill('SIGKILL'), 20_000);
    const code = await ended;
    clearTimeout(last);
    return code;
  }

  /** Ends it and checks what it leaves behind. */
  async stop(): Promise<void> {
    const code = await this.end();
    runAhead(0);
    const verified = code === 0 ? await this.verify() : undefined;
    await this.mailbox.close();
    await this.providers.stop();
    this.database?.drop();
    rmSync(this.folder, { recursive: true, force: true });
    if (code !== 0) throw new Error(`kakunin ended with ${String(code)} after SIGTERM:\n${this.told.slice(-4000)}`);
    if (verified?.code !== 0) throw new Error(`kakunin verify: ${verified?.words ?? ''}`);
  }
}

/** `sign-in: <email> <password> <secret>  # roles, organisation` */
function signIns(told: string): Person[] {
  const line = /^sign-in: (\S+) (\S+) (\S+)\s+# (\S+), (.+)$/gm;
  return [...told.matchAll(line)].map(([, email = '', password = '', secret = '', roles = '', organisation = '']) => {
    return { email, password, secret, roles: roles.split('+'), organisation };
  });
}
