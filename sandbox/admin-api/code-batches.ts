import type { Database } from "../store/database.ts";
import type { OpenShop } from "../store/shop-store.ts";

const tables = `
CREATE TABLE IF NOT EXISTS code_batches (
  id INTEGER PRIMARY KEY, done INTEGER NOT NULL, doc TEXT NOT NULL) STRICT;
`;

export interface BatchCode {
  code: string;
  /** the redeem code made from it, null until then or when refused */
  codeId: number | null;
  error: { code: string; message: string } | null;
}
export interface CodeBatch {
  id: number;
  discountId: number;
  createdAt: string;
  done: boolean;
  codes: BatchCode[];
}

/** Codes given to a discount in bulk: taken at once, worked through afterwards, as at Shopify. */
export interface CodeBatches {
  add(discountId: number, codes: string[], createdAt: string): CodeBatch;
  get(id: number): CodeBatch | null;
  isIdle(): boolean;
  resume(): void;
}

export function createCodeBatches(
  store: OpenShop,
  db: Database,
  onDone: (batch: CodeBatch) => void,
): CodeBatches {
  db.file.exec(tables);
  const read = (row: Record<string, unknown>) => JSON.parse(row["doc"] as string) as CodeBatch;
  const write = (batch: CodeBatch): void => {
    db.prepare("INSERT OR REPLACE INTO code_batches (id, done, doc) VALUES (?, ?, ?)").run(
      batch.id,
      batch.done ? 1 : 0,
      JSON.stringify(batch),
    );
  };

  function work(batch: CodeBatch): void {
    if (db.isClosed()) return;
    const codes = batch.codes.map(({ code }): BatchCode => {
      const refused = refusalOf(code, store);
      if (refused) return { code, codeId: null, error: refused };
      const id = store.nextId("code");
      store.putCode({ id, discountId: batch.discountId, code, usageCount: 0 });
      return { code, codeId: id, error: null };
    });
    const done = { ...batch, codes, done: true };
    write(done);
    onDone(done);
  }
  const later = (batch: CodeBatch): void => {
    setImmediate(() => {
      if (!db.isClosed()) db.transaction(() => work(batch));
    });
  };
  const open = () => db.prepare("SELECT doc FROM code_batches WHERE done = 0").all().map(read);

  return {
    add(discountId, codes, createdAt) {
      const batch: CodeBatch = {
        id: store.nextId("codeBatch"),
        discountId,
        createdAt,
        done: false,
        codes: codes.map((code) => ({ code, codeId: null, error: null })),
      };
      write(batch);
      later(batch);
      return batch;
    },
    get(id) {
      const row = db.prepare("SELECT doc FROM code_batches WHERE id = ?").get(id);
      return row ? read(row) : null;
    },
    isIdle: () => open().length === 0,
    resume() {
      for (const batch of open()) later(batch);
    },
  };
}

/** Why a text cannot become a code of this shop. */
export function refusalOf(code: string, store: OpenShop): BatchCode["error"] {
  if (code.trim() === "") return { code: "BLANK", message: "Code can't be blank" };
  if (code.length > 255) {
    return { code: "TOO_LONG", message: "Code is too long (maximum is 255 characters)" };
  }
  if (/[\n\r]/.test(code)) return { code: "INVALID", message: "Code is invalid" };
  if (store.codeByText(code)) {
    return { code: "TAKEN", message: "Code must be unique. Please try a different code." };
  }
  return null;
}
