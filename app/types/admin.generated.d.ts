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


export type BulkOperationStateQuery = { bulkOperation?: AdminTypes.Maybe<Pick<AdminTypes.BulkOperation, 'id' | 'status' | 'createdAt' | 'errorCode' | 'objectCount' | 'rootObjectCount' | 'url' | 'fileSize'>> };

export type RunningBulkQueriesQueryVariables = AdminTypes.Exact<{ [key: string]: never; }>;


export type RunningBulkQueriesQuery = { bulkOperations: { nodes: Array<Pick<AdminTypes.BulkOperation, 'id' | 'status' | 'query' | 'createdAt'>> } };

export type CancelBulkQueryMutationVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
}>;


export type CancelBulkQueryMutation = { bulkOperationCancel?: AdminTypes.Maybe<{ bulkOperation?: AdminTypes.Maybe<Pick<AdminTypes.BulkOperation, 'id' | 'status'>>, userErrors: Array<Pick<AdminTypes.UserError, 'field' | 'message'>> }> };

export type CustomerNamesQueryVariables = AdminTypes.Exact<{
  ids: Array<AdminTypes.Scalars['ID']['input']> | AdminTypes.Scalars['ID']['input'];
}>;


export type CustomerNamesQuery = { nodes: Array<AdminTypes.Maybe<Pick<AdminTypes.Customer, 'id' | 'displayName'>>> };

export type CustomerContactsQueryVariables = AdminTypes.Exact<{
  ids: Array<AdminTypes.Scalars['ID']['input']> | AdminTypes.Scalars['ID']['input'];
}>;


export type CustomerContactsQuery = { nodes: Array<AdminTypes.Maybe<(
    Pick<AdminTypes.Customer, 'id' | 'displayName'>
    & { defaultEmailAddress?: AdminTypes.Maybe<Pick<AdminTypes.CustomerEmailAddress, 'emailAddress' | 'marketingState'>> }
  )>> };

export type CustomerContactQueryVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
}>;


export type CustomerContactQuery = { customer?: AdminTypes.Maybe<(
    Pick<AdminTypes.Customer, 'displayName'>
    & { defaultEmailAddress?: AdminTypes.Maybe<Pick<AdminTypes.CustomerEmailAddress, 'emailAddress'>> }
  )> };

export type CustomerCountryQueryVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
}>;


export type CustomerCountryQuery = { customer?: AdminTypes.Maybe<{ defaultAddress?: AdminTypes.Maybe<Pick<AdminTypes.MailingAddress, 'countryCodeV2'>> }> };

export type CustomerRfmGroupQueryVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
}>;


export type CustomerRfmGroupQuery = { customer?: AdminTypes.Maybe<{ statistics: Pick<AdminTypes.CustomerStatistics, 'rfmGroup'> }> };

export type CustomersByRfmGroupQueryVariables = AdminTypes.Exact<{ [key: string]: never; }>;


export type CustomersByRfmGroupQuery = { CHAMPIONS: Pick<AdminTypes.CustomerSegmentMemberConnection, 'totalCount'>, LOYAL: Pick<AdminTypes.CustomerSegmentMemberConnection, 'totalCount'>, ACTIVE: Pick<AdminTypes.CustomerSegmentMemberConnection, 'totalCount'>, NEW: Pick<AdminTypes.CustomerSegmentMemberConnection, 'totalCount'>, PROMISING: Pick<AdminTypes.CustomerSegmentMemberConnection, 'totalCount'>, NEEDS_ATTENTION: Pick<AdminTypes.CustomerSegmentMemberConnection, 'totalCount'>, ALMOST_LOST: Pick<AdminTypes.CustomerSegmentMemberConnection, 'totalCount'>, AT_RISK: Pick<AdminTypes.CustomerSegmentMemberConnection, 'totalCount'>, PREVIOUSLY_LOYAL: Pick<AdminTypes.CustomerSegmentMemberConnection, 'totalCount'>, DORMANT: Pick<AdminTypes.CustomerSegmentMemberConnection, 'totalCount'>, PROSPECTS: Pick<AdminTypes.CustomerSegmentMemberConnection, 'totalCount'> };

export type CustomerSearchQueryVariables = AdminTypes.Exact<{
  search: AdminTypes.Scalars['String']['input'];
  first: AdminTypes.Scalars['Int']['input'];
}>;


export type CustomerSearchQuery = { customers: { nodes: Array<Pick<AdminTypes.Customer, 'id'>> } };

export type DiscountsNowQueryVariables = AdminTypes.Exact<{
  ids: Array<AdminTypes.Scalars['ID']['input']> | AdminTypes.Scalars['ID']['input'];
}>;


export type DiscountsNowQuery = { nodes: Array<AdminTypes.Maybe<{ __typename: 'AbandonedCheckout' | 'AbandonedCheckoutLineItem' | 'Abandonment' | 'AddAllProductsOperation' | 'AdditionalFee' | 'AnalyticsAnnotation' | 'AnalyticsTarget' | 'App' | 'AppCatalog' | 'AppCredit' | 'AppInstallation' | 'AppPurchaseOneTime' | 'AppRevenueAttributionRecord' | 'AppSubscription' | 'AppUsageRecord' | 'Article' | 'BasicEvent' | 'Blog' | 'BulkOperation' | 'BusinessEntity' } | { __typename: 'CalculatedOrder' | 'CartTransform' | 'CashDrawer' | 'CashManagementCustomReasonCode' | 'CashManagementDefaultReasonCode' | 'CashManagementSystemReasonCode' | 'CashTrackingAdjustment' | 'CashTrackingSession' | 'CatalogCsvOperation' | 'Channel' | 'ChannelDefinition' | 'ChannelInformation' | 'CheckoutAndAccountsConfiguration' | 'CheckoutAndAccountsConfigurationOverride' | 'CheckoutProfile' | 'Collection' | 'CollectionConditionsSource' | 'CollectionSubCollectionsSource' | 'Comment' | 'CommentEvent' } | { __typename: 'Company' | 'CompanyAddress' | 'CompanyContact' | 'CompanyContactRole' | 'CompanyContactRoleAssignment' | 'CompanyLocation' | 'CompanyLocationCatalog' | 'CompanyLocationStaffMemberAssignment' | 'ConsentPolicy' | 'CurrencyExchangeAdjustment' | 'Customer' | 'CustomerAccountAppExtensionPage' | 'CustomerAccountNativePage' | 'CustomerPaymentMethod' | 'CustomerSegmentMembersQuery' | 'CustomerVisit' | 'DeliveryCarrierService' | 'DeliveryCondition' | 'DeliveryCountry' | 'DeliveryCustomization' } | { __typename: 'DeliveryLocationGroup' | 'DeliveryMethod' | 'DeliveryMethodDefinition' | 'DeliveryParticipant' | 'DeliveryProfile' | 'DeliveryProfileItem' | 'DeliveryPromiseParticipant' | 'DeliveryPromiseProvider' | 'DeliveryProvince' | 'DeliveryRateDefinition' | 'DeliveryZone' | 'DiscountAutomaticBxgy' | 'DiscountAutomaticNode' | 'DiscountCodeNode' | 'DiscountRedeemCodeBulkCreation' | 'Domain' | 'DraftOrder' | 'DraftOrderLineItem' | 'DraftOrderTag' | 'Duty' } | { __typename: 'ExchangeLineItem' | 'ExternalVideo' | 'Fulfillment' | 'FulfillmentConstraintRule' | 'FulfillmentEvent' | 'FulfillmentHold' | 'FulfillmentLineItem' | 'FulfillmentOrder' | 'FulfillmentOrderDestination' | 'FulfillmentOrderLineItem' | 'FulfillmentOrderMerchantRequest' | 'GenericFile' | 'GiftCard' | 'GiftCardCashOutTransaction' | 'GiftCardCreditTransaction' | 'GiftCardDebitTransaction' | 'IdentityProviderSubject' | 'InventoryAdjustmentGroup' | 'InventoryItem' | 'InventoryItemMeasurement' } | { __typename: 'InventoryLevel' | 'InventoryQuantity' | 'InventoryShipment' | 'InventoryShipmentLineItem' | 'InventoryTransfer' | 'InventoryTransferLineItem' | 'LineItem' | 'LineItemGroup' | 'Location' | 'MailingAddress' | 'Market' | 'MarketCatalog' | 'MarketRegionCountry' | 'MarketRegionSubdivision' | 'MarketWebPresence' | 'MarketingActivity' | 'MarketingEvent' | 'MediaImage' | 'Menu' | 'Metafield' } | { __typename: 'MetafieldDefinition' | 'Metaobject' | 'MetaobjectDefinition' | 'Model3d' | 'OnlineStoreTheme' | 'Order' | 'OrderAdjustment' | 'OrderAttributionDefinition' | 'OrderCancelJobResult' | 'OrderCreateMandatePaymentJobResult' | 'OrderDisputeSummary' | 'OrderEditSession' | 'OrderTransaction' | 'Page' | 'PaymentCustomization' | 'PaymentMandate' | 'PaymentSchedule' | 'PaymentTerms' | 'PaymentTermsTemplate' | 'PointOfSaleDevice' } | { __typename: 'PointOfSaleDevicePaymentSession' | 'PriceList' | 'Product' | 'ProductBundleOperation' | 'ProductDeleteOperation' | 'ProductDuplicateOperation' | 'ProductFeed' | 'ProductOption' | 'ProductOptionValue' | 'ProductSetOperation' | 'ProductTaxonomyNode' | 'ProductVariant' | 'ProductVariantComponent' | 'Publication' | 'PublicationResourceOperation' | 'QuantityPriceBreak' | 'Refund' | 'RefundShippingLine' | 'Return' | 'ReturnLineItem' } | { __typename: 'ReturnReasonDefinition' | 'ReturnableFulfillment' | 'ReverseDelivery' | 'ReverseDeliveryLineItem' | 'ReverseFulfillmentOrder' | 'ReverseFulfillmentOrderDisposition' | 'ReverseFulfillmentOrderLineItem' | 'SaleAdditionalFee' | 'SavedSearch' | 'ScriptTag' | 'Segment' | 'SellingPlan' | 'SellingPlanGroup' | 'ServerPixel' | 'ShippingLabel' | 'ShippingLabelPurchaseResult' | 'Shop' | 'ShopAddress' | 'ShopPolicy' | 'ShopifyPaymentsAccount' } | { __typename: 'ShopifyPaymentsBalanceTransaction' | 'ShopifyPaymentsBankAccount' | 'ShopifyPaymentsDispute' | 'ShopifyPaymentsDisputeEvidence' | 'ShopifyPaymentsDisputeFileUpload' | 'ShopifyPaymentsDisputeFulfillment' | 'ShopifyPaymentsPayout' | 'StaffMember' | 'StandardMetafieldDefinitionTemplate' | 'StoreCreditAccount' | 'StoreCreditAccountCreditTransaction' | 'StoreCreditAccountDebitRevertTransaction' | 'StoreCreditAccountDebitTransaction' | 'StorefrontAccessToken' | 'SubscriptionBillingAttempt' | 'SubscriptionContract' | 'SubscriptionDraft' | 'TaxonomyAttribute' | 'TaxonomyCategory' | 'TaxonomyChoiceListAttribute' } | { __typename: 'TaxonomyMeasurementAttribute' | 'TaxonomyValue' | 'TenderTransaction' | 'TransactionFee' | 'UnverifiedReturnLineItem' | 'UrlRedirect' | 'UrlRedirectImport' | 'Validation' | 'Video' | 'WebPixel' | 'WebhookSubscription' } | (
    { __typename: 'DiscountNode' }
    & Pick<AdminTypes.DiscountNode, 'id'>
    & { discount: (
      { __typename: 'DiscountAutomaticApp' }
      & Pick<AdminTypes.DiscountAutomaticApp, 'status' | 'endsAt'>
    ) | (
      { __typename: 'DiscountAutomaticBasic' }
      & Pick<AdminTypes.DiscountAutomaticBasic, 'status' | 'endsAt'>
    ) | (
      { __typename: 'DiscountAutomaticBxgy' }
      & Pick<AdminTypes.DiscountAutomaticBxgy, 'status' | 'endsAt'>
    ) | (
      { __typename: 'DiscountAutomaticFreeShipping' }
      & Pick<AdminTypes.DiscountAutomaticFreeShipping, 'status' | 'endsAt'>
    ) | (
      { __typename: 'DiscountCodeApp' }
      & Pick<AdminTypes.DiscountCodeApp, 'status' | 'endsAt'>
    ) | (
      { __typename: 'DiscountCodeBasic' }
      & Pick<AdminTypes.DiscountCodeBasic, 'status' | 'endsAt'>
    ) | (
      { __typename: 'DiscountCodeBxgy' }
      & Pick<AdminTypes.DiscountCodeBxgy, 'status' | 'endsAt'>
    ) | (
      { __typename: 'DiscountCodeFreeShipping' }
      & Pick<AdminTypes.DiscountCodeFreeShipping, 'status' | 'endsAt'>
    ) }
  )>> };

export type CreateAutomaticDiscountMutationVariables = AdminTypes.Exact<{
  discount: AdminTypes.DiscountAutomaticBasicInput;
}>;


export type CreateAutomaticDiscountMutation = { discountAutomaticBasicCreate?: AdminTypes.Maybe<{ automaticDiscountNode?: AdminTypes.Maybe<(
      Pick<AdminTypes.DiscountAutomaticNode, 'id'>
      & { automaticDiscount: { __typename: 'DiscountAutomaticApp' | 'DiscountAutomaticBxgy' | 'DiscountAutomaticFreeShipping' } | (
        { __typename: 'DiscountAutomaticBasic' }
        & Pick<AdminTypes.DiscountAutomaticBasic, 'status'>
      ) }
    )>, userErrors: Array<Pick<AdminTypes.DiscountUserError, 'field' | 'message' | 'code'>> }> };

export type NewestDiscountsQueryVariables = AdminTypes.Exact<{ [key: string]: never; }>;


export type NewestDiscountsQuery = { discountNodes: { nodes: Array<(
      Pick<AdminTypes.DiscountNode, 'id'>
      & { discount: { __typename: 'DiscountAutomaticApp' | 'DiscountAutomaticBxgy' | 'DiscountAutomaticFreeShipping' | 'DiscountCodeApp' | 'DiscountCodeBasic' | 'DiscountCodeBxgy' | 'DiscountCodeFreeShipping' } | (
        { __typename: 'DiscountAutomaticBasic' }
        & Pick<AdminTypes.DiscountAutomaticBasic, 'title' | 'status' | 'startsAt' | 'endsAt'>
      ) }
    )> } };

export type WhatDiscountGivesQueryVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
}>;


export type WhatDiscountGivesQuery = { discountNode?: AdminTypes.Maybe<{ discount: { __typename: 'DiscountAutomaticApp' | 'DiscountAutomaticBxgy' | 'DiscountAutomaticFreeShipping' | 'DiscountCodeApp' | 'DiscountCodeBasic' | 'DiscountCodeBxgy' | 'DiscountCodeFreeShipping' } | (
      { __typename: 'DiscountAutomaticBasic' }
      & { minimumRequirement?: AdminTypes.Maybe<{ __typename: 'DiscountMinimumQuantity' | 'DiscountMinimumSubtotal' }>, customerGets: { value: { __typename: 'DiscountAmount' | 'DiscountOnQuantity' } | (
          { __typename: 'DiscountPercentage' }
          & Pick<AdminTypes.DiscountPercentage, 'percentage'>
        ), items: { __typename: 'AllDiscountItems' | 'DiscountCollections' } | (
          { __typename: 'DiscountProducts' }
          & { products: { nodes: Array<Pick<AdminTypes.Product, 'id'>> } }
        ) } }
    ) }> };

export type OpenAutomaticDiscountsQueryVariables = AdminTypes.Exact<{ [key: string]: never; }>;


export type OpenAutomaticDiscountsQuery = { active: { nodes: Array<(
      Pick<AdminTypes.DiscountNode, 'id'>
      & { discount: (
        { __typename: 'DiscountAutomaticApp' }
        & Pick<AdminTypes.DiscountAutomaticApp, 'title' | 'startsAt' | 'endsAt'>
      ) | (
        { __typename: 'DiscountAutomaticBasic' }
        & Pick<AdminTypes.DiscountAutomaticBasic, 'title' | 'startsAt' | 'endsAt'>
      ) | (
        { __typename: 'DiscountAutomaticBxgy' }
        & Pick<AdminTypes.DiscountAutomaticBxgy, 'title' | 'startsAt' | 'endsAt'>
      ) | (
        { __typename: 'DiscountAutomaticFreeShipping' }
        & Pick<AdminTypes.DiscountAutomaticFreeShipping, 'title' | 'startsAt' | 'endsAt'>
      ) | { __typename: 'DiscountCodeApp' | 'DiscountCodeBasic' | 'DiscountCodeBxgy' | 'DiscountCodeFreeShipping' } }
    )> }, scheduled: { nodes: Array<(
      Pick<AdminTypes.DiscountNode, 'id'>
      & { discount: (
        { __typename: 'DiscountAutomaticApp' }
        & Pick<AdminTypes.DiscountAutomaticApp, 'title' | 'startsAt' | 'endsAt'>
      ) | (
        { __typename: 'DiscountAutomaticBasic' }
        & Pick<AdminTypes.DiscountAutomaticBasic, 'title' | 'startsAt' | 'endsAt'>
      ) | (
        { __typename: 'DiscountAutomaticBxgy' }
        & Pick<AdminTypes.DiscountAutomaticBxgy, 'title' | 'startsAt' | 'endsAt'>
      ) | (
        { __typename: 'DiscountAutomaticFreeShipping' }
        & Pick<AdminTypes.DiscountAutomaticFreeShipping, 'title' | 'startsAt' | 'endsAt'>
      ) | { __typename: 'DiscountCodeApp' | 'DiscountCodeBasic' | 'DiscountCodeBxgy' | 'DiscountCodeFreeShipping' } }
    )> } };

export type StopAutomaticDiscountMutationVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
}>;


export type StopAutomaticDiscountMutation = { discountAutomaticDeactivate?: AdminTypes.Maybe<{ automaticDiscountNode?: AdminTypes.Maybe<(
      Pick<AdminTypes.DiscountAutomaticNode, 'id'>
      & { automaticDiscount: (
        { __typename: 'DiscountAutomaticApp' }
        & Pick<AdminTypes.DiscountAutomaticApp, 'status'>
      ) | (
        { __typename: 'DiscountAutomaticBasic' }
        & Pick<AdminTypes.DiscountAutomaticBasic, 'status'>
      ) | (
        { __typename: 'DiscountAutomaticBxgy' }
        & Pick<AdminTypes.DiscountAutomaticBxgy, 'status'>
      ) | (
        { __typename: 'DiscountAutomaticFreeShipping' }
        & Pick<AdminTypes.DiscountAutomaticFreeShipping, 'status'>
      ) }
    )>, userErrors: Array<Pick<AdminTypes.DiscountUserError, 'field' | 'message' | 'code'>> }> };

export type DeleteAutomaticDiscountMutationVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
}>;


export type DeleteAutomaticDiscountMutation = { discountAutomaticDelete?: AdminTypes.Maybe<(
    Pick<AdminTypes.DiscountAutomaticDeletePayload, 'deletedAutomaticDiscountId'>
    & { userErrors: Array<Pick<AdminTypes.DiscountUserError, 'field' | 'message' | 'code'>> }
  )> };

export type CodeDiscountByCodeQueryVariables = AdminTypes.Exact<{
  code: AdminTypes.Scalars['String']['input'];
}>;


export type CodeDiscountByCodeQuery = { codeDiscountNodeByCode?: AdminTypes.Maybe<(
    Pick<AdminTypes.DiscountCodeNode, 'id'>
    & { codeDiscount: (
      { __typename: 'DiscountCodeApp' }
      & Pick<AdminTypes.DiscountCodeApp, 'createdAt'>
    ) | (
      { __typename: 'DiscountCodeBasic' }
      & Pick<AdminTypes.DiscountCodeBasic, 'createdAt'>
    ) | (
      { __typename: 'DiscountCodeBxgy' }
      & Pick<AdminTypes.DiscountCodeBxgy, 'createdAt'>
    ) | (
      { __typename: 'DiscountCodeFreeShipping' }
      & Pick<AdminTypes.DiscountCodeFreeShipping, 'createdAt'>
    ) }
  )> };

export type CreateCodeDiscountMutationVariables = AdminTypes.Exact<{
  discount: AdminTypes.DiscountCodeBasicInput;
}>;


export type CreateCodeDiscountMutation = { discountCodeBasicCreate?: AdminTypes.Maybe<{ codeDiscountNode?: AdminTypes.Maybe<(
      Pick<AdminTypes.DiscountCodeNode, 'id'>
      & { codeDiscount: Pick<AdminTypes.DiscountCodeBasic, 'createdAt'> }
    )>, userErrors: Array<Pick<AdminTypes.DiscountUserError, 'field' | 'message' | 'code'>> }> };

export type CreateFreeShippingDiscountMutationVariables = AdminTypes.Exact<{
  discount: AdminTypes.DiscountCodeFreeShippingInput;
}>;


export type CreateFreeShippingDiscountMutation = { discountCodeFreeShippingCreate?: AdminTypes.Maybe<{ codeDiscountNode?: AdminTypes.Maybe<(
      Pick<AdminTypes.DiscountCodeNode, 'id'>
      & { codeDiscount: Pick<AdminTypes.DiscountCodeFreeShipping, 'createdAt'> }
    )>, userErrors: Array<Pick<AdminTypes.DiscountUserError, 'field' | 'message' | 'code'>> }> };

export type StopCodeDiscountMutationVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
}>;


export type StopCodeDiscountMutation = { discountCodeDeactivate?: AdminTypes.Maybe<{ codeDiscountNode?: AdminTypes.Maybe<Pick<AdminTypes.DiscountCodeNode, 'id'>>, userErrors: Array<Pick<AdminTypes.DiscountUserError, 'field' | 'message' | 'code'>> }> };

export type AddDiscountCodesMutationVariables = AdminTypes.Exact<{
  discountId: AdminTypes.Scalars['ID']['input'];
  codes: Array<AdminTypes.DiscountRedeemCodeInput> | AdminTypes.DiscountRedeemCodeInput;
}>;


export type AddDiscountCodesMutation = { discountRedeemCodeBulkAdd?: AdminTypes.Maybe<{ bulkCreation?: AdminTypes.Maybe<Pick<AdminTypes.DiscountRedeemCodeBulkCreation, 'id'>>, userErrors: Array<Pick<AdminTypes.DiscountUserError, 'field' | 'message' | 'code'>> }> };

export type CodesAddedQueryVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
}>;


export type CodesAddedQuery = { discountRedeemCodeBulkCreation?: AdminTypes.Maybe<Pick<AdminTypes.DiscountRedeemCodeBulkCreation, 'done' | 'failedCount'>> };

export type RefusedCodesQueryVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  first: AdminTypes.Scalars['Int']['input'];
}>;


export type RefusedCodesQuery = { discountRedeemCodeBulkCreation?: AdminTypes.Maybe<{ codes: { nodes: Array<(
        Pick<AdminTypes.DiscountRedeemCodeBulkCreationCode, 'code'>
        & { errors: Array<Pick<AdminTypes.DiscountUserError, 'message'>> }
      )> } }> };

export type OrderFactsFragment = (
  Pick<AdminTypes.Order, 'id' | 'name' | 'processedAt' | 'updatedAt' | 'cancelledAt' | 'test' | 'sourceName' | 'displayFinancialStatus' | 'confirmationNumber' | 'checkoutToken' | 'discountCodes'>
  & { customer?: AdminTypes.Maybe<Pick<AdminTypes.Customer, 'id'>>, totalPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }, refundDiscrepancySet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }, totalRefundedSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }, totalTipReceivedSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }, totalDiscountsSet?: AdminTypes.Maybe<{ shopMoney: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }> }
);

export type LineFactsFragment = (
  Pick<AdminTypes.LineItem, 'id' | 'quantity' | 'currentQuantity' | 'isGiftCard'>
  & { product?: AdminTypes.Maybe<Pick<AdminTypes.Product, 'id'>>, variant?: AdminTypes.Maybe<Pick<AdminTypes.ProductVariant, 'id'>>, priceAfterAllDiscountsBeforeTaxesSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> } }
);

export type OrdersPageQueryVariables = AdminTypes.Exact<{
  first: AdminTypes.Scalars['Int']['input'];
  lines: AdminTypes.Scalars['Int']['input'];
  after?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
  search?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
  sort: AdminTypes.OrderSortKeys;
  reverse: AdminTypes.Scalars['Boolean']['input'];
}>;


export type OrdersPageQuery = { orders: { pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'>, nodes: Array<(
      Pick<AdminTypes.Order, 'id' | 'name' | 'processedAt' | 'updatedAt' | 'cancelledAt' | 'test' | 'sourceName' | 'displayFinancialStatus' | 'confirmationNumber' | 'checkoutToken' | 'discountCodes'>
      & { lineItems: { pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'>, nodes: Array<(
          Pick<AdminTypes.LineItem, 'id' | 'quantity' | 'currentQuantity' | 'isGiftCard'>
          & { product?: AdminTypes.Maybe<Pick<AdminTypes.Product, 'id'>>, variant?: AdminTypes.Maybe<Pick<AdminTypes.ProductVariant, 'id'>>, priceAfterAllDiscountsBeforeTaxesSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> } }
        )> }, customer?: AdminTypes.Maybe<Pick<AdminTypes.Customer, 'id'>>, totalPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }, refundDiscrepancySet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }, totalRefundedSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }, totalTipReceivedSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }, totalDiscountsSet?: AdminTypes.Maybe<{ shopMoney: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }> }
    )> } };

export type OneOrderQueryVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  lines: AdminTypes.Scalars['Int']['input'];
}>;


export type OneOrderQuery = { order?: AdminTypes.Maybe<(
    Pick<AdminTypes.Order, 'id' | 'name' | 'processedAt' | 'updatedAt' | 'cancelledAt' | 'test' | 'sourceName' | 'displayFinancialStatus' | 'confirmationNumber' | 'checkoutToken' | 'discountCodes'>
    & { lineItems: { pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'>, nodes: Array<(
        Pick<AdminTypes.LineItem, 'id' | 'quantity' | 'currentQuantity' | 'isGiftCard'>
        & { product?: AdminTypes.Maybe<Pick<AdminTypes.Product, 'id'>>, variant?: AdminTypes.Maybe<Pick<AdminTypes.ProductVariant, 'id'>>, priceAfterAllDiscountsBeforeTaxesSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> } }
      )> }, customer?: AdminTypes.Maybe<Pick<AdminTypes.Customer, 'id'>>, totalPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }, refundDiscrepancySet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }, totalRefundedSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }, totalTipReceivedSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }, totalDiscountsSet?: AdminTypes.Maybe<{ shopMoney: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }> }
  )> };

export type MoreLinesQueryVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  first: AdminTypes.Scalars['Int']['input'];
  after?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
}>;


export type MoreLinesQuery = { order?: AdminTypes.Maybe<{ lineItems: { pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'>, nodes: Array<(
        Pick<AdminTypes.LineItem, 'id' | 'quantity' | 'currentQuantity' | 'isGiftCard'>
        & { product?: AdminTypes.Maybe<Pick<AdminTypes.Product, 'id'>>, variant?: AdminTypes.Maybe<Pick<AdminTypes.ProductVariant, 'id'>>, priceAfterAllDiscountsBeforeTaxesSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> } }
      )> } }> };

export type OrdersCountQueryVariables = AdminTypes.Exact<{
  search?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
}>;


export type OrdersCountQuery = { ordersCount?: AdminTypes.Maybe<Pick<AdminTypes.Count, 'count' | 'precision'>> };

export type NewestUpdateQueryVariables = AdminTypes.Exact<{ [key: string]: never; }>;


export type NewestUpdateQuery = { orders: { nodes: Array<Pick<AdminTypes.Order, 'updatedAt'>> } };

export type OrderIdsQueryVariables = AdminTypes.Exact<{
  search: AdminTypes.Scalars['String']['input'];
  first: AdminTypes.Scalars['Int']['input'];
}>;


export type OrderIdsQuery = { orders: { pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage'>, nodes: Array<Pick<AdminTypes.Order, 'id' | 'updatedAt'>> } };

export type OrderAmountsQueryVariables = AdminTypes.Exact<{
  search: AdminTypes.Scalars['String']['input'];
  first: AdminTypes.Scalars['Int']['input'];
  after?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
}>;


export type OrderAmountsQuery = { orders: { pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'>, nodes: Array<(
      Pick<AdminTypes.Order, 'id' | 'processedAt' | 'updatedAt'>
      & { totalPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }, totalRefundedSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> } }
    )> } };

export type OrdersThatExistQueryVariables = AdminTypes.Exact<{
  ids: Array<AdminTypes.Scalars['ID']['input']> | AdminTypes.Scalars['ID']['input'];
}>;


export type OrdersThatExistQuery = { nodes: Array<AdminTypes.Maybe<Pick<AdminTypes.AbandonedCheckout, 'id'> | Pick<AdminTypes.AbandonedCheckoutLineItem, 'id'> | Pick<AdminTypes.Abandonment, 'id'> | Pick<AdminTypes.AddAllProductsOperation, 'id'> | Pick<AdminTypes.AdditionalFee, 'id'> | Pick<AdminTypes.AnalyticsAnnotation, 'id'> | Pick<AdminTypes.AnalyticsTarget, 'id'> | Pick<AdminTypes.App, 'id'> | Pick<AdminTypes.AppCatalog, 'id'> | Pick<AdminTypes.AppCredit, 'id'> | Pick<AdminTypes.AppInstallation, 'id'> | Pick<AdminTypes.AppPurchaseOneTime, 'id'> | Pick<AdminTypes.AppRevenueAttributionRecord, 'id'> | Pick<AdminTypes.AppSubscription, 'id'> | Pick<AdminTypes.AppUsageRecord, 'id'> | Pick<AdminTypes.Article, 'id'> | Pick<AdminTypes.BasicEvent, 'id'> | Pick<AdminTypes.Blog, 'id'> | Pick<AdminTypes.BulkOperation, 'id'> | Pick<AdminTypes.BusinessEntity, 'id'> | Pick<AdminTypes.CalculatedOrder, 'id'> | Pick<AdminTypes.CartTransform, 'id'> | Pick<AdminTypes.CashDrawer, 'id'> | Pick<AdminTypes.CashManagementCustomReasonCode, 'id'> | Pick<AdminTypes.CashManagementDefaultReasonCode, 'id'> | Pick<AdminTypes.CashManagementSystemReasonCode, 'id'> | Pick<AdminTypes.CashTrackingAdjustment, 'id'> | Pick<AdminTypes.CashTrackingSession, 'id'> | Pick<AdminTypes.CatalogCsvOperation, 'id'> | Pick<AdminTypes.Channel, 'id'> | Pick<AdminTypes.ChannelDefinition, 'id'> | Pick<AdminTypes.ChannelInformation, 'id'> | Pick<AdminTypes.CheckoutAndAccountsConfiguration, 'id'> | Pick<AdminTypes.CheckoutAndAccountsConfigurationOverride, 'id'> | Pick<AdminTypes.CheckoutProfile, 'id'> | Pick<AdminTypes.Collection, 'id'> | Pick<AdminTypes.CollectionConditionsSource, 'id'> | Pick<AdminTypes.CollectionSubCollectionsSource, 'id'> | Pick<AdminTypes.Comment, 'id'> | Pick<AdminTypes.CommentEvent, 'id'> | Pick<AdminTypes.Company, 'id'> | Pick<AdminTypes.CompanyAddress, 'id'> | Pick<AdminTypes.CompanyContact, 'id'> | Pick<AdminTypes.CompanyContactRole, 'id'> | Pick<AdminTypes.CompanyContactRoleAssignment, 'id'> | Pick<AdminTypes.CompanyLocation, 'id'> | Pick<AdminTypes.CompanyLocationCatalog, 'id'> | Pick<AdminTypes.CompanyLocationStaffMemberAssignment, 'id'> | Pick<AdminTypes.ConsentPolicy, 'id'> | Pick<AdminTypes.CurrencyExchangeAdjustment, 'id'> | Pick<AdminTypes.Customer, 'id'> | Pick<AdminTypes.CustomerAccountAppExtensionPage, 'id'> | Pick<AdminTypes.CustomerAccountNativePage, 'id'> | Pick<AdminTypes.CustomerPaymentMethod, 'id'> | Pick<AdminTypes.CustomerSegmentMembersQuery, 'id'> | Pick<AdminTypes.CustomerVisit, 'id'> | Pick<AdminTypes.DeliveryCarrierService, 'id'> | Pick<AdminTypes.DeliveryCondition, 'id'> | Pick<AdminTypes.DeliveryCountry, 'id'> | Pick<AdminTypes.DeliveryCustomization, 'id'> | Pick<AdminTypes.DeliveryLocationGroup, 'id'> | Pick<AdminTypes.DeliveryMethod, 'id'> | Pick<AdminTypes.DeliveryMethodDefinition, 'id'> | Pick<AdminTypes.DeliveryParticipant, 'id'> | Pick<AdminTypes.DeliveryProfile, 'id'> | Pick<AdminTypes.DeliveryProfileItem, 'id'> | Pick<AdminTypes.DeliveryPromiseParticipant, 'id'> | Pick<AdminTypes.DeliveryPromiseProvider, 'id'> | Pick<AdminTypes.DeliveryProvince, 'id'> | Pick<AdminTypes.DeliveryRateDefinition, 'id'> | Pick<AdminTypes.DeliveryZone, 'id'> | Pick<AdminTypes.DiscountAutomaticBxgy, 'id'> | Pick<AdminTypes.DiscountAutomaticNode, 'id'> | Pick<AdminTypes.DiscountCodeNode, 'id'> | Pick<AdminTypes.DiscountNode, 'id'> | Pick<AdminTypes.DiscountRedeemCodeBulkCreation, 'id'> | Pick<AdminTypes.Domain, 'id'> | Pick<AdminTypes.DraftOrder, 'id'> | Pick<AdminTypes.DraftOrderLineItem, 'id'> | Pick<AdminTypes.DraftOrderTag, 'id'> | Pick<AdminTypes.Duty, 'id'> | Pick<AdminTypes.ExchangeLineItem, 'id'> | Pick<AdminTypes.ExternalVideo, 'id'> | Pick<AdminTypes.Fulfillment, 'id'> | Pick<AdminTypes.FulfillmentConstraintRule, 'id'> | Pick<AdminTypes.FulfillmentEvent, 'id'> | Pick<AdminTypes.FulfillmentHold, 'id'> | Pick<AdminTypes.FulfillmentLineItem, 'id'> | Pick<AdminTypes.FulfillmentOrder, 'id'> | Pick<AdminTypes.FulfillmentOrderDestination, 'id'> | Pick<AdminTypes.FulfillmentOrderLineItem, 'id'> | Pick<AdminTypes.FulfillmentOrderMerchantRequest, 'id'> | Pick<AdminTypes.GenericFile, 'id'> | Pick<AdminTypes.GiftCard, 'id'> | Pick<AdminTypes.GiftCardCashOutTransaction, 'id'> | Pick<AdminTypes.GiftCardCreditTransaction, 'id'> | Pick<AdminTypes.GiftCardDebitTransaction, 'id'> | Pick<AdminTypes.IdentityProviderSubject, 'id'> | Pick<AdminTypes.InventoryAdjustmentGroup, 'id'> | Pick<AdminTypes.InventoryItem, 'id'> | Pick<AdminTypes.InventoryItemMeasurement, 'id'> | Pick<AdminTypes.InventoryLevel, 'id'> | Pick<AdminTypes.InventoryQuantity, 'id'> | Pick<AdminTypes.InventoryShipment, 'id'> | Pick<AdminTypes.InventoryShipmentLineItem, 'id'> | Pick<AdminTypes.InventoryTransfer, 'id'> | Pick<AdminTypes.InventoryTransferLineItem, 'id'> | Pick<AdminTypes.LineItem, 'id'> | Pick<AdminTypes.LineItemGroup, 'id'> | Pick<AdminTypes.Location, 'id'> | Pick<AdminTypes.MailingAddress, 'id'> | Pick<AdminTypes.Market, 'id'> | Pick<AdminTypes.MarketCatalog, 'id'> | Pick<AdminTypes.MarketRegionCountry, 'id'> | Pick<AdminTypes.MarketRegionSubdivision, 'id'> | Pick<AdminTypes.MarketWebPresence, 'id'> | Pick<AdminTypes.MarketingActivity, 'id'> | Pick<AdminTypes.MarketingEvent, 'id'> | Pick<AdminTypes.MediaImage, 'id'> | Pick<AdminTypes.Menu, 'id'> | Pick<AdminTypes.Metafield, 'id'> | Pick<AdminTypes.MetafieldDefinition, 'id'> | Pick<AdminTypes.Metaobject, 'id'> | Pick<AdminTypes.MetaobjectDefinition, 'id'> | Pick<AdminTypes.Model3d, 'id'> | Pick<AdminTypes.OnlineStoreTheme, 'id'> | Pick<AdminTypes.Order, 'id'> | Pick<AdminTypes.OrderAdjustment, 'id'> | Pick<AdminTypes.OrderAttributionDefinition, 'id'> | Pick<AdminTypes.OrderCancelJobResult, 'id'> | Pick<AdminTypes.OrderCreateMandatePaymentJobResult, 'id'> | Pick<AdminTypes.OrderDisputeSummary, 'id'> | Pick<AdminTypes.OrderEditSession, 'id'> | Pick<AdminTypes.OrderTransaction, 'id'> | Pick<AdminTypes.Page, 'id'> | Pick<AdminTypes.PaymentCustomization, 'id'> | Pick<AdminTypes.PaymentMandate, 'id'> | Pick<AdminTypes.PaymentSchedule, 'id'> | Pick<AdminTypes.PaymentTerms, 'id'> | Pick<AdminTypes.PaymentTermsTemplate, 'id'> | Pick<AdminTypes.PointOfSaleDevice, 'id'> | Pick<AdminTypes.PointOfSaleDevicePaymentSession, 'id'> | Pick<AdminTypes.PriceList, 'id'> | Pick<AdminTypes.Product, 'id'> | Pick<AdminTypes.ProductBundleOperation, 'id'> | Pick<AdminTypes.ProductDeleteOperation, 'id'> | Pick<AdminTypes.ProductDuplicateOperation, 'id'> | Pick<AdminTypes.ProductFeed, 'id'> | Pick<AdminTypes.ProductOption, 'id'> | Pick<AdminTypes.ProductOptionValue, 'id'> | Pick<AdminTypes.ProductSetOperation, 'id'> | Pick<AdminTypes.ProductTaxonomyNode, 'id'> | Pick<AdminTypes.ProductVariant, 'id'> | Pick<AdminTypes.ProductVariantComponent, 'id'> | Pick<AdminTypes.Publication, 'id'> | Pick<AdminTypes.PublicationResourceOperation, 'id'> | Pick<AdminTypes.QuantityPriceBreak, 'id'> | Pick<AdminTypes.Refund, 'id'> | Pick<AdminTypes.RefundShippingLine, 'id'> | Pick<AdminTypes.Return, 'id'> | Pick<AdminTypes.ReturnLineItem, 'id'> | Pick<AdminTypes.ReturnReasonDefinition, 'id'> | Pick<AdminTypes.ReturnableFulfillment, 'id'> | Pick<AdminTypes.ReverseDelivery, 'id'> | Pick<AdminTypes.ReverseDeliveryLineItem, 'id'> | Pick<AdminTypes.ReverseFulfillmentOrder, 'id'> | Pick<AdminTypes.ReverseFulfillmentOrderDisposition, 'id'> | Pick<AdminTypes.ReverseFulfillmentOrderLineItem, 'id'> | Pick<AdminTypes.SaleAdditionalFee, 'id'> | Pick<AdminTypes.SavedSearch, 'id'> | Pick<AdminTypes.ScriptTag, 'id'> | Pick<AdminTypes.Segment, 'id'> | Pick<AdminTypes.SellingPlan, 'id'> | Pick<AdminTypes.SellingPlanGroup, 'id'> | Pick<AdminTypes.ServerPixel, 'id'> | Pick<AdminTypes.ShippingLabel, 'id'> | Pick<AdminTypes.ShippingLabelPurchaseResult, 'id'> | Pick<AdminTypes.Shop, 'id'> | Pick<AdminTypes.ShopAddress, 'id'> | Pick<AdminTypes.ShopPolicy, 'id'> | Pick<AdminTypes.ShopifyPaymentsAccount, 'id'> | Pick<AdminTypes.ShopifyPaymentsBalanceTransaction, 'id'> | Pick<AdminTypes.ShopifyPaymentsBankAccount, 'id'> | Pick<AdminTypes.ShopifyPaymentsDispute, 'id'> | Pick<AdminTypes.ShopifyPaymentsDisputeEvidence, 'id'> | Pick<AdminTypes.ShopifyPaymentsDisputeFileUpload, 'id'> | Pick<AdminTypes.ShopifyPaymentsDisputeFulfillment, 'id'> | Pick<AdminTypes.ShopifyPaymentsPayout, 'id'> | Pick<AdminTypes.StaffMember, 'id'> | Pick<AdminTypes.StandardMetafieldDefinitionTemplate, 'id'> | Pick<AdminTypes.StoreCreditAccount, 'id'> | Pick<AdminTypes.StoreCreditAccountCreditTransaction, 'id'> | Pick<AdminTypes.StoreCreditAccountDebitRevertTransaction, 'id'> | Pick<AdminTypes.StoreCreditAccountDebitTransaction, 'id'> | Pick<AdminTypes.StorefrontAccessToken, 'id'> | Pick<AdminTypes.SubscriptionBillingAttempt, 'id'> | Pick<AdminTypes.SubscriptionContract, 'id'> | Pick<AdminTypes.SubscriptionDraft, 'id'> | Pick<AdminTypes.TaxonomyAttribute, 'id'> | Pick<AdminTypes.TaxonomyCategory, 'id'> | Pick<AdminTypes.TaxonomyChoiceListAttribute, 'id'> | Pick<AdminTypes.TaxonomyMeasurementAttribute, 'id'> | Pick<AdminTypes.TaxonomyValue, 'id'> | Pick<AdminTypes.TenderTransaction, 'id'> | Pick<AdminTypes.TransactionFee, 'id'> | Pick<AdminTypes.UnverifiedReturnLineItem, 'id'> | Pick<AdminTypes.UrlRedirect, 'id'> | Pick<AdminTypes.UrlRedirectImport, 'id'> | Pick<AdminTypes.Validation, 'id'> | Pick<AdminTypes.Video, 'id'> | Pick<AdminTypes.WebPixel, 'id'> | Pick<AdminTypes.WebhookSubscription, 'id'>>> };

export type BuyersQueryVariables = AdminTypes.Exact<{
  s0: AdminTypes.Scalars['String']['input'];
  s1: AdminTypes.Scalars['String']['input'];
  s2: AdminTypes.Scalars['String']['input'];
  s3: AdminTypes.Scalars['String']['input'];
  s4: AdminTypes.Scalars['String']['input'];
  s5: AdminTypes.Scalars['String']['input'];
  s6: AdminTypes.Scalars['String']['input'];
  s7: AdminTypes.Scalars['String']['input'];
  s8: AdminTypes.Scalars['String']['input'];
  s9: AdminTypes.Scalars['String']['input'];
}>;


export type BuyersQuery = { b0: { nodes: Array<Pick<AdminTypes.Customer, 'id'>> }, b1: { nodes: Array<Pick<AdminTypes.Customer, 'id'>> }, b2: { nodes: Array<Pick<AdminTypes.Customer, 'id'>> }, b3: { nodes: Array<Pick<AdminTypes.Customer, 'id'>> }, b4: { nodes: Array<Pick<AdminTypes.Customer, 'id'>> }, b5: { nodes: Array<Pick<AdminTypes.Customer, 'id'>> }, b6: { nodes: Array<Pick<AdminTypes.Customer, 'id'>> }, b7: { nodes: Array<Pick<AdminTypes.Customer, 'id'>> }, b8: { nodes: Array<Pick<AdminTypes.Customer, 'id'>> }, b9: { nodes: Array<Pick<AdminTypes.Customer, 'id'>> } };

export type ProductsPageQueryVariables = AdminTypes.Exact<{
  first: AdminTypes.Scalars['Int']['input'];
  after?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
}>;


export type ProductsPageQuery = { products: { pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'>, nodes: Array<(
      Pick<AdminTypes.Product, 'id' | 'title' | 'handle' | 'status' | 'productType' | 'totalInventory' | 'tracksInventory' | 'updatedAt'>
      & { priceRangeV2: { minVariantPrice: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'>, maxVariantPrice: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> } }
    )> } };

export type ExistingProductsQueryVariables = AdminTypes.Exact<{
  ids: Array<AdminTypes.Scalars['ID']['input']> | AdminTypes.Scalars['ID']['input'];
}>;


export type ExistingProductsQuery = { nodes: Array<AdminTypes.Maybe<Pick<AdminTypes.Product, 'id'>>> };

export type OneProductQueryVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
}>;


export type OneProductQuery = { product?: AdminTypes.Maybe<(
    Pick<AdminTypes.Product, 'id' | 'title' | 'handle' | 'status' | 'productType' | 'totalInventory' | 'tracksInventory' | 'updatedAt'>
    & { priceRangeV2: { minVariantPrice: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'>, maxVariantPrice: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> } }
  )> };

export type CostsPageQueryVariables = AdminTypes.Exact<{
  first: AdminTypes.Scalars['Int']['input'];
  after?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
}>;


export type CostsPageQuery = { productVariants: { pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'>, nodes: Array<(
      Pick<AdminTypes.ProductVariant, 'id'>
      & { product: Pick<AdminTypes.Product, 'id'>, inventoryItem: { unitCost?: AdminTypes.Maybe<Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'>> } }
    )> } };

export type CostsOfProductQueryVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  first: AdminTypes.Scalars['Int']['input'];
  after?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
}>;


export type CostsOfProductQuery = { product?: AdminTypes.Maybe<{ variants: { pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'>, nodes: Array<(
        Pick<AdminTypes.ProductVariant, 'id'>
        & { inventoryItem: { unitCost?: AdminTypes.Maybe<Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'>> } }
      )> } }> };

export type ShopFactsQueryVariables = AdminTypes.Exact<{ [key: string]: never; }>;


export type ShopFactsQuery = { shop: (
    Pick<AdminTypes.Shop, 'name' | 'currencyCode' | 'ianaTimezone'>
    & { plan: Pick<AdminTypes.ShopPlan, 'publicDisplayName'> }
  ), currentAppInstallation: { accessScopes: Array<Pick<AdminTypes.AccessScope, 'handle'>> } };

export type PublishSurveyMutationVariables = AdminTypes.Exact<{
  metafields: Array<AdminTypes.MetafieldsSetInput> | AdminTypes.MetafieldsSetInput;
}>;


export type PublishSurveyMutation = { metafieldsSet?: AdminTypes.Maybe<{ metafields?: AdminTypes.Maybe<Array<Pick<AdminTypes.Metafield, 'id'>>>, userErrors: Array<Pick<AdminTypes.MetafieldsSetUserError, 'field' | 'message' | 'code'>> }> };

export type ShopOfSurveyQueryVariables = AdminTypes.Exact<{ [key: string]: never; }>;


export type ShopOfSurveyQuery = { shop: Pick<AdminTypes.Shop, 'id'> };

export type SurveyOfShopQueryVariables = AdminTypes.Exact<{
  namespace: AdminTypes.Scalars['String']['input'];
  key: AdminTypes.Scalars['String']['input'];
}>;


export type SurveyOfShopQuery = { shop: { metafield?: AdminTypes.Maybe<Pick<AdminTypes.Metafield, 'id'>> } };

export type WithdrawSurveyMutationVariables = AdminTypes.Exact<{
  metafields: Array<AdminTypes.MetafieldIdentifierInput> | AdminTypes.MetafieldIdentifierInput;
}>;


export type WithdrawSurveyMutation = { metafieldsDelete?: AdminTypes.Maybe<{ deletedMetafields?: AdminTypes.Maybe<Array<AdminTypes.Maybe<Pick<AdminTypes.MetafieldIdentifier, 'key'>>>>, userErrors: Array<Pick<AdminTypes.UserError, 'field' | 'message'>> }> };

interface GeneratedQueryTypes {
  "#graphql\n    query BulkOperationState($id: ID!) {\n      bulkOperation(id: $id) { id status createdAt errorCode objectCount rootObjectCount url fileSize }\n    }": {return: BulkOperationStateQuery, variables: BulkOperationStateQueryVariables},
  "#graphql\n    query RunningBulkQueries {\n      bulkOperations(first: 20, query: \"operation_type:query\", sortKey: CREATED_AT) {\n        nodes { id status query createdAt }\n      }\n    }": {return: RunningBulkQueriesQuery, variables: RunningBulkQueriesQueryVariables},
  "#graphql\n    query CustomerNames($ids: [ID!]!) {\n      nodes(ids: $ids) { ... on Customer { id displayName } }\n    }": {return: CustomerNamesQuery, variables: CustomerNamesQueryVariables},
  "#graphql\n    query CustomerContacts($ids: [ID!]!) {\n      nodes(ids: $ids) {\n        ... on Customer { id displayName defaultEmailAddress { emailAddress marketingState } }\n      }\n    }": {return: CustomerContactsQuery, variables: CustomerContactsQueryVariables},
  "#graphql\n    query CustomerContact($id: ID!) {\n      customer(id: $id) { displayName defaultEmailAddress { emailAddress } }\n    }": {return: CustomerContactQuery, variables: CustomerContactQueryVariables},
  "#graphql\n    query CustomerCountry($id: ID!) {\n      customer(id: $id) { defaultAddress { countryCodeV2 } }\n    }": {return: CustomerCountryQuery, variables: CustomerCountryQueryVariables},
  "#graphql\n    query CustomerRfmGroup($id: ID!) {\n      customer(id: $id) { statistics { rfmGroup } }\n    }": {return: CustomerRfmGroupQuery, variables: CustomerRfmGroupQueryVariables},
  "#graphql\n    query CustomersByRfmGroup {\n      CHAMPIONS: customerSegmentMembers(first: 1, query: \"rfm_group = 'CHAMPIONS'\") { totalCount }\n      LOYAL: customerSegmentMembers(first: 1, query: \"rfm_group = 'LOYAL'\") { totalCount }\n      ACTIVE: customerSegmentMembers(first: 1, query: \"rfm_group = 'ACTIVE'\") { totalCount }\n      NEW: customerSegmentMembers(first: 1, query: \"rfm_group = 'NEW'\") { totalCount }\n      PROMISING: customerSegmentMembers(first: 1, query: \"rfm_group = 'PROMISING'\") { totalCount }\n      NEEDS_ATTENTION: customerSegmentMembers(first: 1, query: \"rfm_group = 'NEEDS_ATTENTION'\") { totalCount }\n      ALMOST_LOST: customerSegmentMembers(first: 1, query: \"rfm_group = 'ALMOST_LOST'\") { totalCount }\n      AT_RISK: customerSegmentMembers(first: 1, query: \"rfm_group = 'AT_RISK'\") { totalCount }\n      PREVIOUSLY_LOYAL: customerSegmentMembers(first: 1, query: \"rfm_group = 'PREVIOUSLY_LOYAL'\") { totalCount }\n      DORMANT: customerSegmentMembers(first: 1, query: \"rfm_group = 'DORMANT'\") { totalCount }\n      PROSPECTS: customerSegmentMembers(first: 1, query: \"rfm_group = 'PROSPECTS'\") { totalCount }\n    }": {return: CustomersByRfmGroupQuery, variables: CustomersByRfmGroupQueryVariables},
  "#graphql\n    query CustomerSearch($search: String!, $first: Int!) {\n      customers(query: $search, first: $first) { nodes { id } }\n    }": {return: CustomerSearchQuery, variables: CustomerSearchQueryVariables},
  "#graphql\n    query DiscountsNow($ids: [ID!]!) {\n      nodes(ids: $ids) {\n        __typename\n        ... on DiscountNode {\n          id\n          discount {\n            __typename\n            ... on DiscountAutomaticApp { status endsAt }\n            ... on DiscountAutomaticBasic { status endsAt }\n            ... on DiscountAutomaticBxgy { status endsAt }\n            ... on DiscountAutomaticFreeShipping { status endsAt }\n            ... on DiscountCodeApp { status endsAt }\n            ... on DiscountCodeBasic { status endsAt }\n            ... on DiscountCodeBxgy { status endsAt }\n            ... on DiscountCodeFreeShipping { status endsAt }\n          }\n        }\n      }\n    }": {return: DiscountsNowQuery, variables: DiscountsNowQueryVariables},
  "#graphql\n    query NewestDiscounts {\n      discountNodes(first: 50, reverse: true) {\n        nodes {\n          id\n          discount {\n            __typename\n            ... on DiscountAutomaticBasic { title status startsAt endsAt }\n          }\n        }\n      }\n    }": {return: NewestDiscountsQuery, variables: NewestDiscountsQueryVariables},
  "#graphql\n    query WhatDiscountGives($id: ID!) {\n      discountNode(id: $id) {\n        discount {\n          __typename\n          ... on DiscountAutomaticBasic {\n            minimumRequirement { __typename }\n            customerGets {\n              value { __typename ... on DiscountPercentage { percentage } }\n              items { __typename ... on DiscountProducts { products(first: 250) { nodes { id } } } }\n            }\n          }\n        }\n      }\n    }": {return: WhatDiscountGivesQuery, variables: WhatDiscountGivesQueryVariables},
  "#graphql\n    query OpenAutomaticDiscounts {\n      active: discountNodes(first: 50, query: \"method:automatic AND status:active\") {\n        nodes {\n          id\n          discount {\n            __typename\n            ... on DiscountAutomaticApp { title startsAt endsAt }\n            ... on DiscountAutomaticBasic { title startsAt endsAt }\n            ... on DiscountAutomaticBxgy { title startsAt endsAt }\n            ... on DiscountAutomaticFreeShipping { title startsAt endsAt }\n          }\n        }\n      }\n      scheduled: discountNodes(first: 100, query: \"method:automatic AND status:scheduled\") {\n        nodes {\n          id\n          discount {\n            __typename\n            ... on DiscountAutomaticApp { title startsAt endsAt }\n            ... on DiscountAutomaticBasic { title startsAt endsAt }\n            ... on DiscountAutomaticBxgy { title startsAt endsAt }\n            ... on DiscountAutomaticFreeShipping { title startsAt endsAt }\n          }\n        }\n      }\n    }": {return: OpenAutomaticDiscountsQuery, variables: OpenAutomaticDiscountsQueryVariables},
  "#graphql\n    query CodeDiscountByCode($code: String!) {\n      codeDiscountNodeByCode(code: $code) {\n        id\n        codeDiscount {\n          __typename\n          ... on DiscountCodeApp { createdAt }\n          ... on DiscountCodeBasic { createdAt }\n          ... on DiscountCodeBxgy { createdAt }\n          ... on DiscountCodeFreeShipping { createdAt }\n        }\n      }\n    }": {return: CodeDiscountByCodeQuery, variables: CodeDiscountByCodeQueryVariables},
  "#graphql\n    query CodesAdded($id: ID!) {\n      discountRedeemCodeBulkCreation(id: $id) { done failedCount }\n    }": {return: CodesAddedQuery, variables: CodesAddedQueryVariables},
  "#graphql\n    query RefusedCodes($id: ID!, $first: Int!) {\n      discountRedeemCodeBulkCreation(id: $id) {\n        codes(first: $first) { nodes { code errors { message } } }\n      }\n    }": {return: RefusedCodesQuery, variables: RefusedCodesQueryVariables},
  "#graphql\n    query OrdersPage($first: Int!, $lines: Int!, $after: String, $search: String, $sort: OrderSortKeys!, $reverse: Boolean!) {\n      orders(first: $first, after: $after, query: $search, sortKey: $sort, reverse: $reverse) {\n        pageInfo { hasNextPage endCursor }\n        nodes {\n          ...OrderFacts\n          lineItems(first: $lines) {\n            pageInfo { hasNextPage endCursor }\n            nodes { ...LineFacts }\n          }\n        }\n      }\n    }\n    #graphql\n  fragment OrderFacts on Order {\n    id name processedAt updatedAt cancelledAt test sourceName displayFinancialStatus\n    confirmationNumber checkoutToken discountCodes\n    customer { id }\n    totalPriceSet { shopMoney { amount currencyCode } }\n    refundDiscrepancySet { shopMoney { amount currencyCode } }\n    totalRefundedSet { shopMoney { amount currencyCode } }\n    totalTipReceivedSet { shopMoney { amount currencyCode } }\n    totalDiscountsSet { shopMoney { amount currencyCode } }\n  }\n    #graphql\n  fragment LineFacts on LineItem {\n    id quantity currentQuantity isGiftCard product { id } variant { id }\n    priceAfterAllDiscountsBeforeTaxesSet { shopMoney { amount currencyCode } }\n  }": {return: OrdersPageQuery, variables: OrdersPageQueryVariables},
  "#graphql\n    query OneOrder($id: ID!, $lines: Int!) {\n      order(id: $id) {\n        ...OrderFacts\n        lineItems(first: $lines) {\n          pageInfo { hasNextPage endCursor }\n          nodes { ...LineFacts }\n        }\n      }\n    }\n    #graphql\n  fragment OrderFacts on Order {\n    id name processedAt updatedAt cancelledAt test sourceName displayFinancialStatus\n    confirmationNumber checkoutToken discountCodes\n    customer { id }\n    totalPriceSet { shopMoney { amount currencyCode } }\n    refundDiscrepancySet { shopMoney { amount currencyCode } }\n    totalRefundedSet { shopMoney { amount currencyCode } }\n    totalTipReceivedSet { shopMoney { amount currencyCode } }\n    totalDiscountsSet { shopMoney { amount currencyCode } }\n  }\n    #graphql\n  fragment LineFacts on LineItem {\n    id quantity currentQuantity isGiftCard product { id } variant { id }\n    priceAfterAllDiscountsBeforeTaxesSet { shopMoney { amount currencyCode } }\n  }": {return: OneOrderQuery, variables: OneOrderQueryVariables},
  "#graphql\n      query MoreLines($id: ID!, $first: Int!, $after: String) {\n        order(id: $id) {\n          lineItems(first: $first, after: $after) {\n            pageInfo { hasNextPage endCursor }\n            nodes { ...LineFacts }\n          }\n        }\n      }\n      #graphql\n  fragment LineFacts on LineItem {\n    id quantity currentQuantity isGiftCard product { id } variant { id }\n    priceAfterAllDiscountsBeforeTaxesSet { shopMoney { amount currencyCode } }\n  }": {return: MoreLinesQuery, variables: MoreLinesQueryVariables},
  "#graphql\n    query OrdersCount($search: String) { ordersCount(query: $search, limit: null) { count precision } }": {return: OrdersCountQuery, variables: OrdersCountQueryVariables},
  "#graphql\n    query NewestUpdate {\n      orders(first: 1, sortKey: UPDATED_AT, reverse: true) { nodes { updatedAt } }\n    }": {return: NewestUpdateQuery, variables: NewestUpdateQueryVariables},
  "#graphql\n    query OrderIds($search: String!, $first: Int!) {\n      orders(first: $first, query: $search, sortKey: ID) {\n        pageInfo { hasNextPage }\n        nodes { id updatedAt }\n      }\n    }": {return: OrderIdsQuery, variables: OrderIdsQueryVariables},
  "#graphql\n    query OrderAmounts($search: String!, $first: Int!, $after: String) {\n      orders(first: $first, after: $after, query: $search, sortKey: PROCESSED_AT, reverse: true) {\n        pageInfo { hasNextPage endCursor }\n        nodes {\n          id processedAt updatedAt\n          totalPriceSet { shopMoney { amount currencyCode } }\n          totalRefundedSet { shopMoney { amount currencyCode } }\n        }\n      }\n    }": {return: OrderAmountsQuery, variables: OrderAmountsQueryVariables},
  "#graphql\n    query OrdersThatExist($ids: [ID!]!) { nodes(ids: $ids) { id } }": {return: OrdersThatExistQuery, variables: OrdersThatExistQueryVariables},
  "#graphql\n    query Buyers($s0: String!, $s1: String!, $s2: String!, $s3: String!, $s4: String!, $s5: String!, $s6: String!, $s7: String!, $s8: String!, $s9: String!) {\n      b0: customers(query: $s0, first: 2) { nodes { id } }\n      b1: customers(query: $s1, first: 2) { nodes { id } }\n      b2: customers(query: $s2, first: 2) { nodes { id } }\n      b3: customers(query: $s3, first: 2) { nodes { id } }\n      b4: customers(query: $s4, first: 2) { nodes { id } }\n      b5: customers(query: $s5, first: 2) { nodes { id } }\n      b6: customers(query: $s6, first: 2) { nodes { id } }\n      b7: customers(query: $s7, first: 2) { nodes { id } }\n      b8: customers(query: $s8, first: 2) { nodes { id } }\n      b9: customers(query: $s9, first: 2) { nodes { id } }\n    }": {return: BuyersQuery, variables: BuyersQueryVariables},
  "#graphql\n    query ProductsPage($first: Int!, $after: String) {\n      products(first: $first, after: $after, sortKey: ID) {\n        pageInfo { hasNextPage endCursor }\n        nodes {\n          id title handle status productType totalInventory tracksInventory updatedAt\n          priceRangeV2 { minVariantPrice { amount currencyCode } maxVariantPrice { amount currencyCode } }\n        }\n      }\n    }": {return: ProductsPageQuery, variables: ProductsPageQueryVariables},
  "#graphql\n    query ExistingProducts($ids: [ID!]!) { nodes(ids: $ids) { ... on Product { id } } }": {return: ExistingProductsQuery, variables: ExistingProductsQueryVariables},
  "#graphql\n    query OneProduct($id: ID!) {\n      product(id: $id) {\n        id title handle status productType totalInventory tracksInventory updatedAt\n        priceRangeV2 { minVariantPrice { amount currencyCode } maxVariantPrice { amount currencyCode } }\n      }\n    }": {return: OneProductQuery, variables: OneProductQueryVariables},
  "#graphql\n    query CostsPage($first: Int!, $after: String) {\n      productVariants(first: $first, after: $after, sortKey: ID) {\n        pageInfo { hasNextPage endCursor }\n        nodes { id product { id } inventoryItem { unitCost { amount currencyCode } } }\n      }\n    }": {return: CostsPageQuery, variables: CostsPageQueryVariables},
  "#graphql\n      query CostsOfProduct($id: ID!, $first: Int!, $after: String) {\n        product(id: $id) {\n          variants(first: $first, after: $after) {\n            pageInfo { hasNextPage endCursor }\n            nodes { id inventoryItem { unitCost { amount currencyCode } } }\n          }\n        }\n      }": {return: CostsOfProductQuery, variables: CostsOfProductQueryVariables},
  "#graphql\n    query ShopFacts {\n      shop { name currencyCode ianaTimezone plan { publicDisplayName } }\n      currentAppInstallation { accessScopes { handle } }\n    }": {return: ShopFactsQuery, variables: ShopFactsQueryVariables},
  "#graphql\n    query ShopOfSurvey { shop { id } }": {return: ShopOfSurveyQuery, variables: ShopOfSurveyQueryVariables},
  "#graphql\n    query SurveyOfShop($namespace: String!, $key: String!) {\n      shop { metafield(namespace: $namespace, key: $key) { id } }\n    }": {return: SurveyOfShopQuery, variables: SurveyOfShopQueryVariables},
}

interface GeneratedMutationTypes {
  "#graphql\n    mutation StartBulkQuery($query: String!) {\n      bulkOperationRunQuery(query: $query, groupObjects: true) {\n        bulkOperation { id status }\n        userErrors { field message code }\n      }\n    }": {return: StartBulkQueryMutation, variables: StartBulkQueryMutationVariables},
  "#graphql\n    mutation CancelBulkQuery($id: ID!) {\n      bulkOperationCancel(id: $id) { bulkOperation { id status } userErrors { field message } }\n    }": {return: CancelBulkQueryMutation, variables: CancelBulkQueryMutationVariables},
  "#graphql\n    mutation CreateAutomaticDiscount($discount: DiscountAutomaticBasicInput!) {\n      discountAutomaticBasicCreate(automaticBasicDiscount: $discount) {\n        automaticDiscountNode {\n          id\n          automaticDiscount { __typename ... on DiscountAutomaticBasic { status } }\n        }\n        userErrors { field message code }\n      }\n    }": {return: CreateAutomaticDiscountMutation, variables: CreateAutomaticDiscountMutationVariables},
  "#graphql\n    mutation StopAutomaticDiscount($id: ID!) {\n      discountAutomaticDeactivate(id: $id) {\n        automaticDiscountNode {\n          id\n          automaticDiscount {\n            __typename\n            ... on DiscountAutomaticApp { status }\n            ... on DiscountAutomaticBasic { status }\n            ... on DiscountAutomaticBxgy { status }\n            ... on DiscountAutomaticFreeShipping { status }\n          }\n        }\n        userErrors { field message code }\n      }\n    }": {return: StopAutomaticDiscountMutation, variables: StopAutomaticDiscountMutationVariables},
  "#graphql\n    mutation DeleteAutomaticDiscount($id: ID!) {\n      discountAutomaticDelete(id: $id) { deletedAutomaticDiscountId userErrors { field message code } }\n    }": {return: DeleteAutomaticDiscountMutation, variables: DeleteAutomaticDiscountMutationVariables},
  "#graphql\n    mutation CreateCodeDiscount($discount: DiscountCodeBasicInput!) {\n      discountCodeBasicCreate(basicCodeDiscount: $discount) {\n        codeDiscountNode { id codeDiscount { ... on DiscountCodeBasic { createdAt } } }\n        userErrors { field message code }\n      }\n    }": {return: CreateCodeDiscountMutation, variables: CreateCodeDiscountMutationVariables},
  "#graphql\n    mutation CreateFreeShippingDiscount($discount: DiscountCodeFreeShippingInput!) {\n      discountCodeFreeShippingCreate(freeShippingCodeDiscount: $discount) {\n        codeDiscountNode { id codeDiscount { ... on DiscountCodeFreeShipping { createdAt } } }\n        userErrors { field message code }\n      }\n    }": {return: CreateFreeShippingDiscountMutation, variables: CreateFreeShippingDiscountMutationVariables},
  "#graphql\n    mutation StopCodeDiscount($id: ID!) {\n      discountCodeDeactivate(id: $id) {\n        codeDiscountNode { id }\n        userErrors { field message code }\n      }\n    }": {return: StopCodeDiscountMutation, variables: StopCodeDiscountMutationVariables},
  "#graphql\n    mutation AddDiscountCodes($discountId: ID!, $codes: [DiscountRedeemCodeInput!]!) {\n      discountRedeemCodeBulkAdd(discountId: $discountId, codes: $codes) {\n        bulkCreation { id }\n        userErrors { field message code }\n      }\n    }": {return: AddDiscountCodesMutation, variables: AddDiscountCodesMutationVariables},
  "#graphql\n    mutation PublishSurvey($metafields: [MetafieldsSetInput!]!) {\n      metafieldsSet(metafields: $metafields) {\n        metafields { id }\n        userErrors { field message code }\n      }\n    }": {return: PublishSurveyMutation, variables: PublishSurveyMutationVariables},
  "#graphql\n    mutation WithdrawSurvey($metafields: [MetafieldIdentifierInput!]!) {\n      metafieldsDelete(metafields: $metafields) {\n        deletedMetafields { key }\n        userErrors { field message }\n      }\n    }": {return: WithdrawSurveyMutation, variables: WithdrawSurveyMutationVariables},
}
declare module '@shopify/admin-api-client' {
  type InputMaybe<T> = AdminTypes.InputMaybe<T>;
  interface AdminQueries extends GeneratedQueryTypes {}
  interface AdminMutations extends GeneratedMutationTypes {}
}
