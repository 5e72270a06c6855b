import { Empty } from "../../components/empty.tsx";
import { customerTable } from "./words.ts";

/** In place of the table. */
export function NoCustomers({ isNarrowed }: { isNarrowed: boolean }) {
  return isNarrowed ? (
    <Empty
      title={customerTable.noCustomerFits}
      action={{ content: customerTable.showAllCustomers, url: "/app/customers" }}
    >
      {customerTable.onlyCustomers}
    </Empty>
  ) : (
    <Empty
      title={customerTable.yourCustomersAppearHere}
      action={{ content: customerTable.seeProgress, url: "/app" }}
    >
      {customerTable.eachOne}
    </Empty>
  );
}
