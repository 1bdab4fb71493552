import type { PersonaListing } from '../state/persona-listing.js';
import type { Overview } from './overview.js';

/**
 * Runs in the browser. Its source becomes the page's only script, so it must not refer to anything outside of itself.
 * Inserts data as text, never as HTML.
 */
export function runOverview(): void {
  const control = '/__wapi';
  const query = new URLSearchParams(location.search);
  const namespace = query.get('namespace');
  const headers: Record<string, string> = namespace === null ? {} : { 'X-Wapi-Mock-Namespace': namespace };
  const shown = new Map<string, string>();
  const opened = new Set<string>();

  function element(tag: string, children: readonly (Node | string)[], name = ''): HTMLElement {
    const created = document.createElement(tag);
    if (name !== '') created.className = name;
    created.append(...children);
    return created;
  }

  function button(label: string, run: () => Promise<unknown>): HTMLElement {
    const created = element('button', [label]);
    created.addEventListener('click', () => {
      run().then(refresh).catch(report);
    });
    return created;
  }

  function list(items: readonly (readonly (Node | string)[])[]): HTMLElement {
    if (items.length === 0) return element('p', ['None.'], 'soft');
    return element(
      'ul',
      items.map((children) => element('li', children)),
    );
  }

  function say(text: string): void {
    document.querySelector('#state')?.replaceChildren(text);
  }

  /** Re-renders a section only if its data changed, so that the section does not lose focus. */
  function update<Data>(id: string, data: Data, render: (data: Data) => Node): void {
    const text = JSON.stringify(data) ?? '';
    if (shown.get(id) === text) return;
    shown.set(id, text);
    document.querySelector(`#${id}`)?.replaceChildren(render(data));
  }

  /** Creates a collapsible section that stays open when the page re-renders it. */
  function details(id: string, title: string, children: readonly Node[]): HTMLElement {
    const created = document.createElement('details');
    created.append(element('summary', [title]), ...children);
    created.open = opened.has(id);
    created.addEventListener('toggle', () => {
      if (created.open) opened.add(id);
      else opened.delete(id);
    });
    return created;
  }

  async function get<Result>(path: string): Promise<Result | undefined> {
    const response = await fetch(control + path, { headers: { ...headers, Accept: 'application/json' } });
    return response.ok ? ((await response.json()) as Result) : undefined;
  }

  function change(method: string, path: string, body?: unknown): Promise<Response> {
    return fetch(control + path, {
      method,
      headers: { ...headers, 'Content-Type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }

  function report(error: unknown): void {
    say(`The mock does not respond: ${String(error)}`);
  }

  async function refresh(): Promise<void> {
    const [overview, listing, faults] = await Promise.all([
      get<Overview>('/overview'),
      get<{ personas: PersonaListing[] }>(''),
      get<{ faults: object }>('/faults'),
    ]);
    if (overview === undefined || listing === undefined) return;
    say(`${overview.accounts.length} accounts`);
    update('personas', listing.personas, renderPersonas);
    update('requests', overview.requests, renderRequests);
    update('accounts', { accounts: overview.accounts, statuses: overview.statuses }, ({ accounts, statuses }) =>
      list(accounts.map((account) => renderAccount(account, statuses))),
    );
    update('endpoints', overview.endpoints, renderEndpoints);
    update('deliveries', overview.deliveries, renderDeliveries);
    update('faults', Object.entries(faults?.faults ?? {}), (entries) =>
      list(entries.map(([name, fault]) => [`${name} ${JSON.stringify(fault)}`])),
    );
  }

  function renderPersonas(personas: readonly PersonaListing[]): HTMLElement {
    const items = personas.map(({ email, purpose, key }) => [
      element('strong', [email]),
      element('div', [purpose], 'soft'),
      ...(key === null ? [] : [element('div', [element('code', [key])]), button('Copy key', () => copy(key))]),
    ]);
    return list(items);
  }

  function copy(text: string): Promise<void> {
    return navigator.clipboard.writeText(text);
  }

  function renderRequests(requests: Overview['requests']): HTMLElement {
    if (requests === undefined) return element('p', ['This mock does not log requests.'], 'soft');
    const items = requests.map(({ method, path, status, why }) => [
      element('strong', [`${status} ${method} ${path}`]),
      element('div', [why], 'soft'),
    ]);
    return list(items);
  }

  function renderAccount(
    { accountNumber, email, balances, cards, withdrawals }: Overview['accounts'][number],
    statuses: Overview['statuses'],
  ): HTMLElement[] {
    return [
      element('strong', [`${email}, ${accountNumber}`]),
      element('div', [`Balance: ${balances.local.toFixed(2)} local, ${balances.foreign.toFixed(2)} foreign`], 'soft'),
      ...cards.map(({ uuid, verified }) => element('div', [`Card ${uuid}, ${verified ? 'verified' : 'not verified'}`])),
      ...withdrawals.map(({ id, amount, currency, status: current }) => {
        const buttons = statuses
          .filter(({ description }) => description !== current)
          .map(({ status, description }) =>
            button(description, () => change('PATCH', `/withdrawals/${id}`, { status, account_number: accountNumber })),
          );
        return details(`${accountNumber} ${id}`, `Withdrawal ${id}: ${amount} ${currency}, ${current}`, buttons);
      }),
    ];
  }

  function renderEndpoints(endpoints: Overview['endpoints']): HTMLElement {
    const items = endpoints.map(({ id, url }) => [
      element('div', [url]),
      button('Remove', () => change('DELETE', `/webhooks/${id}`)),
    ]);
    return list(items);
  }

  function renderDeliveries(deliveries: Overview['deliveries']): HTMLElement {
    const items = deliveries.map(({ event, state, attempts }) => [
      element('strong', [`${event}, ${state}`]),
      ...attempts.map(({ status, error }) => element('div', [String(status ?? error)], 'soft')),
    ]);
    return list(items);
  }

  document.querySelector('#reset')?.append(button('Reset the state', () => change('POST', '/reset')));
  document.querySelector('#clear')?.append(button('Clear all faults', () => change('DELETE', '/faults')));
  setInterval(() => {
    if (!document.hidden) refresh().catch(report);
  }, 2000);
  refresh().catch(report);
}
