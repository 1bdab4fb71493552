import { spawnSync } from 'node:child_process';

/** Whether PHP is installed. */
export const hasPhp = spawnSync('php', ['--version']).status === 0;

/** Whether PHP has the cURL extension that the PHP samples use. In Debian, its package is `php-curl`. */
export const hasPhpCurl = hasPhp && spawnSync('php', ['-m'], { encoding: 'utf8' }).stdout.split('\n').includes('curl');
