/** Settings that npm needs to reach its registry. pnpm passes on its own settings too, which must not reach npm. */
const FOR_NPM = /^npm_config_(?:cache|ca|cafile|userconfig|registry|proxy|https?_proxy|noproxy|strict_ssl)$/i;

/**
 * The environment for an npm that is started below pnpm. pnpm exports all of its settings as `npm_config_*`, and with
 * `engine_strict` npm refuses to install competitors that declare a later Node.
 */
export function getNpmEnvironment(environment: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(environment).filter(([name]) => !/^p?npm_/i.test(name) || FOR_NPM.test(name)),
  );
}
