import { formatPointer } from '@wapi/types';
import { asObject, getChild } from '../json-pointer.js';
import { getMediaRanges } from '../normalize/http.js';
import type { Audience, Check, Endpoint, Finding, Node, Versions } from '../types.js';
import { findResponse } from '../versions.js';

/** Checks the status codes, the headers and the media types of responses, and the media types of requests. */
export const checkResponses: Check = ({ operations, webhooks, isUnchanged }) => [
  ...operations.flatMap(({ base, head }) =>
    head
      ? [
          ...checkEndpoint(base, head, 'response', isUnchanged),
          ...checkMedia(base.requestMedia, head.requestMedia, 'request'),
        ]
      : [],
  ),
  ...webhooks.flatMap(({ base, head }) =>
    head
      ? [
          ...checkEndpoint(base, head, 'webhook', isUnchanged),
          ...checkMedia(base.requestMedia, head.requestMedia, 'webhook'),
        ]
      : [],
  ),
];

function checkEndpoint(
  base: Endpoint,
  head: Endpoint,
  side: 'response' | 'webhook',
  isUnchanged: Versions['isUnchanged'],
): Finding[] {
  return [...base.responses].flatMap(([status, from]): Finding[] => {
    const to = findResponse(head, status);
    // In a response, replacing a status code with a range is breaking: clients select a response by its exact code, and
    // a range permits unknown codes. In a webhook, such a change is compatible, because the receiver chooses the code,
    // and a range accepts more codes.
    if (to === undefined || (side === 'response' && !head.responses.has(status))) {
      const location = from.place.reference ?? from.place.pointer;
      const change = to === undefined ? 'was removed' : `became the range ${status[0]}XX`;
      const message =
        side === 'webhook'
          ? `The webhook \`${base.key}\` no longer accepts the response ${status}.`
          : `The response ${status} of \`${base.id}\` ${change}.`;
      return [{ rule: 'response-removed', location, version: 'base', breaks: [side], message }];
    }
    if (side === 'webhook') return checkWebhookResponse(base, from.place, to.place, isUnchanged);
    return [...checkHeaders(from.headers, to.headers), ...checkMedia(from.media, to.media, side)];
  });
}

/**
 * Reports every change to the body and the headers that a response to a webhook must have, because their parts are not
 * compared.
 */
function checkWebhookResponse(
  { key }: Endpoint,
  from: Node,
  to: Node,
  isUnchanged: Versions['isUnchanged'],
): Finding[] {
  return ['content', 'headers'].flatMap((keyword): Finding[] => {
    const [before = {}, after = {}] = [from, to].map(({ node }) => getChild(node, keyword));
    if (isUnchanged(before, after) || Object.keys(asObject(after)).length === 0) return [];
    const message = `The webhook \`${key}\` requires a response with different ${keyword}.`;
    const location = to.pointer + formatPointer(keyword);
    return [{ rule: 'webhook-response-changed', location, version: 'head', breaks: ['webhook'], message }];
  });
}

function checkHeaders(base: ReadonlyMap<string, Node>, head: ReadonlyMap<string, Node>): Finding[] {
  return [...base].flatMap(([name, from]): Finding[] => {
    const to = head.get(name);
    if (to === undefined) {
      const message = `The response header \`${name}\` was removed.`;
      const rule = 'response-header-removed';
      return [{ rule, location: from.reference ?? from.pointer, version: 'base', breaks: ['response'], message }];
    }
    if (getChild(from.node, 'required') !== true || getChild(to.node, 'required') === true) return [];
    const isInHead = getChild(to.node, 'required') !== undefined;
    return [
      {
        rule: 'response-header-optional',
        location: (isInHead ? to : from).pointer + formatPointer('required'),
        version: isInHead ? 'head' : 'base',
        breaks: ['response'],
        message: `The response header \`${name}\` may be missing.`,
        before: 'required',
        after: 'optional',
      },
    ];
  });
}

function checkMedia(
  base: ReadonlyMap<string, Node>,
  head: ReadonlyMap<string, Node>,
  side: Exclude<Audience, 'client'>,
): Finding[] {
  // Skip the removal of a whole body, because it is a separate finding.
  if (head.size === 0 && side !== 'response') return [];
  return [...base].flatMap(([type, { pointer }]): Finding[] => {
    if (isDocumented(head, type, side)) return [];
    const message = `The media type \`${type}\` was removed.`;
    return [{ rule: 'media-type-removed', location: pointer, version: 'base', breaks: [side], message }];
  });
}

/**
 * Returns whether `head` still accepts or sends a media type. A request may also send a type of a range such as
 * `image/*`. In a response or a webhook, a range permits unknown types, so a type must not become one.
 */
function isDocumented(head: ReadonlyMap<string, Node>, type: string, side: Exclude<Audience, 'client'>): boolean {
  const isSent = [...head.keys()].some((known) => getMediaRanges(known).includes(type));
  return isSent || (side === 'request' && getMediaRanges(type).some((range) => head.has(range)));
}
