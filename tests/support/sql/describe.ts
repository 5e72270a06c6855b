import type pg from "pg";

/** A column of a result, as the server announces it. */
export interface Announced {
  name: string;
  /** oid of its type */
  type: number;
}

interface RowDescription {
  fields: { name: string; dataTypeID: number }[];
}

/** The messages of the extended protocol that pg's own queries hide. */
interface Wire {
  parse(message: { name: string; text: string; types: number[] }): void;
  describe(message: { type: "S"; name: string }): void;
  sync(): void;
}

/**
 * Asks PostgreSQL what a statement would give, without running it.
 * @param text one statement; parameters as $1, $2 …
 * @throws what the server says of a statement it cannot parse
 */
export function describe(client: pg.Client, text: string): Promise<Announced[]> {
  return new Promise((resolve, reject) => {
    let columns: Announced[] = [];
    const asking = {
      submit(wire: Wire) {
        wire.parse({ name: "", text, types: [] });
        wire.describe({ type: "S", name: "" });
        wire.sync();
      },
      handleRowDescription({ fields }: RowDescription) {
        columns = fields.map(({ name, dataTypeID }) => ({ name, type: dataTypeID }));
      },
      handleError: reject,
      handleReadyForQuery: () => resolve(columns),
    };
    client.query(asking as unknown as pg.Submittable);
  });
}
