import type { FastifyInstance } from 'fastify';
import { infoOf } from '../../../hub/files/unsaid.ts';
import { fieldsOf } from '../api/ask.ts';
import type { ApiRequest } from '../api/row.ts';
import { sendRefusal } from '../api/status.ts';
import type { FilesGiven } from './routes.ts';
import { bytesOf, heeding, senderOf, wholeNumber } from './sender.ts';

/** What curl says where nobody told it. */
const FORM = 'application/x-www-form-urlencoded';

/** One request, whose body is the file; `name` and `alt` stand in the query. */
export function addSimpleUpload(app: FastifyInstance, given: FilesGiven): void {
  const { hub, languageOf } = given;
  app.post<{ Params: Record<string, string> }>('/api/files', async (request, response) => {
    const language = languageOf(request.raw);
    const by = await senderOf(given, request);
    if ('code' in by) return sendRefusal(response, by, { language });
    const size = wholeNumber(request.headers['content-length']);
    if (size === null) {
      return sendRefusal(response, { code: 'bad_request', detail: 'no Content-Length' }, { language, status: 411 });
    }
    return heeding(given, { request, response }, async () => {
      const begun = await hub.files.begin(by, { ...saidOf(request), size });
      if (!begun.ok) return sendRefusal(response, begun.refusal, { language });
      const { id } = begun.progress;
      const progress =
        size === 0
          ? begun
          : await allOrNothing(
              () => add(given, request, { by, id }),
              () => hub.files.cancel(by, id),
            );
      if (progress === 'conflict') return sendRefusal(response, { code: 'internal' }, { language });
      if (!progress.ok) return sendRefusal(response, progress.refusal, { language });
      const { file } = progress.progress;
      return response.code(201).send({ ok: true, file: file && infoOf(file) });
    });
  });
}

function saidOf(request: ApiRequest) {
  const { name, alt } = fieldsOf(request, {});
  const type = (request.headers['content-type'] ?? '').split(';', 1)[0]?.trim() ?? '';
  return { name: String(name ?? ''), alt: String(alt ?? ''), type: type === FORM ? '' : type };
}

function add(
  { hub }: FilesGiven,
  request: ApiRequest,
  { by, id }: { by: Parameters<typeof hub.files.add>[0]; id: string },
) {
  return hub.files.add(by, id, { offset: 0, bytes: bytesOf(request) });
}

/** What was cut off here nobody goes on with. */
async function allOrNothing<T>(run: () => Promise<T>, giveUp: () => Promise<unknown>): Promise<T> {
  try {
    return await run();
  } catch (problem) {
    await giveUp();
    throw problem;
  }
}
