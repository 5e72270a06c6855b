// Prisma's PostgreSQL adapter, fitted for schema work. The adapter is made for queries of an application;
// a schema engine also reads the catalogue and runs whole files, which takes four corrections.
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";

const OID = {
  char: 18,
  name: 19,
  text: 25,
  charArray: 1002,
  nameArray: 1003,
  textArray: 1009,
  bpchar: 1042,
};

/** Column types of the catalogue the adapter refuses, and those it treats alike. */
const READ_AS = new Map([
  [OID.char, OID.bpchar],
  [OID.name, OID.text],
  [OID.charArray, OID.textArray],
  [OID.nameArray, OID.textArray],
]);

/**
 * PostgreSQL 18 lists NOT NULL among the constraints, where the engine's question expects what is left to be
 * checks and exclusions only (and panics).
 */
const askForChecksOnly = (sql) =>
  sql.replace(/contype NOT IN \('p', *'u', *'f'\)/, "contype IN ('c', 'x')");

function fitted(adapter, pool, afterwards) {
  const performIO = adapter.performIO.bind(adapter);
  const queryRaw = adapter.queryRaw.bind(adapter);
  const executeRaw = adapter.executeRaw.bind(adapter);
  // The adapter cuts scripts at every semicolon, also inside function bodies; the simple protocol does not.
  const runScript = async (sql) => {
    try {
      await pool.query(sql);
    } catch (error) {
      adapter.onError(error);
    }
  };
  return Object.assign(adapter, {
    async performIO(query) {
      const result = await performIO(query);
      for (const field of result.fields ?? [])
        field.dataTypeID = READ_AS.get(field.dataTypeID) ?? field.dataTypeID;
      return result;
    },
    queryRaw: (query) => queryRaw({ ...query, sql: askForChecksOnly(query.sql) }),
    async executeRaw(query) {
      if (query.args?.length) return executeRaw(query);
      await runScript(query.sql);
      return 0;
    },
    executeScript: runScript,
    async dispose() {
      await pool.end();
      await afterwards();
    },
  });
}

/**
 * @param config connection fields of the database to work on (not a connection string: the shadow database
 *   differs by its name, and a string would win over the name)
 * @param shadow connection fields of a shadow database somebody prepared, if any
 */
export function schemaAdapterFactory(config, shadow) {
  const pools = new Set();
  const open = async (fields, afterwards = async () => {}) => {
    const pool = new pg.Pool({ ...fields, max: 1 });
    pools.add(pool);
    const adapter = await new PrismaPg(pool).connect();
    return fitted(adapter, pool, async () => {
      pools.delete(pool);
      await afterwards();
    });
  };
  const openOwnShadow = async () => {
    const admin = new pg.Pool({ ...config, max: 1 });
    pools.add(admin);
    const database = `prisma_shadow_${process.pid}_${Date.now()}`;
    await admin.query(`CREATE DATABASE "${database}"`);
    return open({ ...config, database }, async () => {
      await admin.query(`DROP DATABASE "${database}"`);
      pools.delete(admin);
      await admin.end();
    });
  };
  const factory = bindMigrationAwareSqlAdapterFactory({
    provider: "postgres",
    adapterName: "@prisma/adapter-pg",
    connect: () => open(config),
    connectToShadowDb: () => (shadow ? open(shadow) : openOwnShadow()),
  });
  const close = async () => {
    await Promise.allSettled([...pools].map((pool) => pool.end()));
  };
  return { factory, close };
}
