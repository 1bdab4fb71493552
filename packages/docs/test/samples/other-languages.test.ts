import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { phpSample } from '../../src/samples/php.js';
import { pythonSample } from '../../src/samples/python.js';
import { site } from '../support/site.js';

const request = {
  method: 'PATCH',
  url: 'https://a.example/wapi/x',
  query: [
    ['status[]', '0'],
    ['status[]', '4'],
  ],
  hasToken: true,
  texts: [['name', "O'Brien \\ Sons"]],
  files: [{ name: 'picture', fileName: 'photo.jpg', type: 'image/jpeg' }],
} as const;
const all = site.operations.flatMap(({ samples }) => samples);
const succeeds = (command: string, ...args: string[]) => spawnSync(command, args).status === 0;

describe('phpSample', () => {
  it('numbers the entries of a list, escapes quotes and sends files', () => {
    expect(phpSample(request)).toBe(`<?php
$curl = curl_init('https://a.example/wapi/x?' . http_build_query([
    'status[0]' => '0',
    'status[1]' => '4',
]));
curl_setopt_array($curl, [
    CURLOPT_CUSTOMREQUEST => 'PATCH',
    CURLOPT_RETURNTRANSFER => true,
    CURLOPT_HTTPHEADER => [
        'Accept: application/json',
        'Authorization: Bearer ' . getenv('WAPI_TOKEN'),
    ],
    CURLOPT_POSTFIELDS => [
        'name' => 'O\\'Brien \\\\ Sons',
        'picture' => new CURLFile('photo.jpg', 'image/jpeg'),
    ],
]);
$data = json_decode(curl_exec($curl), true);
$status = curl_getinfo($curl, CURLINFO_RESPONSE_CODE);`);
  });

  it.skipIf(!succeeds('php', '--version'))('writes valid PHP for every request', () => {
    const input = JSON.stringify(all.map(({ php }) => php));
    // PHP compiles the whole sample before it runs the first statement, which returns.
    const program = "foreach (json_decode(stream_get_contents(STDIN)) as $code) eval('return; ?>' . $code);";
    const { status, stdout, stderr } = spawnSync('php', ['-r', program], { input, encoding: 'utf8' });
    expect({ status, output: stdout + stderr }).toEqual({ status: 0, output: '' });
  });
});

describe('pythonSample', () => {
  it('repeats the name of a list, escapes quotes and sends files', () => {
    expect(pythonSample(request)).toBe(`import os
import requests

response = requests.patch(
    'https://a.example/wapi/x',
    headers={'Accept': 'application/json', 'Authorization': 'Bearer ' + os.environ['WAPI_TOKEN']},
    params=[
        ('status[]', '0'),
        ('status[]', '4'),
    ],
    data=[
        ('name', 'O\\'Brien \\\\ Sons'),
    ],
    files={
        'picture': ('photo.jpg', open('photo.jpg', 'rb'), 'image/jpeg'),
    },
)
print(response.status_code, response.json())`);
  });

  it.skipIf(!succeeds('python3', '--version'))('writes valid Python for every request', () => {
    const input = JSON.stringify(all.map(({ python }) => python));
    const { status, stderr } = spawnSync(
      'python3',
      ['-c', 'import ast, json, sys\nfor text in json.load(sys.stdin): ast.parse(text)'],
      { input },
    );
    expect({ status, stderr: stderr.toString() }).toEqual({ status: 0, stderr: '' });
  });
});
