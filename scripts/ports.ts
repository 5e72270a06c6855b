import { randomInt } from "node:crypto";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { isAlive, withLock } from "./lock.mjs";

function canListen(port: number, host: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE" || error.code === "EACCES") resolve(false);
      // A machine without IPv6 has nobody listening there either.
      else if (error.code === "EADDRNOTAVAIL" || error.code === "EAFNOSUPPORT") resolve(true);
      else reject(error);
    });
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** Whether nobody listens on this port of the local machine, under either meaning of "localhost". */
export async function isFree(port: number): Promise<boolean> {
  return (await canListen(port, "127.0.0.1")) && (await canListen(port, "::1"));
}

/** Below the ranges from which systems take the near end of every connection: nobody is given these in passing. */
const LOWEST = 10_000;
const HIGHEST = 32_000;
const CLAIMS = path.join(os.tmpdir(), `boomerang-ports-${os.userInfo().uid}`);

/** Whether somebody else who still runs has been promised this port, and may not listen on it yet. */
function isPromised(port: number): boolean {
  const claim = path.join(CLAIMS, String(port));
  const holder = fs.existsSync(claim) ? Number(fs.readFileSync(claim, "utf8")) : NaN;
  return holder !== process.pid && isAlive(holder);
}

/**
 * The first of these ports that is free, ours for as long as this process runs: of two demos that start at once only
 * one gets it. Undefined when all are taken.
 */
export function claimPort(...wanted: number[]): Promise<number | undefined> {
  return withLock(path.join(CLAIMS, "lock"), async () => {
    for (const port of wanted) {
      if (isPromised(port) || !(await isFree(port))) continue;
      fs.writeFileSync(path.join(CLAIMS, String(port)), String(process.pid));
      return port;
    }
    return undefined;
  });
}

/** A port nobody listens on, ours for as long as this process runs. */
export async function freePort(): Promise<number> {
  const some = Array.from({ length: 50 }, () => randomInt(LOWEST, HIGHEST));
  const port = await claimPort(...some);
  if (port === undefined) throw new Error(`no port between ${LOWEST} and ${HIGHEST} is free`);
  return port;
}
