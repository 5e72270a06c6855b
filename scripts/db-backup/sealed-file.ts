import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import fs from "node:fs";
import { open } from "node:fs/promises";
import { PassThrough, Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { PlainError } from "../plain-error.ts";

/** What the file begins with: AES-256-GCM over gzip. Then 12 bytes, the contents, and 16 bytes that seal all of it. */
const BEGINS = Buffer.from("BOOMERANG-BACKUP 1\n");
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** @throws PlainError when it is no key */
export function keyOf(text: string | undefined): Buffer {
  const key = Buffer.from(text ?? "", "base64");
  if (key.length === 32) return key;
  throw new PlainError(
    "Set BACKUP_KEY: 32 bytes in base64 (make one with: openssl rand -base64 32). Keep it apart from the backups and from ENCRYPTION_KEY: without it a backup cannot be read.",
  );
}

/**
 * Writes all of it, sealed, under a name of its own first: a file of that name is a whole backup, also when two are
 * made at a time.
 * @throws PlainError when there is a file of that name: it may be the only backup
 */
export async function writeSealed(
  file: string,
  key: Buffer,
  contents: AsyncIterable<Buffer | string>,
): Promise<void> {
  if (fs.existsSync(file)) throw isThere(file);
  const part = `${file}.${randomBytes(6).toString("hex")}.part`;
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key, iv);
  cipher.setAAD(BEGINS);
  try {
    const out = fs.createWriteStream(part, { mode: 0o600, flags: "wx" });
    out.write(Buffer.concat([BEGINS, iv]));
    const sealing = new Transform({
      transform: (bytes: Buffer, _, done) => done(null, cipher.update(bytes)),
      flush(done) {
        this.push(cipher.final());
        done(null, cipher.getAuthTag());
      },
    });
    await pipeline(Readable.from(contents), createGzip(), sealing, out);
    giveName(part, file);
  } catch (error) {
    fs.rmSync(part, { force: true });
    throw error;
  }
}

const isThere = (file: string) =>
  new PlainError(`There is a file ${file} already. Nothing was written: choose another name.`);

/** Unlike renaming, a second name replaces nobody's file that came meanwhile. */
function giveName(part: string, file: string): void {
  try {
    fs.linkSync(part, file);
  } catch (error) {
    // some disks give a file one name only
    if ((error as NodeJS.ErrnoException).code === "EEXIST" || fs.existsSync(file))
      throw isThere(file);
    return fs.renameSync(part, file);
  }
  fs.rmSync(part);
}

/**
 * Its contents. They are known to be whole and unchanged only when this ends without an error: keep nothing before.
 * @throws PlainError when it is no backup, was changed, or is of another key
 */
export async function* readSealed(file: string, key: Buffer): AsyncGenerator<Buffer> {
  const handle = await open(file).catch((error: Error) => {
    throw new PlainError(`The backup cannot be read: ${error.message}`);
  });
  const { size } = await handle.stat();
  const head = Buffer.alloc(BEGINS.length + IV_BYTES);
  const tag = Buffer.alloc(TAG_BYTES);
  await handle.read(head, 0, head.length, 0);
  await handle.read(tag, 0, TAG_BYTES, Math.max(0, size - TAG_BYTES));
  await handle.close();
  if (!head.subarray(0, BEGINS.length).equals(BEGINS) || size < head.length + TAG_BYTES)
    throw new PlainError(`${file} is no backup of Boomerang's.`);
  const decipher = createDecipheriv("aes-256-gcm", key, head.subarray(BEGINS.length));
  decipher.setAAD(BEGINS);
  decipher.setAuthTag(tag);
  const end = size - TAG_BYTES - 1;
  const plain = new PassThrough();
  // an error of any part reaches who reads
  pipeline(
    fs.createReadStream(file, { start: head.length, end }),
    decipher,
    createGunzip(),
    plain,
  ).catch((error: Error) => plain.destroy(error));
  try {
    for await (const part of plain) yield part as Buffer;
  } catch {
    throw new PlainError(
      `${file} was changed, is not whole, or was made with another BACKUP_KEY. Nothing was restored.`,
    );
  }
}
