import { createAdminApiClient } from "@shopify/admin-api-client";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { allScopes, domain, redirectedFetch, startBench, type Bench } from "./support.ts";

const scopes = [...allScopes, "write_marketing_events"];
const errors = "userErrors { field message code }";
const activity = `id title status statusLabel tactic marketingChannelType sourceAndMedium isExternal createdAt updatedAt
  inMainWorkflowVersion urlParameterValue parentActivityId parentRemoteId hierarchyLevel targetStatus
  adSpend { amount currencyCode } budget { budgetType total { amount currencyCode } } app { title }
  utmParameters { campaign source medium } marketingEvent { id type remoteId startedAt endedAt scheduledToEndAt
    manageUrl previewUrl utmCampaign utmMedium utmSource description marketingChannelType sourceAndMedium channelHandle }`;
const create = `mutation Create($input: MarketingActivityCreateExternalInput!) {
  marketingActivityCreateExternal(input: $input) { marketingActivity { ${activity} } ${errors} } }`;
const update = `mutation Update($input: MarketingActivityUpdateExternalInput!, $id: ID, $remoteId: String, $utm: UTMInput) {
  marketingActivityUpdateExternal(input: $input, marketingActivityId: $id, remoteId: $remoteId, utm: $utm) {
    marketingActivity { ${activity} } ${errors} } }`;
const upsert = `mutation Upsert($input: MarketingActivityUpsertExternalInput!) {
  marketingActivityUpsertExternal(input: $input) { marketingActivity { ${activity} } ${errors} } }`;
const remove = `mutation Delete($id: ID, $remoteId: String) {
  marketingActivityDeleteExternal(marketingActivityId: $id, remoteId: $remoteId) { deletedMarketingActivityId ${errors} } }`;
const engage = `mutation Engage($id: ID, $remoteId: String, $channel: String, $engagement: MarketingEngagementInput!) {
  marketingEngagementCreate(marketingActivityId: $id, remoteId: $remoteId, channelHandle: $channel,
    marketingEngagement: $engagement) { marketingEngagement { occurredOn utcOffset isCumulative impressionsCount
      clicksCount adSpend { amount currencyCode } sales { amount currencyCode } orders firstTimeCustomers
      marketingActivity { id adSpend { amount } } } ${errors} } }`;

const newsletter = (name: string, change: Record<string, unknown> = {}) => ({
  title: `Letter ${name}`,
  remoteId: `letter-${name}`,
  status: "ACTIVE",
  remoteUrl: `https://example.com/${name}`,
  tactic: "NEWSLETTER",
  marketingChannelType: "EMAIL",
  utm: { campaign: `letter-${name}`, source: "newsletter", medium: "email" },
  ...change,
});
const now = "2026-11-04T12:00:00Z";

let bench: Bench;
beforeEach(async () => {
  bench = await startBench({ scopes });
  // the shop's clock runs with the computer's: it stands, so that a moment can be read off
  vi.useFakeTimers({ toFake: ["Date"] });
  bench.sandbox.clock.moveTo(new Date(now));
});
afterEach(async () => {
  vi.useRealTimers();
  await bench.close();
});

const payload = async (query: string, variables: Record<string, unknown>) => {
  const { data, errors: problems } = await bench.admin(query, variables);
  const [answer] = Object.values((data ?? {}) as Record<string, unknown>);
  return (answer ?? { problems }) as Record<string, unknown>;
};
const made = async (name: string, change?: Record<string, unknown>) =>
  (await payload(create, { input: newsletter(name, change) }))["marketingActivity"] as Activity;
interface Activity {
  id: string;
  marketingEvent: { id: string };
  [field: string]: unknown;
}
const refusal = async (query: string, variables: Record<string, unknown>) => {
  const answer = await payload(query, variables);
  return (answer["userErrors"] as unknown[])[0];
};

describe("An external marketing activity", () => {
  it("is made with its event, as Shopify answers", async () => {
    expect(await made("a")).toEqual({
      id: expect.stringMatching(/^gid:\/\/shopify\/MarketingActivity\/197\d{9}$/) as string,
      title: "Letter a",
      status: "ACTIVE",
      statusLabel: "Sending",
      tactic: "NEWSLETTER",
      marketingChannelType: "EMAIL",
      sourceAndMedium: "Email newsletter",
      isExternal: true,
      createdAt: now,
      updatedAt: now,
      inMainWorkflowVersion: false,
      urlParameterValue: null,
      parentActivityId: null,
      parentRemoteId: null,
      hierarchyLevel: null,
      targetStatus: null,
      adSpend: null,
      budget: null,
      app: { title: "Test app" },
      utmParameters: { campaign: "letter-a", source: "newsletter", medium: "email" },
      marketingEvent: {
        id: expect.stringMatching(/^gid:\/\/shopify\/MarketingEvent\/243\d{9}$/) as string,
        type: "NEWSLETTER",
        remoteId: "letter-a",
        startedAt: now,
        endedAt: null,
        scheduledToEndAt: null,
        manageUrl: "https://example.com/a",
        previewUrl: null,
        utmCampaign: "letter-a",
        utmMedium: "email",
        utmSource: "newsletter",
        description: "Letter a",
        marketingChannelType: "EMAIL",
        sourceAndMedium: "Email newsletter",
        channelHandle: null,
      },
    });
  });

  // recorded with a real shop
  it.each([
    ["ABANDONED_CART", "EMAIL", null, "Abandoned cart email"],
    ["AFFILIATE", "SEARCH", null, "Affiliate link"],
    ["LOYALTY", "DISPLAY", null, "Loyalty program"],
    ["RETARGETING", "DISPLAY", "facebook.com", "Facebook retargeting ad"],
    ["RETARGETING", "DISPLAY", null, "Retargeting ad"],
    ["MESSAGE", "SEARCH", "facebook.com", "Message via Facebook Messenger"],
    ["MESSAGE", "SEARCH", "twitter.com", "Twitter message"],
    ["AD", "SEARCH", "instagram.com", "Instagram ad"],
    ["AD", "SEARCH", null, "Search ad"],
    ["NEWSLETTER", "SEARCH", null, "Search newsletter"],
    ["AD", "DISPLAY", "partner.example", "partner.example ad"],
  ])("of %s by %s from %s is called %s", async (tactic, channel, referringDomain, called) => {
    const { sourceAndMedium } = await made("x", {
      tactic,
      marketingChannelType: channel,
      referringDomain,
    });
    expect(sourceAndMedium).toBe(called);
  });

  it.each([
    ["ACTIVE", "POST", "Posting"],
    ["INACTIVE", "POST", "Posted"],
    ["INACTIVE", "NEWSLETTER", "Sent"],
    ["INACTIVE", "AD", "Ended"],
    ["ACTIVE", "AD", "Active"],
    ["PAUSED", "NEWSLETTER", "Paused"],
    ["DELETED_EXTERNALLY", "AD", "Deleted"],
    [undefined, "NEWSLETTER", "Undefined"],
  ])("that is %s and a %s reads %s", async (status, tactic, label) => {
    expect((await made("x", { status, tactic }))["statusLabel"]).toBe(label);
  });

  it("has begun now and, when it is over, ended now, unless it is said otherwise", async () => {
    const over = await made("over", { status: "INACTIVE" });
    expect(over.marketingEvent).toMatchObject({ startedAt: now, endedAt: now });
    const told = await made("told", {
      start: "2026-11-01T02:00:00+02:00",
      scheduledEnd: "2026-12-01T00:00:00Z",
    });
    expect(told.marketingEvent).toMatchObject({
      startedAt: "2026-11-01T00:00:00Z",
      scheduledToEndAt: "2026-12-01T00:00:00Z",
    });
  });

  it("is refused as Shopify refuses it", async () => {
    const utm = { campaign: "letter-a", source: "newsletter", medium: "email" };
    await made("a", { urlParameterValue: "p" });
    const money = (currencyCode: string) => ({ amount: "1.00", currencyCode });
    const cases: [Record<string, unknown>, string, string | null][] = [
      [
        { channelHandle: "x" },
        "The channel handle is not recognized. Please contact your partner manager for more information.",
        "INVALID_CHANNEL_HANDLE",
      ],
      [
        { budget: { budgetType: "DAILY", total: money("USD") }, adSpend: money("EUR") },
        "Currency code is not matching between budget and ad spend",
        null,
      ],
      [
        { utm: null },
        "Non-hierarchical marketing activities must have UTM parameters or a URL parameter value.",
        "NON_HIERARCHIAL_REQUIRES_UTM_URL_PARAMETER",
      ],
      [
        { hierarchyLevel: "CAMPAIGN" },
        "Validation failed: Channel handle is needed when hierarchyLevel is set to 'campaign'",
        null,
      ],
      [{ remoteId: "letter-a" }, "Validation failed: Remote ID has already been taken", null],
      [
        { remoteId: "letter-a", utm },
        "Validation failed: Remote ID has already been taken, Utm campaign has already been taken",
        null,
      ],
      [
        { urlParameterValue: "p" },
        "Validation failed: Url parameter value has already been taken",
        null,
      ],
    ];
    for (const [change, message, code] of cases) {
      expect(await refusal(create, { input: newsletter("b", change) })).toEqual({
        field: ["input"],
        message,
        code,
      });
    }
    const listed = await bench.admin("{ marketingActivities(first: 5) { nodes { title } } }");
    expect(listed.data.marketingActivities.nodes).toEqual([{ title: "Letter a" }]);
  });

  it("leads to web addresses only: others fail the whole mutation, and what is no address its variable", async () => {
    const ftp = await bench.admin(create, {
      input: newsletter("a", { remoteUrl: "ftp://example.com/x" }),
    });
    expect(ftp.data).toEqual({ marketingActivityCreateExternal: null });
    expect(ftp.errors?.[0]).toMatchObject({
      message: "The URL scheme must be one of the following: https,http",
      extensions: { code: "INVALID_FIELD_ARGUMENTS" },
    });
    const script = await bench.admin(create, {
      input: newsletter("a", { remotePreviewImageUrl: "javascript:alert(1)" }),
    });
    expect(script.errors?.[0]?.extensions).toMatchObject({
      code: "INVALID_VARIABLE",
      problems: [
        {
          path: ["remotePreviewImageUrl"],
          explanation: "Invalid url 'javascript:alert(1)', missing host",
        },
      ],
    });
  });

  it("needs the scopes to read and to write", async () => {
    const { id } = await made("a");
    bench.sandbox.setScopes(domain, ["read_marketing_events"]);
    expect((await bench.admin(create, { input: newsletter("b") })).errors?.[0]?.message).toContain(
      "write_marketing_events",
    );
    const ask = "query One($id: ID!) { marketingActivity(id: $id) { title } }";
    expect((await bench.admin(ask, { id })).data.marketingActivity).toEqual({ title: "Letter a" });
    bench.sandbox.setScopes(domain, ["read_products"]);
    expect((await bench.admin(ask, { id })).errors?.[0]?.message).toContain("Access denied");
  });
});

describe("Changing a marketing activity", () => {
  it("finds it by all the names that are given, and by none not at all", async () => {
    const { id } = await made("a");
    await made("b");
    const input = { title: "New", status: "PAUSED" };
    const changed = await payload(update, { input, id, remoteId: "letter-a" });
    expect(changed["marketingActivity"]).toMatchObject({
      ...{ id, title: "New", statusLabel: "Paused" },
      marketingEvent: { description: "New", startedAt: now, endedAt: null },
    });
    const utm = { campaign: "letter-b", source: "newsletter", medium: "email" };
    expect(await refusal(update, { input, remoteId: "letter-a", utm })).toEqual({
      field: null,
      message: "Marketing activity does not exist.",
      code: "MARKETING_ACTIVITY_DOES_NOT_EXIST",
    });
    expect(await refusal(update, { input })).toMatchObject({
      code: "INVALID_MARKETING_ACTIVITY_EXTERNAL_ARGUMENTS",
    });
  });

  it("makes no pop-up of another tactic and nothing else of a pop-up", async () => {
    await made("a");
    await made("pop", { tactic: "STOREFRONT_APP" });
    expect(
      await refusal(update, { input: { tactic: "STOREFRONT_APP" }, remoteId: "letter-a" }),
    ).toMatchObject({ code: "CANNOT_UPDATE_TACTIC_TO_STOREFRONT_APP" });
    expect(
      await refusal(update, { input: { tactic: "AD" }, remoteId: "letter-pop" }),
    ).toMatchObject({ code: "CANNOT_UPDATE_TACTIC_IF_ORIGINALLY_STOREFRONT_APP" });
  });

  it("by upsert makes it, then writes it wholly, but not what it is attributed by", async () => {
    const spent = { adSpend: { amount: "25.00", currencyCode: "USD" } };
    const first = (await payload(upsert, { input: newsletter("a", spent) }))[
      "marketingActivity"
    ] as Activity;
    expect(first).toMatchObject({ adSpend: { amount: "25.0", currencyCode: "USD" } });
    bench.sandbox.clock.moveTo(new Date("2026-11-05T12:00:00Z"));
    const second = await payload(upsert, { input: newsletter("a", { status: "INACTIVE" }) });
    expect(second["marketingActivity"]).toMatchObject({
      id: first.id,
      adSpend: null,
      statusLabel: "Sent",
      createdAt: now,
      marketingEvent: { startedAt: "2026-11-05T12:00:00Z", endedAt: "2026-11-05T12:00:00Z" },
    });
    const utm = { campaign: "other", source: "newsletter", medium: "email" };
    const cases: [Record<string, unknown>, string, string][] = [
      [{ channelHandle: "x" }, "Channel handle cannot be modified.", "IMMUTABLE_CHANNEL_HANDLE"],
      [
        { urlParameterValue: "x" },
        "URL parameter value cannot be modified.",
        "IMMUTABLE_URL_PARAMETER",
      ],
      [{ utm }, "UTM parameters cannot be modified.", "IMMUTABLE_UTM_PARAMETERS"],
      [
        { parentRemoteId: "x" },
        "Remote ID does not correspond to an activity.",
        "INVALID_REMOTE_ID",
      ],
      [
        { hierarchyLevel: "AD" },
        "Hierarchy level cannot be modified.",
        "IMMUTABLE_HIERARCHY_LEVEL",
      ],
    ];
    for (const [change, message, code] of cases) {
      expect(await refusal(upsert, { input: newsletter("a", change) })).toEqual({
        field: ["input"],
        message,
        code,
      });
    }
  });
});

describe("Deleting marketing activities", () => {
  it("takes one by either name, once", async () => {
    const { id } = await made("a");
    expect(await payload(remove, { remoteId: "letter-a" })).toEqual({
      deletedMarketingActivityId: id,
      userErrors: [],
    });
    expect(await refusal(remove, { id })).toMatchObject({
      code: "MARKETING_ACTIVITY_DOES_NOT_EXIST",
    });
    expect(await refusal(remove, {})).toMatchObject({
      code: "INVALID_DELETE_ACTIVITY_EXTERNAL_ARGUMENTS",
    });
  });

  it("takes all by a job, and none can be made until it is done", async () => {
    await made("a");
    const { job } = (await payload(
      `mutation { marketingActivitiesDeleteAllExternal { job { id done } ${errors} } }`,
      {},
    )) as unknown as { job: { id: string; done: boolean } };
    expect(job.done).toBe(false);
    expect(await refusal(create, { input: newsletter("b") })).toMatchObject({
      field: null,
      code: "DELETE_JOB_ENQUEUED",
    });
    const ask = "query Job($id: ID!) { job(id: $id) { done } }";
    expect((await bench.admin(ask, { id: job.id })).data.job).toEqual({ done: false });
    bench.sandbox.clock.advance(10_000);
    expect((await bench.admin(ask, { id: job.id })).data.job).toEqual({ done: true });
    expect(await made("b")).not.toBeNull();
  });

  it("comes with the app's leaving", async () => {
    await made("a");
    bench.sandbox.uninstall(domain);
    expect(bench.sandbox.tenant(domain).store.marketing.all()).toEqual([]);
  });
});

describe("Lists of marketing activities and events", () => {
  it("are searched, sorted and paged, by Shopify's own client too", async () => {
    await made("alpha", { title: "Alpha", scheduledEnd: "2026-12-31T00:00:00Z" });
    bench.sandbox.clock.advance(1000);
    const { id } = await made("zulu", { title: "Zulu", tactic: "AD", status: "PAUSED" });
    const titles = async (args: string) =>
      (
        await bench.admin(`{ marketingActivities(first: 5, ${args}) { nodes { title } } }`)
      ).data.marketingActivities.nodes.map(({ title }: { title: string }) => title) as string[];
    expect(await titles("reverse: true")).toEqual(["Zulu", "Alpha"]);
    expect(await titles('query: "title:Zulu"')).toEqual(["Zulu"]);
    expect(await titles('query: "tactic:ad"')).toEqual(["Zulu"]);
    expect(await titles(`query: "created_at:'>=2026-11-04T12:00:01Z' title:Zulu"`)).toEqual([
      "Zulu",
    ]);
    expect(await titles('query: "scheduled_to_end_at:2026-12-31T00:00:00Z"')).toEqual(["Alpha"]);
    expect(await titles('query: "title:Alpha OR title:Zulu"')).toEqual(["Alpha", "Zulu"]);
    expect(await titles('remoteIds: ["letter-zulu"]')).toEqual(["Zulu"]);
    expect(await titles(`marketingActivityIds: ["${id}"]`)).toEqual(["Zulu"]);
    expect(
      await titles('utm: { campaign: "letter-alpha", source: "newsletter", medium: "email" }'),
    ).toEqual(["Alpha"]);
    const client = createAdminApiClient({
      storeDomain: domain,
      apiVersion: "2026-10",
      accessToken: bench.token,
      customFetchApi: redirectedFetch(() => bench.sandbox),
    });
    const page = `query Events($after: String) { marketingEvents(first: 1, after: $after) {
      nodes { id type } pageInfo { hasNextPage endCursor } } }`;
    const first = await client.request(page);
    const { endCursor } = first.data.marketingEvents.pageInfo;
    const second = await client.request(page, { variables: { after: endCursor } });
    expect([first, second].map(({ data }) => data.marketingEvents.nodes[0].type as string)).toEqual(
      ["NEWSLETTER", "AD"],
    );
    expect(second.data.marketingEvents.pageInfo.hasNextPage).toBe(false);
  });

  it("are nodes, and exported by bulk operations", async () => {
    const { id, marketingEvent } = await made("a");
    const { data } = await bench.admin(
      `query Nodes($ids: [ID!]!) { nodes(ids: $ids) { ... on MarketingActivity { title } ... on MarketingEvent { type } } }`,
      { ids: [id, marketingEvent.id] },
    );
    expect(data.nodes).toEqual([{ title: "Letter a" }, { type: "NEWSLETTER" }]);
    await bench.admin(`mutation { bulkOperationRunQuery(query:
      "{ marketingActivities { edges { node { id title } } } }") { userErrors { message } } }`);
    await bench.sandbox.settle();
    const [operation] = bench.sandbox.tenant(domain).bulk.list();
    const url = (
      await bench.admin(`query Url($id: ID!) { node(id: $id) { ... on BulkOperation { url } } }`, {
        id: `gid://shopify/BulkOperation/${operation!.id}`,
      })
    ).data.node.url as string;
    const text = await (await fetch(url)).text();
    expect(JSON.parse(text)).toEqual({ id, title: "Letter a" });
  });
});

describe("What became of an activity", () => {
  const day = (change: Record<string, unknown> = {}) => ({
    occurredOn: "2026-11-03",
    utcOffset: "-05:00",
    impressionsCount: 7,
    ...change,
  });

  it("is told by day, and a day told again is replaced", async () => {
    const { id } = await made("a");
    const first = await payload(engage, {
      remoteId: "letter-a",
      engagement: day({
        adSpend: { amount: "3.21", currencyCode: "USD" },
        sales: { amount: "12.30", currencyCode: "USD" },
        orders: "1.5",
        firstTimeCustomers: "1",
      }),
    });
    expect(first["marketingEngagement"]).toEqual({
      occurredOn: "2026-11-03",
      utcOffset: "-05:00",
      isCumulative: false,
      impressionsCount: 7,
      clicksCount: null,
      adSpend: { amount: "3.21", currencyCode: "USD" },
      sales: { amount: "12.3", currencyCode: "USD" },
      orders: "1.5",
      firstTimeCustomers: "1.0",
      marketingActivity: { id, adSpend: null },
    });
    await payload(engage, { id, engagement: day({ clicksCount: -2 }) });
    const { marketing } = bench.sandbox.tenant(domain).store;
    const told = marketing.engagementsOf(Number(id.split("/").pop()));
    expect(told.map(({ figures }) => figures["clicksCount"])).toEqual([-2]);
  });

  it("is refused in the order in which Shopify looks", async () => {
    const { id } = await made("a", {
      budget: { budgetType: "DAILY", total: { amount: "100", currencyCode: "USD" } },
    });
    const mixed = day({
      adSpend: { amount: "10.00", currencyCode: "USD" },
      sales: { amount: "30.00", currencyCode: "EUR" },
    });
    const euros = day({ sales: { amount: "30.00", currencyCode: "EUR" } });
    const cases: [Record<string, unknown>, string[] | null, string][] = [
      [{ engagement: day() }, null, "INVALID_MARKETING_ENGAGEMENT_ARGUMENT_MISSING"],
      [
        { id, remoteId: "letter-a", engagement: mixed },
        null,
        "INVALID_MARKETING_ENGAGEMENT_ARGUMENTS",
      ],
      [{ channel: "x", engagement: mixed }, ["channelHandle"], "INVALID_CHANNEL_HANDLE"],
      [
        { remoteId: "nobody", engagement: mixed },
        ["marketingEngagement"],
        "CURRENCY_CODE_MISMATCH_INPUT",
      ],
      [{ remoteId: "nobody", engagement: day() }, null, "MARKETING_ACTIVITY_DOES_NOT_EXIST"],
      [
        { id, engagement: euros },
        ["marketingEngagement"],
        "MARKETING_ACTIVITY_CURRENCY_CODE_MISMATCH",
      ],
    ];
    for (const [variables, field, code] of cases)
      expect(await refusal(engage, variables)).toMatchObject({ field, code });
  });

  it("of channels is nothing here", async () => {
    const forget = `mutation Forget($all: Boolean) {
      marketingEngagementsDelete(deleteEngagementsForAllChannels: $all) { result ${errors} } }`;
    expect(await payload(forget, { all: true })).toEqual({
      result: "Engagement data marked for deletion for 0 channel(s)",
      userErrors: [],
    });
    expect(await refusal(forget, {})).toMatchObject({
      code: "INVALID_DELETE_ENGAGEMENTS_ARGUMENTS",
    });
  });
});
