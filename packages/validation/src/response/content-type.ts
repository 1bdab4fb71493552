import type { Finding } from '../findings/finding.js';

const PLACE = 'header/Content-Type';

/** Checks the media type and the charset of a JSON response. JSON is always UTF-8 (RFC 8259). */
export function checkContentType(value: string | undefined): { isJson: boolean; findings: Finding[] } {
  const [mediaType, ...parameters] = (value ?? '').split(';').map((part) => part.trim().toLowerCase());
  if (mediaType !== 'application/json') {
    const seen = value === undefined ? 'nothing' : 'another media type';
    return {
      isJson: false,
      findings: [finding('mediaType', 'it must be application/json', 'application/json', seen)],
    };
  }
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice('charset='.length);
  const isUtf8 = charset === undefined || /^"?utf-?8"?$/.test(charset);
  return {
    isJson: true,
    findings: isUtf8 ? [] : [finding('charset', 'the charset must be utf-8', 'utf-8', 'another charset')],
  };
}

function finding(keyword: string, message: string, expected: string, seen: string): Finding {
  return { direction: 'response', place: PLACE, keyword, message, expected, seen };
}
