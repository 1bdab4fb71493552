import { useEffect, useState } from 'preact/hooks';
import { forgetTokens, type Target } from './callers.js';
import type { PageMock } from './page-mock.js';

/** An account in the mock's overview. */
interface AccountOverview {
  email: string;
  balances: Readonly<Record<string, number | string>>;
  cards: readonly unknown[];
  withdrawals: readonly unknown[];
}

interface MockStateProps {
  mock: PageMock;
  target: Target;
  /** The email address of the chosen persona; undefined if the request uses no persona. */
  email: string | undefined;
  /** The number of requests sent so far. */
  count: number;
  onReset: () => void;
}

/** The state of the mock in the page: the persona, and the changes that requests have made. */
export function MockState({ mock, target, email, count, onReset }: MockStateProps) {
  const [account, setAccount] = useState<AccountOverview>();
  const [resets, setResets] = useState(0);
  useEffect(() => {
    let isCurrent = true;
    const update = async () => {
      const found = await readAccount(mock, target, email);
      if (isCurrent) setAccount(found);
    };
    void update();
    return () => {
      isCurrent = false;
    };
  }, [mock, email, count, resets]);
  const reset = async () => {
    await mock.reset();
    forgetTokens();
    setResets(resets + 1);
    onReset();
  };
  const changes = mock.changes();
  return (
    <section class="mock-state" aria-label="State of the mock">
      {account && (
        <p>
          <b>{account.email}</b>: {describeAccount(account)}
        </p>
      )}
      {changes.length === 0 ? (
        <p>No request has changed this mock yet.</p>
      ) : (
        <>
          <p>Changed by:</p>
          <ul>
            {changes.slice(-5).map(({ method, path, status }) => (
              <li translate={false}>
                <code>
                  {method} {path}
                </code>{' '}
                {status}
              </li>
            ))}
          </ul>
          {changes.length > 5 && <p>and {changes.length - 5} earlier requests.</p>}
          <button type="button" onClick={() => void reset()}>
            Reset the mock
          </button>
        </>
      )}
    </section>
  );
}

function describeAccount({ balances, cards, withdrawals }: AccountOverview): string {
  return [
    ...Object.entries(balances).map(([kind, amount]) => `${kind} balance ${Number(amount).toFixed(2)}`),
    `${cards.length} ${cards.length === 1 ? 'card' : 'cards'}`,
    `${withdrawals.length} ${withdrawals.length === 1 ? 'withdrawal' : 'withdrawals'}`,
  ].join(', ');
}

async function readAccount(
  mock: PageMock,
  { url }: Target,
  email: string | undefined,
): Promise<AccountOverview | undefined> {
  const response = await mock.fetch(new URL('/__wapi/overview', url));
  const { accounts } = (await response.json()) as { accounts: readonly AccountOverview[] };
  return accounts.find((account) => account.email === email);
}
