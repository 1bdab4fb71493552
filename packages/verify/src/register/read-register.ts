import { readFileSync } from 'node:fs';
import type { RegisterEntry } from './entry.js';

// The build copies the register to this folder. The relative path is the same from src and from dist.
const REGISTER = new URL('../../dist/spec/discrepancies.json', import.meta.url);

/** Reads the register that the build copied from the spec. */
export function readRegister(): RegisterEntry[] {
  return JSON.parse(readFileSync(REGISTER, 'utf8')) as RegisterEntry[];
}
