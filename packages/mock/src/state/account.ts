/** The details of a bank account, by field name. Absent while it is not set up. */
export type BankDetails = Readonly<Record<string, string>>;

/** A WiPay account as the mock keeps it. Plain JSON data. */
export interface Account {
  /** Digits only. Never changes. */
  accountNumber: string;
  accountType: 'PERSONAL' | 'BUSINESS';
  email: string;
  password: string;
  firstName: string;
  lastName: string;
  phone: string;
  verified: boolean;
  /** Whether it is a Main Merchant Account with a provisioned WAPI Configuration. */
  merchant: boolean;
  /** The account number of the MMA that created it. */
  createdBy?: string;
  /** The account numbers of the MMAs that it is linked to without having been created by them. */
  linkedTo?: readonly string[];
  /** Deactivated by the MMA that created it: its number counts as invalid, and nobody signs in. */
  deactivated?: boolean;
  /** In the currencies' major units. */
  balances: { local: number; foreign: number };
  /** The address of the profile picture, or null while there is none. */
  picture: string | null;
  banks: { local?: BankDetails; foreign?: BankDetails };
}

/** Whether an account meets a condition of the spec's `x-conditions`. */
export function meetsCondition(account: Account, condition: string): boolean {
  switch (condition) {
    case 'verified-account':
      return account.verified;
    case 'main-merchant-account':
      return account.merchant;
    default:
      throw new Error(`The mock does not know the condition ${condition} of the spec's x-conditions.`);
  }
}
