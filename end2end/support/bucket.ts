// An S3-compatible service of its own, with one bucket, for sealed evidence.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from 's3rver';
import { freePort } from './free_port.ts';

const NAME = 'evidence';
/** The one key that the service knows. */
const KEY = 'S3RVER';

export class Bucket {
  private constructor(
    private readonly service: S3rver,
    private readonly folder: string,
    readonly settings: NodeJS.ProcessEnv,
  ) {}

  static async open(): Promise<Bucket> {
    const folder = mkdtempSync(join(tmpdir(), 'kakunin-bucket-'));
    const port = await freePort();
    const service = new S3rver({
      port,
      address: '127.0.0.1',
      silent: true,
      directory: folder,
      configureBuckets: [{ name: NAME, configs: [] }],
    });
    await service.run();
    const settings = {
      KAKUNIN_EVIDENCE__S3__ENDPOINT: `http://127.0.0.1:${port}`,
      KAKUNIN_EVIDENCE__S3__BUCKET: NAME,
      KAKUNIN_EVIDENCE__S3__REGION: 'us-east-1',
      KAKUNIN_EVIDENCE__S3__ACCESS_KEY: KEY,
      KAKUNIN_EVIDENCE__S3__SECRET_KEY: KEY,
    };
    return new Bucket(service, folder, settings);
  }

  async close(): Promise<void> {
    await this.service.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
