import { hash, timingSafeEqual } from "node:crypto";
import { rows, type Db } from "../../db.server.ts";
import { env } from "../../env.server.ts";
import { entryOf, jobNames, type JobName } from "../../jobs/catalog.ts";
import { exposition, type Sample } from "./exposition.ts";
import { helps } from "./words.ts";

interface Named {
  name: keyof typeof helps;
  samples: readonly Sample[];
}

const digest = (text: string) => hash("sha256", text, "buffer");

/** Whether this is the one who may read: `Authorization: Bearer METRICS_TOKEN`. Without a token set nobody may. */
export function mayRead(authorization: string | null): boolean {
  const token = env.METRICS_TOKEN;
  if (token === undefined || authorization === null) return false;
  return timingSafeEqual(digest(authorization), digest(`Bearer ${token}`));
}

/** Short work and long work have runners of their own: a queue that grows names which. */
function kindOf(task: string): string {
  const name = jobNames.find((one) => one === task) as JobName | undefined;
  return name === undefined ? "other" : entryOf(name).long ? "long" : "short";
}

const TEXT = "text/plain;version=0.0.4;charset=utf-8";

/** To everybody but the holder of the token there is nothing here. */
export async function answerMetrics(db: Db, authorization: string | null): Promise<Response> {
  if (!mayRead(authorization)) return new Response(null, { status: 404 });
  return new Response(await metrics(db), { headers: { "content-type": TEXT } });
}

/** What one looks at when something is wrong, and what alarms ring by. No shop and no customer is named. */
export async function metrics(db: Db): Promise<string> {
  const [queue, readings, shops, messages] = await Promise.all([
    queueGauges(db),
    readingGauges(db),
    shopGauges(db),
    messageGauges(db),
  ]);
  const gauges = [...queue, ...readings, ...shops, ...messages];
  return exposition(gauges.map((gauge) => ({ ...gauge, help: helps[gauge.name] })));
}

async function queueGauges(db: Db): Promise<Named[]> {
  const tasks = await rows<{
    task: string;
    waiting: number;
    running: number;
    givenUp: number;
    oldestSeconds: number;
  }>(
    db,
    `SELECT t.identifier AS task,
            count(*) FILTER (WHERE locked_at IS NULL AND attempts < max_attempts AND run_at <= now())::int AS waiting,
            count(*) FILTER (WHERE locked_at IS NOT NULL)::int AS running,
            count(*) FILTER (WHERE locked_at IS NULL AND attempts >= max_attempts)::int AS "givenUp",
            coalesce(extract(epoch FROM now() - min(run_at) FILTER
              (WHERE locked_at IS NULL AND attempts < max_attempts AND run_at <= now())), 0)::float8 AS "oldestSeconds"
       FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
      GROUP BY t.identifier ORDER BY t.identifier`,
  );
  const by = (value: (one: (typeof tasks)[number]) => number): Sample[] =>
    tasks.map((one) => ({ labels: { job: one.task, work: kindOf(one.task) }, value: value(one) }));
  return [
    {
      name: "boomerang_jobs_waiting",
      samples: by((one) => one.waiting),
    },
    { name: "boomerang_jobs_running", samples: by((one) => one.running) },
    {
      name: "boomerang_jobs_given_up",
      samples: by((one) => one.givenUp),
    },
    {
      name: "boomerang_job_oldest_seconds",
      samples: by((one) => one.oldestSeconds),
    },
  ];
}

async function readingGauges(db: Db): Promise<Named[]> {
  const phases = await rows<{ phase: string; purpose: string; count: number }>(
    db,
    `SELECT phase, purpose, count(*)::int AS count FROM order_imports GROUP BY phase, purpose ORDER BY phase, purpose`,
  );
  return [
    {
      name: "boomerang_imports",
      samples: phases.map(({ phase, purpose, count }) => ({
        labels: { phase, purpose },
        value: count,
      })),
    },
  ];
}

async function shopGauges(db: Db): Promise<Named[]> {
  const [shops] = await rows<{
    installed: number;
    paused: number;
    unapproved: number;
    keyless: number;
  }>(
    db,
    `SELECT count(*)::int AS installed, count(s.paused_reason)::int AS paused, count(s.paused_job)::int AS unapproved,
            count(*) FILTER (WHERE NOT EXISTS
              (SELECT 1 FROM "Session" k WHERE k.shop = s.domain AND NOT k."isOnline"))::int AS keyless
       FROM shops s WHERE s.uninstalled_at IS NULL`,
  );
  const { installed, paused, unapproved, keyless } = shops!;
  const one = (value: number, labels = {}): Sample => ({ labels, value });
  return [
    { name: "boomerang_shops", samples: [one(installed)] },
    {
      name: "boomerang_shops_refused",
      samples: [
        one(paused - unapproved, { class: "unavailable" }),
        one(unapproved, { class: "protected_data" }),
        one(keyless, { class: "no_key" }),
      ],
    },
  ];
}

async function messageGauges(db: Db): Promise<Named[]> {
  const [lag] = await rows<{ count: number; p95: number }>(
    db,
    `SELECT count(*)::int AS count,
            coalesce(percentile_cont(0.95) WITHIN GROUP (ORDER BY extract(epoch FROM received_at - triggered_at)), 0)::float8 AS p95
       FROM webhook_receipts WHERE received_at > now() - interval '10 minutes' AND triggered_at IS NOT NULL`,
  );
  return [
    {
      name: "boomerang_webhooks_10m",
      samples: [{ labels: {}, value: lag!.count }],
    },
    {
      name: "boomerang_webhook_lag_seconds",
      samples: [{ labels: {}, value: lag!.p95 }],
    },
  ];
}
