import { spawn } from "node:child_process";
import { once } from "node:events";
import net from "node:net";
import { describe, expect, it } from "vitest";
import { inProject } from "../../scripts/paths.ts";
import { claimPort, freePort } from "../../scripts/ports.ts";

/** Another process that claims these ports, says which it got, and runs until it is stopped. */
function claimant(...ports: number[]) {
  const program = `
    import { claimPort } from ${JSON.stringify(inProject("scripts", "ports.ts"))};
    console.log(await claimPort(${ports.join(", ")}));
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", program], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const got = once(child.stdout, "data").then(([line]) => Number(String(line).trim()));
  return { child, got };
}

describe("two demos that start at once", () => {
  it("are never given the same port, though neither listens yet", async () => {
    const [first, second] = [await freePort(), await freePort()];
    const one = claimant(first, second);
    const other = claimant(first, second);
    try {
      // both are ours already
      expect(await Promise.all([one.got, other.got])).toEqual([NaN, NaN]);
      expect(await claimPort(first)).toBe(first);
    } finally {
      one.child.kill();
      other.child.kill();
    }
  });

  it("share ports out between them, and one that ended gives its own back", async () => {
    const server = net.createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port: taken } = server.address() as net.AddressInfo;
    const near = [...Array(200).keys()].map((i) => 9_000 + i);
    const one = claimant(taken, ...near);
    const first = await one.got;
    const other = claimant(taken, ...near);
    const second = await other.got;
    expect(near).toContain(first);
    expect(near).toContain(second);
    expect(second).not.toBe(first);
    const over = once(one.child, "close");
    one.child.kill();
    await over;
    expect(await claimPort(first)).toBe(first);
    other.child.kill();
    server.close();
  });
});
