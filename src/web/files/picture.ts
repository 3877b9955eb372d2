const DRAWN = new Set(['image/jpeg', 'image/png', 'image/webp']);
const MOST_PIXELS = 2_560;
const QUALITY = 0.9;

/**
 * A photograph drawn anew: at most 2,560 pixels on a side, and without what the camera wrote into it, as where it was
 * taken. What is no picture, or one that moves, stays as it is; so does a picture that cannot be drawn.
 */
export async function redrawn(file: File): Promise<File> {
  if (!DRAWN.has(file.type)) return file;
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, MOST_PIXELS / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, file.type, QUALITY));
    return blob ? new File([blob], file.name, { type: blob.type }) : file;
  } catch {
    return file;
  }
}
