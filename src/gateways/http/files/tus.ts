import type { FastifyInstance, FastifyReply, HTTPMethods } from 'fastify';
import type { Uploaded } from '../../../hub/files/uploads.ts';
import type { Presence } from '../../../hub/presence.ts';
import { ALLOWED } from '../api/browsers.ts';
import type { ApiRequest } from '../api/row.ts';
import { sendRefusal } from '../api/status.ts';
import { InHand } from './in-hand.ts';
import { metadataOf } from './metadata.ts';
import type { FilesGiven } from './routes.ts';
import { bytesOf, heeding, senderOf, wholeNumber } from './sender.ts';

const VERSION = '1.0.0';
const EXTENSIONS = 'creation,creation-with-upload,termination';
const BYTES = 'application/offset+octet-stream';

/** One request of tus, by somebody who may make it. */
type Step = (asked: Asked) => Promise<unknown>;

interface Asked {
  readonly request: ApiRequest;
  readonly response: FastifyReply;
  readonly by: Presence;
  readonly id: string;
}

/**
 * Resumable uploads: tus 1.0.0 (https://tus.io/protocols/resumable-upload), the core protocol, creation with bytes or
 * without, and termination. An upload is its sender's; what is acknowledged is on the disk.
 */
export function addTus(app: FastifyInstance, given: FilesGiven): void {
  const { create, look, append, giveUp } = stepsOf(given);
  const route = (method: HTTPMethods, url: string, step: Step) =>
    app.route<{ Params: Record<string, string> }>({
      method,
      url,
      exposeHeadRoute: false,
      handler: (request, response) => taken(given, { request, response }, step),
    });
  route('POST', '/files', create);
  route('HEAD', '/files/:id', look);
  route('PATCH', '/files/:id', append);
  route('DELETE', '/files/:id', giveUp);
  // For those who cannot send every method.
  route('POST', '/files/:id', async (asked) => {
    const meant = { HEAD: look, PATCH: append, DELETE: giveUp }[
      String(asked.request.headers['x-http-method-override'])
    ];
    return meant ? meant(asked) : refuse(given, asked, 'no such method', 405);
  });
  for (const url of ['/files', '/files/:id']) app.options(url, async (_, response) => abilities(given, response));
}

function abilities({ hub }: FilesGiven, response: FastifyReply): FastifyReply {
  const words = { 'tus-resumable': VERSION, 'tus-version': VERSION, 'tus-extension': EXTENSIONS };
  return response
    .code(204)
    .headers({ ...ALLOWED, ...words, 'tus-max-size': hub.files.limits.file })
    .send();
}

async function taken(
  given: FilesGiven,
  { request, response }: Pick<Asked, 'request' | 'response'>,
  step: Step,
): Promise<unknown> {
  response.header('tus-resumable', VERSION);
  const language = given.languageOf(request.raw);
  if (request.headers['tus-resumable'] !== VERSION) {
    response.header('tus-version', VERSION);
    const detail = `Tus-Resumable: ${VERSION}`;
    return sendRefusal(response, { code: 'bad_request', detail }, { language, status: 412 });
  }
  const by = await senderOf(given, request);
  if ('code' in by) return sendRefusal(response, by, { language });
  const { id = '' } = request.params;
  return heeding(given, { request, response }, () => step({ request, response, by, id }));
}

function stepsOf(given: FilesGiven): { readonly [N in 'create' | 'look' | 'append' | 'giveUp']: Step } {
  const { files } = given.hub;
  const inHand = new InHand();
  const add = ({ by, id, request }: Asked, offset: number) =>
    inHand.while(by.id, id, request, () => files.add(by, id, { offset, bytes: bytesOf(request) }));
  return {
    async create(asked) {
      const { request, response, by } = asked;
      const size = wholeNumber(request.headers['upload-length']);
      if (size === null) return refuse(given, asked, 'Upload-Length');
      const words = metadataOf(request.headers['upload-metadata']);
      const [name, type, alt] = [words.get('filename') ?? words.get('name'), words.get('filetype'), words.get('alt')];
      const begun = await files.begin(by, { name: name ?? '', type: type ?? '', alt: alt ?? '', size });
      if (!begun.ok) return answer(given, asked, begun, 201);
      const { id } = begun.progress;
      response.header('location', `/files/${id}`);
      const withBytes = size > 0 && request.headers['content-type'] === BYTES;
      return answer(given, asked, withBytes ? await add({ ...asked, id }, 0) : begun, 201);
    },
    async look(asked) {
      inHand.cutOff(asked.by.id, asked.id);
      return answer(given, asked, await files.progress(asked.by, asked.id), 200);
    },
    async append(asked) {
      const { headers } = asked.request;
      if (headers['content-type'] !== BYTES) return refuse(given, asked, `Content-Type: ${BYTES}`, 415);
      const offset = wholeNumber(headers['upload-offset']);
      if (offset === null) return refuse(given, asked, 'Upload-Offset');
      inHand.cutOff(asked.by.id, asked.id);
      return answer(given, asked, await add(asked, offset), 204);
    },
    async giveUp(asked) {
      inHand.cutOff(asked.by.id, asked.id);
      const given_up = await files.cancel(asked.by, asked.id);
      return given_up.ok ? asked.response.code(204).send() : answer(given, asked, given_up, 204);
    },
  };
}

/** How far the upload is now, or why nothing was done. */
function answer(given: FilesGiven, asked: Asked, uploaded: Uploaded | 'conflict', status: number): FastifyReply {
  if (uploaded === 'conflict') return refuse(given, asked, 'Upload-Offset is not how far it is', 409);
  const { request, response } = asked;
  if (!uploaded.ok) return sendRefusal(response, uploaded.refusal, { language: given.languageOf(request.raw) });
  const { has, size } = uploaded.progress;
  return response.code(status).headers({ 'upload-offset': has, 'upload-length': size }).send();
}

function refuse({ languageOf }: FilesGiven, { request, response }: Asked, detail: string, status = 400): FastifyReply {
  return sendRefusal(response, { code: 'bad_request', detail }, { language: languageOf(request.raw), status });
}
