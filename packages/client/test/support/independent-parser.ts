import { Busboy } from '@fastify/busboy';
import type { ReceivedRequest } from './server.js';

export interface ParsedFile {
  filename: string;
  type: string;
  bytes: Buffer;
}

export interface ParsedForm {
  fields: [name: string, text: string][];
  files: [name: string, file: ParsedFile][];
}

/** Reads a form with a multipart parser that is independent of the client and of the platform's `FormData`. */
export function parseMultipart({ headers, body }: ReceivedRequest): Promise<ParsedForm> {
  const form: ParsedForm = { fields: [], files: [] };
  return new Promise((resolve, reject) => {
    const parser = new Busboy({
      headers: { ...headers, 'content-type': headers['content-type'] ?? '' },
      limits: { fieldSize: Infinity },
    });
    parser.on('field', (name, text) => form.fields.push([name, text]));
    parser.on('file', (name, stream, filename, _encoding, type) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => form.files.push([name, { filename, type, bytes: Buffer.concat(chunks) }]));
    });
    parser.on('finish', () => resolve(form));
    parser.on('error', reject);
    parser.end(body);
  });
}
