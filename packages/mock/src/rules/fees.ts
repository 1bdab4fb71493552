import type { components, Contract, PlatformInfo } from '@wapi/types';
import { type Cents, toCents, toNumber, toText } from '../state/money.js';
import { exampleOf } from '../state/samples.js';

type Fees = components['schemas']['TransactionFees'];
type FeeStructure = components['schemas']['FeeStructure'];

/** The fees of a payment in one currency. */
interface Terms {
  /** Percentage of the amount. */
  percent: number;
  fixed: Cents;
}

/** One side of a payment. */
interface Side {
  terms: Terms;
  /** The percentage part of the fee, without the fixed part. */
  percentage: Cents;
  fee: Cents;
  total: Cents;
}

/** For each fee structure, the customer's share of the fees and the label that the API shows. */
const STRUCTURES: Readonly<Record<FeeStructure, { customer: number; label: string }>> = {
  customer_pay: { customer: 1, label: 'Customer Pay' },
  merchant_absorb: { customer: 0, label: 'Merchant Absorb' },
  split: { customer: 0.5, label: 'Split' },
};

/** The fees that customer and merchant pay for a payment. */
export interface Split {
  customer: Side;
  merchant: Side;
  /** The fee structure as the API shows it. */
  label: string;
}

/**
 * Reads the fees in a currency from the spec's examples. They show the fees for 100 in the platform's currency and for
 * 100 USD.
 */
function termsOf(contract: Contract, currency: string, platform: PlatformInfo): Terms {
  const name = currency === platform.currency ? 'feesInTtd' : 'feesInUsd';
  const example = exampleOf(contract, name)['data'] as Fees;
  return { percent: example.cus_p_fee, fixed: toCents(example.cus_d_fee) };
}

/** The price of 1 USD in the platform's currency, inferred from the ratio of the fixed fees. */
export function exchangeRate(contract: Contract, platform: PlatformInfo): number {
  return termsOf(contract, platform.currency, platform).fixed / termsOf(contract, 'USD', platform).fixed;
}

/** Splits the fees of a payment. How the API absorbs and splits fees is inferred. */
export function splitFees(
  contract: Contract,
  platform: PlatformInfo,
  structure: FeeStructure,
  currency: string,
  amount: Cents,
): Split {
  const terms = termsOf(contract, currency, platform);
  const shares = sharesOf(terms, structure);
  const customer = percentageOf(amount, shares.customer);
  // The merchant pays the difference, so that rounding neither loses nor creates a cent.
  const merchant = percentageOf(amount, terms) - customer;
  const customerFee = customer + shares.customer.fixed;
  // Limit the fee, because the merchant's total must not become negative, however small the amount.
  const merchantFee = Math.min(merchant + shares.merchant.fixed, amount);
  return {
    customer: { terms: shares.customer, percentage: customer, fee: customerFee, total: amount + customerFee },
    merchant: { terms: shares.merchant, percentage: merchant, fee: merchantFee, total: amount - merchantFee },
    label: STRUCTURES[structure].label,
  };
}

function sharesOf({ percent, fixed }: Terms, structure: FeeStructure): { customer: Terms; merchant: Terms } {
  const share = STRUCTURES[structure].customer;
  const customer = { percent: percent * share, fixed: Math.round(fixed * share) };
  return { customer, merchant: { percent: percent * (1 - share), fixed: fixed - customer.fixed } };
}

function percentageOf(amount: Cents, { percent }: Terms): Cents {
  return Math.round((amount * percent) / 100);
}

/** Formats the fees of a payment as the API shows them. */
export function showFees(
  contract: Contract,
  platform: PlatformInfo,
  structure: FeeStructure,
  currency: string,
  amount: Cents,
): Partial<Fees> {
  const split = splitFees(contract, platform, structure, currency, amount);
  const inWords = (cents: Cents, unit = currency): string => `$${toText(cents)} ${unit}`;
  const splitSide = (
    prefix: 'cus' | 'mer',
    side: 'customer' | 'merchant',
    sign: '+' | '-',
  ): Record<string, unknown> => {
    const { terms, percentage, fee, total } = split[side];
    const lines = [
      inWords(amount),
      `x ${terms.percent.toFixed(2)}%`,
      `= ${inWords(percentage)}`,
      `${sign} ${inWords(sign === '+' ? terms.fixed : fee)}`,
      `= ${inWords(total)}`,
    ];
    const describe = (unit: string): string => {
      const { fixed } = sharesOf(termsOf(contract, unit, platform), structure)[side];
      return fee === 0 ? 'No Fee!' : `${terms.percent.toFixed(2)}% + ${inWords(fixed, unit)}`;
    };
    return {
      ...Object.fromEntries(lines.map((line, index) => [`${prefix}_calc_desc_${index + 1}`, line])),
      [`${prefix}_d_fee`]: toNumber(terms.fixed),
      [`${prefix}_p_fee`]: terms.percent,
      [`${prefix}_pd_fee`]: toNumber(percentage),
      [`${prefix}_t_fee`]: toNumber(fee),
      [`${prefix}_t`]: toNumber(total),
      [`${prefix}_desc`]: describe('USD'),
      [`${prefix}_desc_local`]: describe(platform.currency),
      [`${prefix}_t_desc`]: inWords(total),
    };
  };
  return {
    ...splitSide('cus', 'customer', '+'),
    ...splitSide('mer', 'merchant', '-'),
    fee_name: split.label,
    org_t: toNumber(amount),
  };
}
