import zlib from "node:zlib";

const packed = new Map<string, Promise<number>>();

async function packedBytes(script: string): Promise<number> {
  const answer = await fetch(script);
  return zlib.gzipSync(Buffer.from(await answer.arrayBuffer())).byteLength;
}

/** Kilobytes of these scripts, each packed by gzip as the server does. @param scripts addresses */
export async function packedKilobytes(scripts: readonly string[]): Promise<number> {
  if (scripts.length === 0) throw new Error("the page has loaded no script of the app");
  let bytes = 0;
  for (const script of scripts) {
    if (!packed.has(script)) packed.set(script, packedBytes(script));
    bytes += await packed.get(script)!;
  }
  return bytes / 1024;
}
