/* eslint-disable eslint-comments/disable-enable-pair */
/* eslint-disable eslint-comments/no-unlimited-disable */
/* eslint-disable */
import type * as AdminTypes from './admin.types.js';

export type StartBulkQueryMutationVariables = AdminTypes.Exact<{
  query: AdminTypes.Scalars['String']['input'];
}>;


export type StartBulkQueryMutation = { bulkOperationRunQuery?: AdminTypes.Maybe<{ bulkOperation?: AdminTypes.Maybe<Pick<AdminTypes.BulkOperation, 'id' | 'status'>>, userErrors: Array<Pick<AdminTypes.BulkOperationUserError, 'field' | 'message' | 'code'>> }> };

export type BulkOperationStateQueryVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
}>;


export type BulkOperationStateQuery = { bulkOperation?: AdminTypes.Maybe<Pick<AdminTypes.BulkOperation, 'id' | 'status' | 'errorCode' | 'objectCount' | 'rootObjectCount' | 'url' | 'fileSize'>> };

export type CancelBulkQueryMutationVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
}>;


export type CancelBulkQueryMutation = { bulkOperationCancel?: AdminTypes.Maybe<{ bulkOperation?: AdminTypes.Maybe<Pick<AdminTypes.BulkOperation, 'id' | 'status'>>, userErrors: Array<Pick<AdminTypes.UserError, 'field' | 'message'>> }> };

export type OrdersPageQueryVariables = AdminTypes.Exact<{
  first: AdminTypes.Scalars['Int']['input'];
  lines: AdminTypes.Scalars['Int']['input'];
  after?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
  search?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
  sort: AdminTypes.OrderSortKeys;
  reverse: AdminTypes.Scalars['Boolean']['input'];
}>;


export type OrdersPageQuery = { orders: { pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'>, nodes: Array<(
      Pick<AdminTypes.Order, 'id' | 'name' | 'processedAt' | 'updatedAt' | 'cancelledAt' | 'test' | 'taxesIncluded' | 'sourceName' | 'displayFinancialStatus' | 'confirmationNumber' | 'discountCodes'>
      & { customer?: AdminTypes.Maybe<Pick<AdminTypes.Customer, 'id'>>, totalPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }, currentTotalPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }, currentSubtotalPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }, currentTotalTaxSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }, totalRefundedSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }, totalDiscountsSet?: AdminTypes.Maybe<{ shopMoney: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }>, lineItems: { pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'>, nodes: Array<(
          Pick<AdminTypes.LineItem, 'id' | 'quantity' | 'currentQuantity' | 'isGiftCard'>
          & { product?: AdminTypes.Maybe<Pick<AdminTypes.Product, 'id'>>, variant?: AdminTypes.Maybe<Pick<AdminTypes.ProductVariant, 'id'>>, discountedTotalSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> } }
        )> } }
    )> } };

export type OneOrderQueryVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  lines: AdminTypes.Scalars['Int']['input'];
}>;


export type OneOrderQuery = { order?: AdminTypes.Maybe<(
    Pick<AdminTypes.Order, 'id' | 'name' | 'processedAt' | 'updatedAt' | 'cancelledAt' | 'test' | 'taxesIncluded' | 'sourceName' | 'displayFinancialStatus' | 'confirmationNumber' | 'discountCodes'>
    & { customer?: AdminTypes.Maybe<Pick<AdminTypes.Customer, 'id'>>, totalPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }, currentTotalPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }, currentSubtotalPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }, currentTotalTaxSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }, totalRefundedSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }, totalDiscountsSet?: AdminTypes.Maybe<{ shopMoney: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }>, lineItems: { pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'>, nodes: Array<(
        Pick<AdminTypes.LineItem, 'id' | 'quantity' | 'currentQuantity' | 'isGiftCard'>
        & { product?: AdminTypes.Maybe<Pick<AdminTypes.Product, 'id'>>, variant?: AdminTypes.Maybe<Pick<AdminTypes.ProductVariant, 'id'>>, discountedTotalSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> } }
      )> } }
  )> };

export type MoreLinesQueryVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  after?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
}>;


export type MoreLinesQuery = { order?: AdminTypes.Maybe<{ lineItems: { pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'>, nodes: Array<(
        Pick<AdminTypes.LineItem, 'id' | 'quantity' | 'currentQuantity' | 'isGiftCard'>
        & { product?: AdminTypes.Maybe<Pick<AdminTypes.Product, 'id'>>, variant?: AdminTypes.Maybe<Pick<AdminTypes.ProductVariant, 'id'>>, discountedTotalSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> } }
      )> } }> };

export type OrdersCountQueryVariables = AdminTypes.Exact<{
  search?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
}>;


export type OrdersCountQuery = { ordersCount?: AdminTypes.Maybe<Pick<AdminTypes.Count, 'count' | 'precision'>> };

export type ShopFactsQueryVariables = AdminTypes.Exact<{ [key: string]: never; }>;


export type ShopFactsQuery = { shop: (
    Pick<AdminTypes.Shop, 'name' | 'currencyCode' | 'ianaTimezone'>
    & { plan: Pick<AdminTypes.ShopPlan, 'publicDisplayName'> }
  ), currentAppInstallation: { accessScopes: Array<Pick<AdminTypes.AccessScope, 'handle'>> } };

interface GeneratedQueryTypes {
  "#graphql\n    query BulkOperationState($id: ID!) {\n      bulkOperation(id: $id) { id status errorCode objectCount rootObjectCount url fileSize }\n    }": {return: BulkOperationStateQuery, variables: BulkOperationStateQueryVariables},
  "#graphql\n    query OrdersPage($first: Int!, $lines: Int!, $after: String, $search: String, $sort: OrderSortKeys!, $reverse: Boolean!) {\n      orders(first: $first, after: $after, query: $search, sortKey: $sort, reverse: $reverse) {\n        pageInfo { hasNextPage endCursor }\n        nodes {\n          id name processedAt updatedAt cancelledAt test taxesIncluded sourceName displayFinancialStatus\n          confirmationNumber discountCodes\n          customer { id }\n          totalPriceSet { shopMoney { amount currencyCode } }\n          currentTotalPriceSet { shopMoney { amount currencyCode } }\n          currentSubtotalPriceSet { shopMoney { amount currencyCode } }\n          currentTotalTaxSet { shopMoney { amount currencyCode } }\n          totalRefundedSet { shopMoney { amount currencyCode } }\n          totalDiscountsSet { shopMoney { amount currencyCode } }\n          lineItems(first: $lines) {\n            pageInfo { hasNextPage endCursor }\n            nodes { id quantity currentQuantity isGiftCard product { id } variant { id } discountedTotalSet { shopMoney { amount currencyCode } } }\n          }\n        }\n      }\n    }": {return: OrdersPageQuery, variables: OrdersPageQueryVariables},
  "#graphql\n    query OneOrder($id: ID!, $lines: Int!) {\n      order(id: $id) {\n        id name processedAt updatedAt cancelledAt test taxesIncluded sourceName displayFinancialStatus\n        confirmationNumber discountCodes\n        customer { id }\n        totalPriceSet { shopMoney { amount currencyCode } }\n        currentTotalPriceSet { shopMoney { amount currencyCode } }\n        currentSubtotalPriceSet { shopMoney { amount currencyCode } }\n        currentTotalTaxSet { shopMoney { amount currencyCode } }\n        totalRefundedSet { shopMoney { amount currencyCode } }\n        totalDiscountsSet { shopMoney { amount currencyCode } }\n        lineItems(first: $lines) {\n          pageInfo { hasNextPage endCursor }\n          nodes { id quantity currentQuantity isGiftCard product { id } variant { id } discountedTotalSet { shopMoney { amount currencyCode } } }\n        }\n      }\n    }": {return: OneOrderQuery, variables: OneOrderQueryVariables},
  "#graphql\n      query MoreLines($id: ID!, $after: String) {\n        order(id: $id) {\n          lineItems(first: 100, after: $after) {\n            pageInfo { hasNextPage endCursor }\n            nodes { id quantity currentQuantity isGiftCard product { id } variant { id } discountedTotalSet { shopMoney { amount currencyCode } } }\n          }\n        }\n      }": {return: MoreLinesQuery, variables: MoreLinesQueryVariables},
  "#graphql\n    query OrdersCount($search: String) { ordersCount(query: $search, limit: null) { count precision } }": {return: OrdersCountQuery, variables: OrdersCountQueryVariables},
  "#graphql\n    query ShopFacts {\n      shop { name currencyCode ianaTimezone plan { publicDisplayName } }\n      currentAppInstallation { accessScopes { handle } }\n    }": {return: ShopFactsQuery, variables: ShopFactsQueryVariables},
}

interface GeneratedMutationTypes {
  "#graphql\n    mutation StartBulkQuery($query: String!) {\n      bulkOperationRunQuery(query: $query, groupObjects: true) {\n        bulkOperation { id status }\n        userErrors { field message code }\n      }\n    }": {return: StartBulkQueryMutation, variables: StartBulkQueryMutationVariables},
  "#graphql\n    mutation CancelBulkQuery($id: ID!) {\n      bulkOperationCancel(id: $id) { bulkOperation { id status } userErrors { field message } }\n    }": {return: CancelBulkQueryMutation, variables: CancelBulkQueryMutationVariables},
}
declare module '@shopify/admin-api-client' {
  type InputMaybe<T> = AdminTypes.InputMaybe<T>;
  interface AdminQueries extends GeneratedQueryTypes {}
  interface AdminMutations extends GeneratedMutationTypes {}
}
