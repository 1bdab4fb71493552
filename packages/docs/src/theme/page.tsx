import type { ComponentChildren } from 'preact';
import { render } from 'preact-render-to-string';
import type { SiteModel } from '../model/site-model.js';
import { Navigation } from './navigation.js';

/** What every page is made with. */
export interface PageContext {
  site: SiteModel;
  /** The way from the page to the site's root, e.g. `../../`. Every link starts with it, so that the site works under any address. */
  root: string;
  style: { css: string; hash: string };
  /** The script's file name; absent where a page has nothing to copy. */
  script?: string;
}

interface PageProps {
  context: PageContext;
  title: string;
  description: string;
  /** The page's own address from the root, to mark it in the navigation. */
  address: string;
  /** A class for the main part. */
  layout?: string;
  children: ComponentChildren;
}

/** Renders a page as an HTML document. */
export function renderPage(props: PageProps): string {
  return `<!doctype html>\n${render(<Page {...props} />)}\n`;
}

function Page({ context, title, description, address, layout, children }: PageProps) {
  const { site, root, style, script } = context;
  const policy = [
    "default-src 'none'",
    `style-src '${style.hash}'`,
    ...(script === undefined ? [] : ["script-src 'self'"]),
    "img-src 'self' data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={policy} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        <meta name="description" content={description} />
        <link rel="icon" href={`${root}favicon.svg`} type="image/svg+xml" />
        <style dangerouslySetInnerHTML={{ __html: style.css }} />
        {script !== undefined && <script src={root + script} defer />}
      </head>
      <body>
        <a class="skip" href="#main">
          Skip to the content
        </a>
        <header class="bar">
          <a class="brand" href={root}>
            WAPI <small>{site.contract.info.version}</small>
          </a>
          <a href="#nav">All pages</a>
        </header>
        <main id="main" class={layout}>
          {children}
        </main>
        <Navigation site={site} root={root} address={address} />
        <footer>
          <p>An independent description. It is not WiPay's own document, and WiPay has not reviewed it.</p>
        </footer>
      </body>
    </html>
  );
}
