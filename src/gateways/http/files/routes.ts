import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { Hub } from '../../../hub/hub.ts';
import type { Language } from '../../../protocol/sentences.ts';
import type { Desk } from '../api/ask.ts';
import { addDownload } from './download.ts';
import { addSimpleUpload } from './simple.ts';
import { addTus } from './tus.ts';

export interface FilesGiven {
  readonly hub: Hub;
  readonly desk: Desk;
  readonly languageOf: (request: IncomingMessage) => Language;
}

/** Files in and out: by tus at `/files`, by one request at `/api/files`, and handed out at `/files/ID/NAME`. */
export function fileRoutes(given: FilesGiven): (app: FastifyInstance) => Promise<void> {
  return async (app) => {
    // Whatever comes is bytes, which nobody reads but who keeps them.
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', (_, bytes, done) => done(null, bytes));
    addTus(app, given);
    addSimpleUpload(app, given);
    addDownload(app, given);
  };
}
