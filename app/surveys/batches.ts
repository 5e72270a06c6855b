interface Waiting<Item, Result> {
  item: Item;
  done: (result: Result) => void;
  failed: (error: unknown) => void;
}

/**
 * Work that costs the same for many as for one: what comes while a batch is on its way goes together with the next, so
 * that a burst needs no more than one statement at a time. When a batch fails each of it is tried alone: one must not
 * take the others with it.
 * @param work gives a result for each item, in their order
 */
export function inBatches<Item, Result>(
  work: (items: Item[]) => Promise<Result[]>,
  most = 200,
): (item: Item) => Promise<Result> {
  let waiting: Waiting<Item, Result>[] = [];
  let working = false;
  const go = async (batch: Waiting<Item, Result>[]): Promise<void> => {
    try {
      const results = await work(batch.map(({ item }) => item));
      batch.forEach(({ done }, i) => done(results[i]!));
    } catch (error) {
      if (batch.length === 1) return batch[0]!.failed(error);
      for (const one of batch) await go([one]);
    }
  };
  const goOn = async () => {
    working = true;
    while (waiting.length > 0) {
      const batch = waiting.slice(0, most);
      waiting = waiting.slice(most);
      await go(batch);
    }
    working = false;
  };
  return (item) =>
    new Promise((done, failed) => {
      waiting.push({ item, done, failed });
      if (!working) void goOn();
    });
}
