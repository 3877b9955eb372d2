/**
 * Writes src/core/confusables.generated.ts. To repeat it on Debian:
 *   apt-get install gcc pkg-config libicu-dev && npx tsx scripts/confusables.ts
 * The source is the confusables data of Unicode as ICU carries it (uspoof_getSkeleton); Debian's unicode-data has none.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ASK_ICU = String.raw`
#include <stdio.h>
#include <unicode/uspoof.h>
#include <unicode/ustring.h>
int main(void) {
  UErrorCode error = U_ZERO_ERROR;
  USpoofChecker *checker = uspoof_open(&error);
  printf("%s %s\n", U_ICU_VERSION, U_UNICODE_VERSION);
  for (UChar32 from = 0; from < 0x110000; from++) {
    UChar text[2], skeleton[64];
    int32_t length = 0;
    if (U_IS_SURROGATE(from)) continue;
    U16_APPEND_UNSAFE(text, length, from);
    int32_t end = uspoof_getSkeleton(checker, 0, text, length, skeleton, 64, &error);
    if (U_FAILURE(error)) return 1;
    if (end == length && !u_memcmp(text, skeleton, end)) continue;
    printf("%X", from);
    for (int32_t i = 0; i < end;) { UChar32 to; U16_NEXT(skeleton, i, end, to); printf(" %X", to); }
    printf("\n");
  }
}`;

const LICENCE = `A selection of the data; whoever copies it copies this notice (Unicode-DFS-2016):

COPYRIGHT AND PERMISSION NOTICE

Copyright © 1991-2022 Unicode, Inc. All rights reserved.
Distributed under the Terms of Use in https://www.unicode.org/copyright.html.

Permission is hereby granted, free of charge, to any person obtaining a copy of the Unicode data files and any associated
documentation (the "Data Files") or Unicode software and any associated documentation (the "Software") to deal in the Data
Files or Software without restriction, including without limitation the rights to use, copy, modify, merge, publish,
distribute, and/or sell copies of the Data Files or Software, and to permit persons to whom the Data Files or Software are
furnished to do so, provided that either (a) this copyright and permission notice appear with all copies of the Data Files
or Software, or (b) this copyright and permission notice appear in associated Documentation.

THE DATA FILES AND SOFTWARE ARE PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT
LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT OF THIRD PARTY RIGHTS.
IN NO EVENT SHALL THE COPYRIGHT HOLDER OR HOLDERS INCLUDED IN THIS NOTICE BE LIABLE FOR ANY CLAIM, OR ANY SPECIAL INDIRECT
OR CONSEQUENTIAL DAMAGES, OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF
CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THE DATA
FILES OR SOFTWARE.

Except as contained in this notice, the name of a copyright holder shall not be used in advertising or otherwise to promote
the sale, use or other dealings in these Data Files or Software without prior written authorization of the copyright holder.`;

type Row = readonly [from: number, ...to: number[]];

function askIcu(): string {
  const folder = mkdtempSync(join(tmpdir(), 'confusables-'));
  const source = join(folder, 'ask.c');
  const program = join(folder, 'ask');
  writeFileSync(source, ASK_ICU);
  const flags = execFileSync('pkg-config', ['--cflags', '--libs', 'icu-i18n', 'icu-uc'], { encoding: 'utf8' });
  execFileSync('gcc', ['-o', program, source, ...flags.trim().split(/\s+/)]);
  const answer = execFileSync(program, { encoding: 'utf8', maxBuffer: 64 << 20 });
  rmSync(folder, { recursive: true });
  return answer;
}

/** No name holds these, so no table needs them (src/core/name-fault.ts). */
const NEVER_IN_A_NAME = /[\p{White_Space}\p{DI}\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\u2800]/u;

/** Unicode maps final consonants to initial ones, which would make 각가 and 가까 alike: two names that nobody confuses. */
const FINAL_CONSONANT = /[\u11A8-\u11FF\uD7CB-\uD7FB]/;

function isWanted([from]: Row): boolean {
  const letter = String.fromCodePoint(from);
  const isDecomposed = letter.normalize('NFD') === letter;
  return isDecomposed && !NEVER_IN_A_NAME.test(letter) && !FINAL_CONSONANT.test(letter);
}

const rowOf = (line: string): Row => {
  const [from = 0, ...to] = line.split(' ').map((hex) => Number.parseInt(hex, 16));
  return [from, ...to];
};

function byPrototype(rows: readonly Row[]): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  for (const [from, ...to] of rows) {
    const prototype = to.map((point) => point.toString(36)).join('+');
    groups.set(prototype, [...(groups.get(prototype) ?? []), from]);
  }
  return groups;
}

/** Distances are shorter than code points. */
const distances = (points: readonly number[]): string =>
  points.map((point, i) => (point - (points[i - 1] ?? 0)).toString(36)).join(' ');

const [versions = '', ...lines] = askIcu().trim().split('\n');
const [icu, unicode] = versions.split(' ');
const rows = lines.map(rowOf).filter(isWanted);
const table = [...byPrototype(rows)].map(([to, from]) => `${to}:${distances(from)}`).join(';');

writeFileSync(
  new URL('../src/core/confusables.generated.ts', import.meta.url),
  `/*
Generated by scripts/confusables.ts from ICU ${icu} (Unicode ${unicode}): ${rows.length} code points.

${LICENCE}
*/

/** 'prototype:sources' joined by ';'. Base 36; a prototype's code points are joined by '+', each source is its distance from the one before. */
export const CONFUSABLES =
  '${table}';
`,
);
