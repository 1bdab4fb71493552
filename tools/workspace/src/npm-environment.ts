/** Settings that npm needs to reach its registry. pnpm also passes on its own settings, which npm must not receive. */
const FOR_NPM = /^npm_config_(?:cache|ca|cafile|userconfig|registry|proxy|https?_proxy|noproxy|strict_ssl)$/i;

/**
 * Returns the environment for an npm process started below pnpm. pnpm exports all of its settings as `npm_config_*`.
 * With `engine_strict`, npm would refuse to install competitors that require a later Node.
 */
export function getNpmEnvironment(environment: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(environment).filter(([name]) => !/^p?npm_/i.test(name) || FOR_NPM.test(name)),
  );
}
