import { crc32, inflateRawSync } from "node:zlib";

/**
 * The files of a zip, as text. Reads its central directory, as every program that opens one does.
 * @throws when a sum or a size in it is not that of the file
 */
export function filesOfZip(zip: Buffer): Map<string, string> {
  const end = zip.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  const files = new Map<string, string>();
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const method = zip.readUInt16LE(at + 10);
    const size = zip.readUInt32LE(at + 20);
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((n) =>
      zip.readUInt16LE(at + n),
    ) as [number, number, number];
    const name = zip.toString("utf8", at + 46, at + 46 + nameLength);
    const local = zip.readUInt32LE(at + 42);
    const begins = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const bytes = zip.subarray(begins, begins + size);
    const text = method === 8 ? inflateRawSync(bytes) : bytes;
    if (crc32(text) !== zip.readUInt32LE(at + 16) || text.length !== zip.readUInt32LE(at + 24))
      throw new Error(`${name} is not what the zip says`);
    files.set(name, text.toString("utf8"));
    at += 46 + nameLength + extraLength + commentLength;
  }
  return files;
}
