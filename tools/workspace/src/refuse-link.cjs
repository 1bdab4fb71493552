// The `prepare` script of the published packages, which their tarballs do not contain. It rejects the installation of a
// package's folder, because npm would only link to the folder. On a machine without that folder, `npm ci` would
// succeed, but the import would fail.
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
