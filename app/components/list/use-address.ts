import { useSearchParams } from "@remix-run/react";
import { changed, turned } from "../../lists/address.ts";

/** The list lives in the address, so that back and forward work and a list can be sent to somebody. */
export function useListAddress() {
  const [address, setAddress] = useSearchParams();
  return {
    address,
    value: (param: string) => address.get(param) ?? "",
    /** A changed list begins at its first page. */
    change: (params: Readonly<Record<string, string>>) =>
      setAddress((before) => changed(before, params), { preventScrollReset: true }),
    turn: (edge: "after" | "before", cursor: string | null) => {
      if (cursor !== null) setAddress((before) => turned(before, edge, cursor));
    },
  };
}

export type ListAddress = ReturnType<typeof useListAddress>;
