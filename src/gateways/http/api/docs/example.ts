import { Type } from 'typebox';
import { type Described, namesIn } from '../row.ts';

const VALUES: Readonly<Record<string, string>> = {
  room: '광장',
  nickname: '홍길동',
  to: '김소연',
  text: '안녕',
  id: 'ID',
  log: 'LOG',
  emoji: '👍',
  seq: '7',
  command: 'seek',
};

/** A command line that does it. */
export function example({ method, path, takes, also, answers, example: own }: Described): string {
  if (own !== undefined) return own;
  const place = path.replace(/:(\w+)/g, (_, name: string) => VALUES[name] ?? name);
  const inPath = namesIn(path);
  const needed = Object.entries(takes).filter(([name, schema]) => !inPath.includes(name) && !Type.IsOptional(schema));
  const given = path.endsWith('/:command')
    ? [`-H 'Content-Type: application/json' -d '{"log": "LOG", "id": "ID"}'`]
    : needed.map(([name]) => `-d '${name}=${VALUES[name] ?? name}'`);
  const usual = answers === null ? 'GET' : given.length > 0 ? 'POST' : 'GET';
  const words = [
    ...(answers === null ? ['-N'] : []),
    ...(method === usual ? [] : [`-X ${method}`]),
    ...(path === '/api/hello' ? [] : ['-H "Authorization: Bearer $TOKEN"']),
    ...given,
    ...(also.includes('ref') ? [`-d 'ref=1'`] : []),
    `$URL${place}`,
  ];
  return `curl ${words.join(' ')}`;
}
