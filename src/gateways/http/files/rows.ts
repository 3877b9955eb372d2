import { Type } from 'typebox';
import { FileShape } from '../../../protocol/schema.ts';
import type { Described } from '../api/row.ts';

const AUTH = 'curl -H "Authorization: Bearer $TOKEN"';
const TUS = `${AUTH} -H 'Tus-Resumable: 1.0.0'`;
const NOTHING = { takes: {}, answers: Type.Object({}), also: [] };
const BYTES = { ...NOTHING, bytes: true as const };

/** The routes of files, for OpenAPI and for readers: their bodies are bytes, not fields. */
export const FILE_ROWS: readonly Described[] = [
  {
    ...BYTES,
    method: 'POST',
    path: '/api/files',
    says: 'Send a file in one request, whose body it is. Then say it: its id is in the answer.',
    takes: {
      name: Type.Optional(Type.String({ description: 'the name of the file' })),
      alt: Type.Optional(Type.String({ description: 'what a picture shows, in words' })),
    },
    answers: Type.Object({ file: FileShape }),
    example: `${AUTH} -H 'Content-Type: application/pdf' --data-binary @회의록.pdf "$URL/api/files?name=회의록.pdf"`,
  },
  {
    ...NOTHING,
    method: 'GET',
    path: '/files/:id/:name',
    says: 'A file that was said where you may read, or in part (`Range`). The name may be any. Without the token: by an address of the command `links`.',
    example: `${AUTH} -OJ $URL/files/ID/x`,
  },
  {
    ...BYTES,
    method: 'POST',
    path: '/files',
    says: 'Begin an upload that can go on where it is cut off (tus 1.0.0): `Upload-Length`, and in `Upload-Metadata` `filename`, `filetype` and `alt`. `Location` is where it is.',
    example: `${TUS} -H 'Upload-Length: 1000' -X POST $URL/files`,
  },
  {
    ...BYTES,
    method: 'PATCH',
    path: '/files/:id',
    says: 'Send bytes that belong at `Upload-Offset`. How far an upload is, `HEAD` tells.',
    example: `${TUS} -H 'Upload-Offset: 0' -H 'Content-Type: application/offset+octet-stream' -X PATCH --data-binary @회의록.pdf $URL/files/ID`,
  },
  {
    ...NOTHING,
    method: 'DELETE',
    path: '/files/:id',
    says: 'Give up an upload, or a file that was not said yet.',
    example: `${TUS} -X DELETE $URL/files/ID`,
  },
  {
    ...BYTES,
    method: 'POST',
    path: '/files/:id',
    says: 'For those who cannot send every method: `X-HTTP-Method-Override` names it.',
    example: `${TUS} -H 'X-HTTP-Method-Override: DELETE' -X POST $URL/files/ID`,
  },
];
