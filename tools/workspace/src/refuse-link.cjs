// The script `prepare` of the published packages, which a tarball does not contain. npm only links a folder that it
// installs. On every other machine, `npm ci` then succeeds and the import fails.
const { basename, resolve } = require('node:path');
const process = require('node:process');

const {
  npm_command: command,
  npm_config_install_links: installLinks,
  npm_config_user_agent: userAgent = '',
} = process.env;

if (userAgent.startsWith('npm/') && command === 'install' && installLinks !== 'true') {
  const root = resolve(__dirname, '../../..');
  const name = basename(process.cwd());
  console.error(`npm would only link this folder, and the link is broken on every other machine. Pack it instead:

  cd ${root} && npm run pack -- <your project>/vendor
  cd <your project> && npm install ./vendor/wapi-${name}-*.tgz
`);
  process.exitCode = 1;
}
