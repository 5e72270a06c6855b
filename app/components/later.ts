import { useEffect, useState } from "react";

/**
 * What a page's loader promised, once it is there; undefined before. Not Suspense: its boundary is still asleep while
 * the page comes alive, and any change around it then makes React draw all of it anew and complain.
 */
export function useLater<Value>(promised: Promise<Value>): Value | undefined {
  const [arrived, setArrived] = useState<{ promised: Promise<Value>; value: Value } | null>(null);
  useEffect(() => {
    let isWanted = true;
    void promised.then((value) => {
      if (isWanted) setArrived({ promised, value });
    });
    return () => {
      isWanted = false;
    };
  }, [promised]);
  return arrived?.promised === promised ? arrived.value : undefined;
}
