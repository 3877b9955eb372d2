import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { isShown } from '../../../core/file-type.ts';
import type { Refusal } from '../../../core/refusal.ts';
import type { FileRecord } from '../../../hub/ports/files.ts';
import type { ApiRequest } from '../api/row.ts';
import { sendRefusal } from '../api/status.ts';
import { disposition } from './disposition.ts';
import { partOf } from './range.ts';
import type { FilesGiven } from './routes.ts';
import { heeding, senderOf } from './sender.ts';

/** Whatever it is, it runs nothing, loads nothing, and is read as nothing but what is said here. */
const SAFE = {
  'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  // The browser may keep it, and asks each time whether it still may show it.
  'cache-control': 'private, no-cache',
  'accept-ranges': 'bytes',
};

/** `/files/ID/NAME`, for whom may read where it was said, at this moment: by his token, or by a link made for him. */
export function addDownload(app: FastifyInstance, given: FilesGiven): void {
  app.route<{ Params: Record<string, string> }>({
    method: ['GET', 'HEAD'],
    url: '/files/:id/:name',
    exposeHeadRoute: false,
    handler: (request, response) =>
      heeding(given, { request, response }, async () => {
        const file = await asked(given, request);
        if ('code' in file) return sendRefusal(response, file, { language: given.languageOf(request.raw) });
        return send(given, file, { request, response });
      }),
  });
}

async function asked(given: FilesGiven, request: ApiRequest): Promise<FileRecord | Refusal> {
  const { id = '' } = request.params;
  const { searchParams } = new URL(request.raw.url ?? '/', 'http://any');
  const [person, until, proof] = ['for', 'until', 'proof'].map((name) => searchParams.get(name));
  if (person && until && proof) return given.hub.files.openLink(id, { person, until: Number(until), proof });
  const by = await senderOf(given, request);
  return 'code' in by ? by : given.hub.files.open(by, id);
}

async function send(
  { hub, languageOf }: FilesGiven,
  file: FileRecord,
  { request, response }: { readonly request: ApiRequest; readonly response: FastifyReply },
): Promise<FastifyReply> {
  const tag = `"${file.sum}"`;
  const shown = isShown(file.type);
  response.headers({ ...SAFE, etag: tag });
  if (request.headers['if-none-match']?.split(',').some((one) => one.trim() === tag)) return response.code(304).send();
  const part = partOf(request.headers, { size: file.size, tag });
  if (!part) return response.code(416).header('content-range', `bytes */${file.size}`).send();
  const bytes = await hub.files.read(file, part);
  if (!bytes) {
    hub.report('error', 'the bytes of a file are gone', { file: file.id });
    return sendRefusal(response, { code: 'no_such_file' }, { language: languageOf(request.raw) });
  }
  response.headers({
    'content-type': shown ? file.type : 'application/octet-stream',
    'content-disposition': disposition(shown ? 'inline' : 'attachment', file.name),
    'content-length': part.to - part.from + 1,
    ...(part.part && { 'content-range': `bytes ${part.from}-${part.to}/${file.size}` }),
  });
  response.code(part.part ? 206 : 200);
  if (request.method === 'HEAD') return response.send();
  const readable = Readable.from(bytes);
  // The connection ends before the file does, and the browser says that it failed.
  readable.on('error', (problem) => hub.report('error', 'a file could not be read', { problem: String(problem) }));
  return response.send(readable);
}
