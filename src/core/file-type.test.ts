import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AVIF, GIF, jpeg, png, WEBP_ALPHA, WEBP_LOSSLESS, WEBP_LOSSY } from '../../test/files/pictures.ts';
import { isShown, kindOf } from './file-type.ts';

const OTHER = 'application/octet-stream';

describe('[F4] what a file is', () => {
  it.each([
    ['png', png(640, 480), { type: 'image/png', width: 640, height: 480 }],
    ['jpeg', jpeg(4_000, 3_000), { type: 'image/jpeg', width: 4_000, height: 3_000 }],
    ['gif', GIF, { type: 'image/gif', width: 1, height: 1 }],
    ['webp, lossy', WEBP_LOSSY, { type: 'image/webp', width: 1, height: 1 }],
    ['webp, lossless', WEBP_LOSSLESS, { type: 'image/webp', width: 1, height: 1 }],
    ['webp, extended', WEBP_ALPHA, { type: 'image/webp', width: 1, height: 1 }],
    ['avif', AVIF, { type: 'image/avif', width: 2, height: 2 }],
  ])('%s: its type and its size in pixels, whatever is claimed', (_, bytes, kind) => {
    expect(kindOf(bytes, 'text/html')).toEqual(kind);
  });

  it.each([
    ['video/mp4', '\0\0\0\x18ftypmp42\0\0\0\0mp42isom'],
    ['audio/mp4', '\0\0\0\x18ftypM4A \0\0\0\0M4A mp42'],
    ['video/webm', '\x1aE\xdf\xa3\x9fB\x86\x81\x01B\xf7\x81\x01B\xf2\x81\x04B\xf3\x81\x08B\x82\x84webm'],
    ['audio/ogg', 'OggS\0\x02\0\0\0\0\0\0\0\0\x01\0\0\0\0\0\0\0\0\0\0\0\x01\x13OpusHead'],
    ['video/ogg', 'OggS\0\x02\0\0\0\0\0\0\0\0\x01\0\0\0\0\0\0\0\0\0\0\0\x01*\x80theora'],
  ])('%s', (type, start) => {
    expect(kindOf(Buffer.from(start, 'latin1'), '')).toEqual({ type });
  });

  it('a picture that takes more than 50 megapixels to draw is none', () => {
    expect(kindOf(png(20_000, 20_000), 'image/png')).toEqual({ type: OTHER });
    expect(kindOf(png(7_000, 7_000), 'image/png')).toMatchObject({ type: 'image/png' });
  });

  it.each([
    ['<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>', 'image/png'],
    ['<!doctype html><script>1</script>', 'image/jpeg'],
    ['GIF89a', 'image/gif'],
    ['\x89PNG\r\n\x1a\n', 'image/png'],
    ['\xff\xd8\xff', 'image/jpeg'],
    ['RIFF\0\0\0\0WEBP', 'image/webp'],
    ['', 'video/mp4'],
  ])('what only claims to be shown is not: %j', (start, claimed) => {
    expect(kindOf(Buffer.from(start, 'latin1'), claimed)).toEqual({ type: OTHER });
  });

  it.each([
    ['application/pdf', 'application/pdf'],
    ['IMAGE/SVG+XML', 'image/svg+xml'],
    ['text/html', 'text/html'],
    ['text/html; charset=x', OTHER],
    ['multipart/x', OTHER],
    ['a"\r\nb', OTHER],
    ['', OTHER],
  ])('what bytes do not tell is told as it is claimed, and never shown: %j', (claimed, type) => {
    expect(kindOf(Buffer.from('%PDF-1.7'), claimed)).toEqual({ type });
    expect(isShown(type)).toBe(false);
  });

  it('reads any bytes without a fault, and never claims a shown type for text', () => {
    const some = fc.constantFrom(png(3, 3), GIF, AVIF, WEBP_ALPHA, jpeg(9, 9));
    const cut = some.chain((bytes) => fc.nat(bytes.length).map((end) => Uint8Array.from(bytes.subarray(0, end))));
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 300 }), cut), fc.string(), (bytes, claimed) => {
        expect(kindOf(bytes, claimed).type).toMatch(/^[a-z]+\/[a-z0-9.+-]+$/);
      }),
    );
    fc.assert(fc.property(fc.string(), (text) => !isShown(kindOf(Buffer.from(`<${text}`), 'image/png').type)));
  });
});
