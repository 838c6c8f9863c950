// A database of its own on the PostgreSQL server of the test run, where there is one.

import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';

const SERVER = process.env['KAKUNIN_TEST_POSTGRES'];

export class Database {
  private constructor(readonly url: string, private readonly name: string) {}

  /** None where no server is named: then the portal keeps its data in its folder. */
  static make(): Database | undefined {
    if (!SERVER) return undefined;
    const name = `kakunin_journey_${randomBytes(6).toString('hex')}`;
    ask(`CREATE DATABASE ${name}`);
    const url = new URL(SERVER);
    url.pathname = `/${name}`;
    return new Database(url.href, name);
  }

  drop(): void {
    ask(`DROP DATABASE ${this.name} WITH (FORCE)`);
  }
}

function ask(statement: string): void {
  execFileSync('psql', ['--no-psqlrc', '--quiet', '--dbname', SERVER ?? '', '--command', statement], { stdio: 'pipe' });
}
